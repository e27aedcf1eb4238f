import { parseArgs } from "node:util";
import { runCommand } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { retentionKinds, retentionRules, type RetentionKind } from "#app/platform/data-folder/retention.ts";
import { findSettingsEditor } from "#app/staff/accounts/find-settings-editor.server.ts";
import { setRetention } from "#app/staff/retention/set-retention.server.ts";
import { erasePersonalData, type DataKeeper } from "#app/complaints/personal-data/erase-personal-data.server.ts";
import { exportPersonalData } from "#app/complaints/personal-data/export-personal-data.server.ts";
import { shortestWords } from "#app/complaints/case/case-forms.ts";
import { formatReference, readReference } from "#app/complaints/case/reference.ts";

/**
 * `npm run privacy`: lists how long each kind of data about people is stored. Further options need `--by EMAIL`, an
 * open account of the office with the permission to edit settings, which the audit record names: `--keep KIND --days N
 * --basis TEXT` sets a period, `--export REFERENCE` prints all data of a case's sender as JSON, `--erase REFERENCE
 * --reason TEXT` erases it. Ends with code 1 if nothing was done.
 */
const usage =
  "npm run privacy [-- --by EMAIL (--keep KIND --days N --basis TEXT | --export REFERENCE | --erase REFERENCE --reason TEXT)]";

const options = {
  by: { type: "string" },
  keep: { type: "string" },
  days: { type: "string" },
  basis: { type: "string" },
  export: { type: "string" },
  erase: { type: "string" },
  reason: { type: "string" },
} as const;

type Asked = Partial<Record<keyof typeof options, string | undefined>>;

const asked = readArguments();
if (asked === undefined) refuse(usage);
else await carryOut(asked);

function readArguments(): Asked | undefined {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
}

function carryOut(what: Asked): Promise<void> {
  return runCommand((context) => (Object.keys(what).length === 0 ? list(context) : act(context, what)));
}

async function list(context: Context): Promise<void> {
  const days = await findRetention(context.db);
  for (const kind of retentionKinds) say(`${kind.padEnd(16)} ${String(days[kind])} days`);
}

async function act(context: Context, what: Asked): Promise<void> {
  const keeper = await findSettingsEditor(context.db, what.by ?? "");
  if (keeper === undefined)
    refuse("No open account with this address may edit the settings of its office (--by EMAIL).");
  else if (what.keep !== undefined) await keep(context, keeper, what);
  else if (what.export !== undefined) await handOut(context, keeper, referenceOf(what.export));
  else if (what.erase !== undefined) await erase(context, keeper, referenceOf(what.erase), what.reason);
  else refuse(usage);
}

/** The reference in its stored form; an invalid one stays as typed and is not found. */
function referenceOf(typed: string): string {
  const read = readReference(typed);
  return read.ok ? formatReference(read.code) : typed;
}

async function keep(context: Context, keeper: DataKeeper, { keep: kind, days: typed, basis }: Asked): Promise<void> {
  const known = retentionKinds.find((one): one is RetentionKind => one === kind);
  if (known === undefined) {
    refuse(`Kinds: ${retentionKinds.join(", ")}.`);
    return;
  }
  const { least, most } = retentionRules[known];
  const days = Number(typed);
  if (!Number.isInteger(days) || days < least || days > most) {
    refuse(`--days is a whole number from ${String(least)} to ${String(most)}.`);
    return;
  }
  if (basis === undefined || basis.trim() === "") {
    refuse("--basis names the document the period comes from.");
    return;
  }
  await setRetention(context, keeper, { kind: known, days, basis: basis.trim() });
  say(`From now on ${known} is kept for ${String(days)} days.`);
}

async function handOut(context: Context, keeper: DataKeeper, reference: string): Promise<void> {
  const data = await exportPersonalData(context, keeper, reference);
  if (data === undefined) refuse("The office has no such case.");
  else say(JSON.stringify(data, undefined, 2));
}

const refusals = {
  "not-found": "The office has no such case.",
  open: "The case still waits for its answer, which the office owes. It can be erased once it has ended.",
  erased: "It was erased before.",
} as const;

async function erase(context: Context, keeper: DataKeeper, reference: string, typed = ""): Promise<void> {
  const reason = typed.trim();
  if (reason.length < shortestWords) {
    refuse("--reason says who asked for it and when; it stays in the history of the case.");
    return;
  }
  const outcome = await erasePersonalData(context, keeper, reference, reason);
  if (!outcome.ok) refuse(refusals[outcome.reason]);
  else say(`Erased: contact details, ${String(outcome.files)} files, and what identifies a person in the texts.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

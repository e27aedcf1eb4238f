import { statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { expectImport } from "#db/engine.ts";
import { formatCount, formatShare } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { runCommand, stoppedCode } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { listProblems, readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { importRulesSchema, type ImportCounts, type ImportRules } from "#app/imports/runs/import-run.ts";
import { importRegisterAt, type ImportProgress, type ImportResult } from "#app/imports/runs/import-register.server.ts";
import { isUndoing } from "#app/imports/runs/undo-import.server.ts";
import { countOfKind, mostStoredProblems, reasonsOf, type ReasonCounts } from "#app/imports/runs/stored-problems.ts";
import { lineText, problemText, type StoredProblem } from "#app/imports/runs/problem-text.ts";

/**
 * `npm run import -- FILE [--office slug] [--days day-first|month-first] [--accept-moves]`: imports a register and
 * prints the results of its rows, in Vietnamese. Ends with code 0 if the file was read and contained a dossier, even if
 * some rows were refused, else with 1. After Ctrl-C (or SIGTERM) it saves the rows in progress and ends with 130.
 */

// A million rows leave much short-lived garbage. The process stays below 300 MB, because the old generation is collected
// before it grows by more than half and the npm script limits the young one.
setFlagsFromString("--heap-growing-percent=50");

const t = translator("vi");

// Stays 1 until the whole file is read.
process.exitCode = 1;
await run();

interface Office {
  id: string;
  slug: string;
  name: string;
}

async function run(): Promise<void> {
  const { file, slug, rules } = readArguments();
  if (file === undefined) {
    refuse(t("imports:command.usage"));
    return;
  }
  const size = sizeOf(file);
  if (size === undefined) refuse(t("imports:command.noFile", { file }));
  else await runCommand((context, { stopping }) => importFile(context, { file, size, slug, rules }, stopping));
}

interface Wanted {
  file: string;
  size: number;
  slug: string | undefined;
  rules: ImportRules;
}

async function importFile(context: Context, { file, size, slug, rules }: Wanted, stop: AbortSignal): Promise<void> {
  await expectImport(context.db);
  const office = await findOffice(context, slug);
  if (office === undefined) return;
  if (await isUndoing(context.db, office.id)) {
    refuse(t("imports:undo.busy"));
    return;
  }
  const facts = { officeId: office.id, staffId: null, fileName: basename(file), bytesTotal: size, rules };
  const onProgress = process.stderr.isTTY ? showProgress : undefined;
  const result = await importRegisterAt(context, file, facts, { onProgress, stop });
  await report(context, basename(file), office, result);
  if (stop.aborted) process.exitCode = stoppedCode;
  else if (result.unreadable === undefined) process.exitCode = 0;
}

interface Arguments {
  /** Undefined if the arguments are wrong. */
  file: string | undefined;
  slug: string | undefined;
  rules: ImportRules;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      options: { office: { type: "string" }, days: { type: "string" }, "accept-moves": { type: "boolean" } },
      allowPositionals: true,
    });
    const moves = values["accept-moves"] === true ? "accept" : undefined;
    const rules = importRulesSchema.parse({ dayOrder: values.days, moves });
    return { file: positionals.length === 1 ? positionals[0] : undefined, slug: values.office, rules };
  } catch {
    return { file: undefined, slug: undefined, rules: {} };
  }
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The size of a file in bytes; undefined if it does not exist. */
function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : undefined;
}

/** Finds the office; prints all offices if it is not clear which one is meant. */
async function findOffice(context: Context, slug: string | undefined): Promise<Office | undefined> {
  const offices = await context.db.selectFrom("offices").select(["id", "slug", "name"]).orderBy("slug").execute();
  const meant =
    slug === undefined && offices.length === 1 ? offices[0] : offices.find((office) => office.slug === slug);
  if (meant !== undefined) return meant;
  if (offices.length === 0) refuse(t("imports:command.noOffice"));
  else {
    refuse(slug === undefined ? t("imports:command.whichOffice") : t("imports:command.unknownOffice", { slug }));
    for (const office of offices) refuse(`  ${office.slug}  ${office.name}`);
  }
  return undefined;
}

function showProgress({ bytesRead, bytesTotal, rowsRead }: ImportProgress): void {
  const share = formatShare(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, "vi");
  process.stderr.write(`\r${t("imports:command.progress", { share, rows: formatCount(rowsRead, "vi") })}  `);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function report(context: Context, file: string, office: Office, result: ImportResult): Promise<void> {
  if (process.stderr.isTTY) process.stderr.write("\n");
  const { counts, unreadable } = result;
  if (unreadable === undefined) say(t("imports:command.imported", { file, office: office.name }));
  else refuse(t(`imports:unreadable.${unreadable}`));
  if (unreadable === undefined || counts.rows_read > 0) sayCounts(counts);
  if (unreadable === "monthFirst" || unreadable === "mixedDays") refuse(t("imports:command.monthFirstHint"));
  const found = await readRunReport(context, office.id, result.runId, { refused: null, remark: null });
  if (found !== undefined) sayReasons(found.run.reasons);
  if ((found?.run.reasons.movedDossier ?? 0) > 0) say(`\n${t("imports:command.movesHint")}`);
  const sheets = found?.run.sheets ?? [];
  await sayProblems(context, result.runId, "refused", { heading: t("imports:refusedHeading"), sheets });
  await sayProblems(context, result.runId, "remark", { heading: t("imports:remarksHeading"), sheets });
}

function sayCounts(counts: ImportCounts): void {
  for (const [label, count] of [
    [t("imports:counts.rows"), counts.rows_read],
    [t("imports:counts.created"), counts.created],
    [t("imports:counts.updated"), counts.updated],
    [t("imports:counts.unchanged"), counts.unchanged],
    [t("imports:counts.skipped"), counts.skipped],
    [t("imports:counts.problems"), counts.problems],
  ] as const) {
    say(`  ${label}: ${formatCount(count, "vi")}`);
  }
}

/** Counts by reason, if more problems were found than stored. */
function sayReasons(reasons: ReasonCounts): void {
  for (const [kind, heading] of [
    ["refused", t("imports:refusedHeading")],
    ["remark", t("imports:remarksHeading")],
  ] as const) {
    const all = countOfKind(reasons, kind);
    if (all <= mostStoredProblems) continue;
    const stored = formatCount(mostStoredProblems, "vi");
    say(`\n${heading}: ${t("imports:keptOnly", { kept: stored, all: formatCount(all, "vi") })}`);
    for (const [reason, count] of reasonsOf(reasons, kind)) {
      say(`  ${t(`imports:reasons.${reason}`)}: ${formatCount(count, "vi")}`);
    }
  }
}

async function sayProblems(
  context: Context,
  runId: string,
  severity: "refused" | "remark",
  { heading, sheets }: { heading: string; sheets: readonly string[] },
): Promise<void> {
  let after: { line: number; id: string } | undefined;
  for (;;) {
    const page = await listProblems(context.db, runId, severity, after);
    if (after === undefined && page.problems.length > 0) say(`\n${heading}:`);
    for (const problem of page.problems) say(`  ${problemLine(problem, sheets)}`);
    after = page.problems.at(-1);
    if (!page.hasMore) return;
  }
}

function problemLine(problem: StoredProblem, sheets: readonly string[]): string {
  const reason = problemText(t, problem, sheets);
  const line = lineText(t, problem.line, sheets);
  if (problem.column === "") return t("imports:command.lineProblem", { line, reason });
  return t("imports:command.problem", { line, column: problem.column, reason });
}

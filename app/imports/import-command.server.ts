import { statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { expectImport } from "#db/engine.ts";
import { formatCount, formatShare } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { prepareDataOrExit } from "#app/platform/data-identity.server.ts";
import { openContext, settingsForCommand } from "#app/platform/process.server.ts";
import { listProblems } from "./find-runs.server.ts";
import { importRegisterAt, type ImportProgress, type ImportResult } from "./import-register.server.ts";
import { problemText, type StoredProblem } from "./problem-text.ts";

/**
 * `npm run import -- FILE [--office slug]`: reads a register and prints what became of its rows, in Vietnamese. Ends
 * with 0 when the file could be read, however many rows were refused, else with 1.
 */

// A million rows leave much short-lived garbage: an old generation that is swept before it grows by more than half
// keeps the process below 300 MB, together with the limit for the young one in the npm script.
setFlagsFromString("--heap-growing-percent=50");

const t = translator("vi");

process.exitCode = (await run()) ? 0 : 1;

interface Office {
  id: string;
  slug: string;
  name: string;
}

async function run(): Promise<boolean> {
  const { file, slug } = readArguments();
  if (file === undefined) return refuse(t("imports:command.usage"));
  const size = sizeOf(file);
  if (size === undefined) return refuse(t("imports:command.noFile", { file }));
  const { context, close } = openContext(settingsForCommand());
  try {
    await prepareDataOrExit(context);
    await expectImport(context.db);
    const office = await findOffice(context, slug);
    if (office === undefined) return false;
    const result = await importRegisterAt(context, file, {
      officeId: office.id,
      staffId: null,
      fileName: basename(file),
      bytesTotal: size,
      onProgress: process.stderr.isTTY ? showProgress : undefined,
    });
    await report(context, basename(file), office, result);
    return result.unreadable === undefined;
  } finally {
    await close();
  }
}

function readArguments(): { file: string | undefined; slug: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { office: { type: "string" } }, allowPositionals: true });
    return { file: positionals.length === 1 ? positionals[0] : undefined, slug: values.office };
  } catch {
    return { file: undefined, slug: undefined };
  }
}

function refuse(text: string): false {
  process.stderr.write(`${text}\n`);
  return false;
}

/** In bytes; undefined where there is no such file. */
function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : undefined;
}

/** The office meant; says which there are when that is not clear. */
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
  if (result.unreadable === undefined) {
    say(t("imports:command.imported", { file, office: office.name }));
    const { counts } = result;
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
  } else {
    refuse(t(`imports:unreadable.${result.unreadable}`));
  }
  await sayProblems(context, result.runId, "refused", t("imports:refusedHeading"));
  await sayProblems(context, result.runId, "remark", t("imports:remarksHeading"));
}

async function sayProblems(
  context: Context,
  runId: string,
  severity: "refused" | "remark",
  heading: string,
): Promise<void> {
  let after: { line: number; id: string } | undefined;
  for (;;) {
    const page = await listProblems(context.db, runId, severity, after);
    if (after === undefined && page.problems.length > 0) say(`\n${heading}:`);
    for (const problem of page.problems) say(`  ${problemLine(problem)}`);
    after = page.problems.at(-1);
    if (!page.hasMore) return;
  }
}

function problemLine(problem: StoredProblem): string {
  const reason = problemText(t, problem);
  const line = String(problem.line);
  if (problem.column === "") return t("imports:command.lineProblem", { line, reason });
  return t("imports:command.problem", { line, column: problem.column, reason });
}

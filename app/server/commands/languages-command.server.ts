import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { isFurtherCode } from "#app/i18n/catalogue.ts";
import { findLanguageTexts } from "#app/i18n/further-languages.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addLanguage, importTexts, offerLanguage } from "#app/settings/change-language.server.ts";
import { listLanguageStates } from "#app/settings/list-languages.server.ts";
import { readCatalogue, writtenCatalogue } from "#app/spreadsheets/catalogue-file.ts";
import { readLines } from "#app/spreadsheets/read-lines.server.ts";
import { writtenCsv } from "#app/spreadsheets/write-file.server.ts";
import { runCommand } from "./run-command.server.ts";

/**
 * `npm run languages`: lists the further languages of citizens' pages; `-- export CODE FILE.csv` writes the catalogue to be
 * filled in, `-- import CODE FILE` takes a filled one (.csv, .xlsx), `-- add CODE NAME` adds a language, `-- offer CODE` and
 * `-- withdraw CODE` decide whether citizens may choose it. Ends with code 1 if nothing was done.
 */
const usage =
  "npm run languages -- [add CODE NAME | export CODE FILE.csv | import CODE FILE | offer CODE | withdraw CODE]";

const nobody = { officeId: null, staffId: null };
const [verb, code = "", last = ""] = process.argv.slice(2);

if (verb === undefined) await runCommand(list);
else if (!isFurtherCode(code)) refuse(usage);
else if (verb === "add" && last !== "") await runCommand((context) => add(context, last));
else if (verb === "export" && last !== "") await runCommand((context) => exportTo(context, last));
else if (verb === "import" && last !== "") await runCommand((context) => importFrom(context, last));
else if (verb === "offer" || verb === "withdraw") await runCommand((context) => offer(context, verb === "offer"));
else refuse(usage);

async function list({ db }: Context): Promise<void> {
  for (const { code: of, name, missing, all, isOffered } of await listLanguageStates(db)) {
    const state = isOffered ? (missing === 0 ? "offered" : "switched on, not shown while incomplete") : "not offered";
    process.stdout.write(`${of} ${name}: ${String(all - missing)} of ${String(all)} texts, ${state}\n`);
  }
}

async function add(context: Context, name: string): Promise<void> {
  const added = await addLanguage(context, nobody, { code, name });
  if (added.ok) process.stdout.write(`${code} is added; export its catalogue, translate it and import it.\n`);
  else refuse(`${code} is there already.`);
}

async function exportTo({ db }: Context, path: string): Promise<void> {
  await writeFile(path, writtenCsv(writtenCatalogue(code, await findLanguageTexts(db, code), "en")));
  process.stdout.write(`The catalogue is in ${path}.\n`);
}

async function importFrom(context: Context, path: string): Promise<void> {
  const read = await readLines(new File([new Uint8Array(await readFile(path))], basename(path)));
  const lines = read.ok ? readCatalogue(read.lines) : undefined;
  if (lines === undefined) {
    refuse(`${path} is no catalogue.`);
    return;
  }
  const imported = await importTexts(context, nobody, code, lines);
  if (!imported.ok) {
    refuse(`There is no language ${code}; add it first.`);
    return;
  }
  for (const { line, key, problem } of imported.refused) {
    process.stderr.write(`row ${String(line)}, ${key}: ${problem}\n`);
  }
  process.stdout.write(`${String(imported.changed)} texts imported, ${String(imported.missing)} missing.\n`);
}

async function offer(context: Context, isOffered: boolean): Promise<void> {
  const done = await offerLanguage(context, nobody, code, isOffered);
  if (done.ok) process.stdout.write(`${code} is ${isOffered ? "offered to citizens" : "no longer offered"}.\n`);
  else refuse(done.reason === "incomplete" ? `${code} is not completely translated.` : `There is no language ${code}.`);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

import type { Readable } from "node:stream";
import { inTransaction } from "#db/engine.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayCell, listWorkbook, textCell } from "#app/platform/files/list-workbook.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { registerSearch, type ListedApology, type RegisterFilter } from "./apology-letter.ts";
import { listApologies } from "./list-apologies.server.ts";

const mostInWorkbook = 10_000;
const readAtOnce = 500;

const columns = [
  { name: "documentNumber", width: 20 },
  { name: "sentOn", width: 13 },
  { name: "number", width: 24 },
  { name: "procedure", width: 48 },
  { name: "unit", width: 28 },
  { name: "title", width: 44 },
  { name: "reason", width: 60 },
  { name: "due", width: 13 },
  { name: "newOn", width: 16 },
  { name: "writtenOn", width: 13 },
  { name: "writtenBy", width: 24 },
  { name: "recordedBy", width: 24 },
] as const;

/** The register of letters (sổ) as a workbook, the newest first. The export is recorded in the audit record. */
export async function exportApologies(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { filter, language, t }: { filter: RegisterFilter; language: Language; t: Translate },
): Promise<Readable> {
  const subject = `xlsx letters ${registerSearch(filter)}`.trim();
  await inTransaction(context.db, (tx) =>
    recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, action: "dossiers-exported", subject }),
  );
  const letters: ListedApology[] = [];
  let after: string | undefined;
  do {
    const page = await listApologies(context.db, officeId, filter, { after: after ?? null, most: readAtOnce });
    letters.push(...page.letters);
    after = page.next;
  } while (after !== undefined && letters.length < mostInWorkbook);
  return listWorkbook({
    name: t("apologies:register.sheet"),
    columns: columns.map(({ name, width }) => ({ heading: t(`apologies:columns.${name}`), width })),
    rows: letters.map((letter) => rowOf(letter, t)),
    note: after === undefined ? undefined : t("apologies:late.cut", { most: formatCount(letters.length, language) }),
  });
}

function rowOf(letter: ListedApology, t: Translate) {
  return [
    textCell(letter.documentNumber),
    dayCell(letter.sentOn),
    textCell(letter.dossierNumber),
    textCell(letter.procedureName),
    textCell(letter.unitName),
    textCell(t(`apologies:titles.${letter.title}`)),
    textCell(letter.reason),
    dayCell(letter.promisedOn),
    dayCell(letter.newOn),
    dayCell(letter.writtenOn),
    textCell(letter.writtenBy),
    textCell(letter.recordedBy),
  ];
}

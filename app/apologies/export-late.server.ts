import { Readable } from "node:stream";
import { inTransaction } from "#db/engine.ts";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayCell, listWorkbook, textCell } from "#app/platform/files/list-workbook.server.ts";
import { byteOrderMark, csvRecord } from "#app/platform/text/csv.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { LateDossier } from "./late-dossier.ts";
import { lateSearch, type LateFilter } from "./late-filter.ts";
import { findLateDays, listLate, type LateDays } from "./list-late.server.ts";

/** The most dossiers in one workbook; the last row says if there are more. A CSV file has no limit. */
const mostInWorkbook = 10_000;
const readAtOnce = 500;

const texts = [
  { name: "number", width: 24 },
  { name: "procedure", width: 48 },
  { name: "unit", width: 28 },
  { name: "lateness", width: 30 },
  { name: "letter", width: 20 },
] as const;
const dayColumns = [
  { name: "received", width: 13 },
  { name: "due", width: 13 },
  { name: "newOn", width: 16 },
] as const;
const columns = [...texts, ...dayColumns];

/** The request for a file of late dossiers. */
export interface LateExport {
  staff: Pick<SignedIn, "officeId" | "staffId">;
  filter: LateFilter;
  language: Language;
  t: Translate;
}

/** The filtered list as CSV, read and sent in portions. The export is recorded in the audit record. */
export async function exportLateCsv(context: Context, asked: LateExport): Promise<Readable> {
  await recordExport(context, asked, "csv");
  return Readable.from(csvPortions(context, asked), { objectMode: false });
}

async function* csvPortions(context: Context, { staff, filter, t }: LateExport): AsyncGenerator<Buffer> {
  yield Buffer.from(byteOrderMark + csvRecord(columns.map(({ name }) => t(`apologies:columns.${name}`))));
  for await (const dossiers of readAll(context, staff.officeId, filter)) {
    const record = (one: LateDossier) =>
      csvRecord([...textsOf(one, t), ...daysOf(one).map((day) => (day === null ? "" : formatDay(day)))]);
    yield Buffer.from(dossiers.map(record).join(""));
  }
}

/** The filtered list as a workbook of at most `mostInWorkbook` rows, days as real dates. */
export async function exportLateXlsx(context: Context, asked: LateExport): Promise<Readable> {
  const { staff, filter, language, t } = asked;
  await recordExport(context, asked, "xlsx");
  const found: LateDossier[] = [];
  for await (const portion of readAll(context, staff.officeId, filter)) {
    found.push(...portion);
    if (found.length > mostInWorkbook) break;
  }
  return listWorkbook({
    name: t("apologies:late.sheet"),
    columns: columns.map(({ name, width }) => ({ heading: t(`apologies:columns.${name}`), width })),
    rows: found.slice(0, mostInWorkbook).map((one) => [...textsOf(one, t).map(textCell), ...daysOf(one).map(dayCell)]),
    note:
      found.length > mostInWorkbook
        ? t("apologies:late.cut", { most: formatCount(mostInWorkbook, language) })
        : undefined,
  });
}

async function* readAll(context: Context, officeId: string, filter: LateFilter): AsyncGenerator<LateDossier[]> {
  const days: LateDays = await findLateDays(context, officeId);
  let after: string | undefined;
  do {
    const page = await listLate(context.db, { officeId, days }, filter, { after: after ?? null, most: readAtOnce });
    yield page.dossiers;
    after = page.next;
  } while (after !== undefined);
}

function recordExport(context: Context, { staff, filter }: LateExport, format: "csv" | "xlsx"): Promise<void> {
  const subject = `${format} late ${lateSearch(filter)}`.trim();
  return inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now: context.clock.now(),
      officeId: staff.officeId,
      staffId: staff.staffId,
      action: "dossiers-exported",
      subject,
    }),
  );
}

function textsOf(one: LateDossier, t: Translate): string[] {
  return [
    one.number,
    one.procedureName,
    one.unitName ?? "",
    t(`apologies:lateness.${one.lateness}`, { count: one.workingDays }),
    t(`apologies:letter.${one.letter}`),
  ];
}

function daysOf({ receivedOn, dueOn, newOn }: LateDossier) {
  return [receivedOn, dueOn, newOn];
}

import { Readable } from "node:stream";
import { inTransaction } from "#db/engine.ts";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import { byteOrderMark, csvRecord } from "#app/platform/text/csv.ts";
import { dayCell, listWorkbook, textCell } from "#app/platform/files/list-workbook.server.ts";
import { timelinessOf } from "#app/dossiers/timeliness.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { dossierSearch, type DossierFilter } from "./dossier-filter.ts";
import { readAllDossiers } from "./list-dossiers.server.ts";
import type { ListedDossier } from "./listed-dossier.ts";

/** The most dossiers in one workbook; the last row says if there are more. A CSV file has no limit. */
export const mostInWorkbook = 10_000;
const readAtOnce = 500;

const textColumns = [
  { name: "number", width: 24 },
  { name: "procedure", width: 48 },
  { name: "unit", width: 28 },
  { name: "counter", width: 14 },
  { name: "channel", width: 22 },
  { name: "state", width: 20 },
  { name: "timeliness", width: 16 },
  { name: "rated", width: 14 },
] as const;
const dayColumns = [
  { name: "received", width: 13 },
  { name: "due", width: 13 },
  { name: "finished", width: 13 },
] as const;
const columns = [...textColumns, ...dayColumns];

/** The request for a file of dossiers. */
export interface DossierExport {
  officeId: string;
  staffId: string;
  filter: DossierFilter;
  language: Language;
  t: Translate;
}

/** The filtered list as CSV, read and sent in portions. The export is recorded in the audit record. */
export async function exportDossiersCsv(context: Context, asked: DossierExport): Promise<Readable> {
  await recordExport(context, asked, "csv");
  return Readable.from(csvPortions(context, asked), { objectMode: false });
}

async function* csvPortions(context: Context, asked: DossierExport): AsyncGenerator<Buffer> {
  const { t } = asked;
  yield Buffer.from(byteOrderMark + csvRecord(columns.map(({ name }) => t(`dossiers:${name}`))));
  const today = dayOf(context.clock.now());
  for await (const dossiers of readAllDossiers(context.db, { ...asked, today }, asked.filter, readAtOnce)) {
    const record = (one: ListedDossier) =>
      csvRecord([...textsOf(one, today, t), ...daysOf(one).map((day) => (day === null ? "" : formatDay(day)))]);
    yield Buffer.from(dossiers.map(record).join(""));
  }
}

/** The filtered list as a workbook of at most `mostInWorkbook` rows, days as real dates. */
export async function exportDossiersXlsx(context: Context, asked: DossierExport): Promise<Readable> {
  const { t, language } = asked;
  await recordExport(context, asked, "xlsx");
  const today = dayOf(context.clock.now());
  const found = await readAtMost(context, asked, mostInWorkbook + 1);
  return listWorkbook({
    name: t("dossiers:file.sheet"),
    columns: columns.map(({ name, width }) => ({ heading: t(`dossiers:${name}`), width })),
    rows: found
      .slice(0, mostInWorkbook)
      .map((one) => [...textsOf(one, today, t).map(textCell), ...daysOf(one).map(dayCell)]),
    note:
      found.length > mostInWorkbook
        ? t("dossiers:file.tooMany", { most: formatCount(mostInWorkbook, language) })
        : undefined,
  });
}

function recordExport(
  context: Context,
  { officeId, staffId, filter }: DossierExport,
  format: "csv" | "xlsx",
): Promise<void> {
  return inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now: context.clock.now(),
      officeId,
      staffId,
      action: "dossiers-exported",
      subject: `${format} ${dossierSearch(filter)}`.trim(),
    }),
  );
}

async function readAtMost(context: Context, asked: DossierExport, most: number): Promise<ListedDossier[]> {
  const today = dayOf(context.clock.now());
  const found: ListedDossier[] = [];
  for await (const portion of readAllDossiers(context.db, { ...asked, today }, asked.filter, readAtOnce)) {
    found.push(...portion);
    if (found.length >= most) break;
  }
  return found;
}

function textsOf(one: ListedDossier, today: Day, t: Translate): string[] {
  return [
    one.number,
    one.procedureName,
    one.unitName ?? "",
    one.counterName ?? "",
    t(`dossiers:channels.${one.channel}`),
    t(`dossiers:states.${one.state}`),
    t(`dossiers:times.${timelinessOf(one.dueOn, one.finishedOn, today)}`),
    t(one.isRated ? "dossiers:ratedYes" : "dossiers:filter.unrated"),
  ];
}

function daysOf({ receivedOn, dueOn, finishedOn }: ListedDossier): (Day | null)[] {
  return [receivedOn, dueOn, finishedOn];
}

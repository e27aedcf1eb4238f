import { Readable } from "node:stream";
import { inTransaction } from "#db/engine.ts";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { byteOrderMark, csvRecord } from "#app/platform/text/csv.ts";
import { dayCell, listWorkbook, textCell } from "#app/platform/files/list-workbook.server.ts";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { commentSearch, type CommentFilter } from "./comment-filter.ts";
import type { CommentLine } from "./comment.ts";
import { readComments, type CommentReader } from "./list-comments.server.ts";

/** The most comments in one workbook; the last row says if there are more. A CSV file has no limit. */
export const mostInWorkbook = 10_000;
const linesPerRead = 500;

const columns = [
  { name: "givenOn", width: 14 },
  { name: "score", width: 20 },
  { name: "comment", width: 80 },
  { name: "reasons", width: 30 },
  { name: "procedure", width: 40 },
  { name: "unit", width: 28 },
  { name: "counter", width: 14 },
  { name: "case", width: 16 },
  { name: "shown", width: 24 },
] as const;

/** The request for a file of comments. */
export interface CommentExport {
  reader: CommentReader;
  filter: CommentFilter;
  language: Language;
  t: Translate;
}

/**
 * The filtered list as CSV, read and sent in portions, masked as on this reader's page. The export is recorded in the
 * audit record.
 */
export async function exportCommentsCsv(context: Context, asked: CommentExport): Promise<Readable> {
  await recordExport(context, asked, "csv");
  return Readable.from(csvPortions(context, asked), { objectMode: false });
}

async function* csvPortions(context: Context, { reader, filter, t }: CommentExport): AsyncGenerator<Buffer> {
  yield Buffer.from(byteOrderMark + csvRecord(columns.map(({ name }) => t(`comments:sheet.${name}`))));
  for await (const lines of readComments(context.db, reader, filter, { after: null, most: linesPerRead })) {
    const text = lines.map((line) => csvRecord([formatDay(line.givenOn), ...textsOf(line, t)])).join("");
    if (text !== "") yield Buffer.from(text);
  }
}

/** The filtered list as a workbook of at most `mostInWorkbook` rows, days as real dates. */
export async function exportCommentsXlsx(context: Context, asked: CommentExport): Promise<Readable> {
  const { t, language } = asked;
  await recordExport(context, asked, "xlsx");
  const lines = await readAtMost(context, asked, mostInWorkbook + 1);
  const most = formatCount(mostInWorkbook, language);
  return listWorkbook({
    name: t("comments:sheet.name"),
    columns: columns.map(({ name, width }) => ({ heading: t(`comments:sheet.${name}`), width })),
    rows: lines.slice(0, mostInWorkbook).map((line) => [dayCell(line.givenOn), ...textsOf(line, t).map(textCell)]),
    note: lines.length > mostInWorkbook ? t("comments:sheet.tooMany", { most }) : undefined,
  });
}

function recordExport(context: Context, { reader, filter }: CommentExport, format: "csv" | "xlsx"): Promise<void> {
  return inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now: context.clock.now(),
      officeId: reader.officeId,
      staffId: reader.staffId,
      action: "comments-exported",
      subject: `${format} ${commentSearch(filter)}`,
    }),
  );
}

async function readAtMost(context: Context, { reader, filter }: CommentExport, most: number): Promise<CommentLine[]> {
  const lines: CommentLine[] = [];
  for await (const portion of readComments(context.db, reader, filter, { after: null, most: linesPerRead })) {
    lines.push(...portion);
    if (lines.length >= most) break;
  }
  return lines;
}

/** The cells of a comment as text in the order of the columns, without the day. */
function textsOf(line: CommentLine, t: Translate): string[] {
  return [
    t(scoreLabels[line.score]),
    line.comment,
    line.reasons.map((reason) => t(`ratings:questions.reasons.answers.${reason}`)).join(", "),
    line.procedureName,
    line.unitName ?? "",
    line.counterName ?? "",
    line.caseReference ?? "",
    t(line.isAsWritten ? "comments:sheet.asWritten" : "comments:sheet.masked"),
  ];
}

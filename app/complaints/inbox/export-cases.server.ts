import type { Readable } from "node:stream";
import writeXlsxFile, { type Cell, type SheetData } from "write-excel-file/node";
import { inTransaction } from "#db/engine.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { workbookText } from "#app/platform/text/xml-text.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { InboxFilter } from "./inbox-view.ts";
import { findDays, readLines, type ListedCase } from "./list-inbox.server.ts";
import type { Viewer } from "#app/complaints/case/visible-to.server.ts";

/** Most cases in one file; the file says so if there are more. */
export const mostExported = 10_000;
const linesPerRead = 500;

const columns = [
  { name: "reference", width: 16 },
  { name: "kind", width: 12 },
  { name: "lane", width: 20 },
  { name: "state", width: 26 },
  { name: "receivedOn", width: 13 },
  { name: "dueOn", width: 13 },
  { name: "firstDueOn", width: 13 },
  { name: "answeredOn", width: 13 },
  { name: "closedOn", width: 13 },
  { name: "unit", width: 28 },
  { name: "assignee", width: 28 },
  { name: "procedure", width: 40 },
  { name: "text", width: 80 },
] as const;

/**
 * Exports the filtered list as a workbook: the cases this person sees, real dates, no contact details, no text of
 * locked cases. The export is recorded in the audit record.
 */
export async function exportCases(
  context: Context,
  viewer: Viewer,
  filter: InboxFilter,
  t: Translate,
): Promise<Readable> {
  const { cases, isCut } = await readAll(context, viewer, filter);
  await inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now: context.clock.now(),
      officeId: viewer.officeId,
      staffId: viewer.staffId,
      action: "cases-exported",
      subject: `${String(cases.length)} cases`,
    }),
  );
  const head = columns.map(({ name }): Cell => ({ value: t(`complaints:sheet.${name}`), fontWeight: "bold" }));
  const rows = cases.map((found) => rowOf(found, t));
  const last: SheetData = isCut ? [[{ value: t("complaints:sheet.tooMany", { most: String(mostExported) }) }]] : [];
  const workbook = writeXlsxFile([head, ...rows, ...last], {
    sheet: t("complaints:sheet.name"),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    dateFormat: "dd/mm/yyyy",
  });
  // Its type requires a stream to write to; without one it returns a stream to read from.
  return (workbook.toStream as () => Promise<Readable>)();
}

async function readAll(context: Context, viewer: Viewer, filter: InboxFilter) {
  const days = await findDays(context, viewer.officeId);
  const cases: ListedCase[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readLines>> = await readLines(context.db, viewer, filter, days, {
      after,
      most: linesPerRead,
    });
    cases.push(...page.lines);
    after = page.next;
  } while (after !== null && cases.length < mostExported);
  return { cases: cases.slice(0, mostExported), isCut: after !== null };
}

function rowOf(found: ListedCase, t: Translate): Cell[] {
  return [
    text(found.reference),
    text(t(`complaints:kinds.${found.kind}`)),
    text(t(`complaints:lanes.${found.lane}`)),
    text(t(`complaints:states.${found.state}`)),
    date(found.receivedOn),
    date(found.answerOwed ? found.dueOn : null),
    date(found.answerOwed ? found.firstDueOn : null),
    date(found.answeredOn),
    date(found.closedOn),
    text(found.unitName),
    text(found.assigneeName),
    text(found.procedureName),
    text(found.isLocked ? t("complaints:filter.lockedLine") : found.text),
  ];
}

/** Always as text: what somebody typed never becomes a formula. */
function text(value: string | null): Cell {
  return value === null ? null : { type: String, value: workbookText(value) };
}

function date(day: string | null): Cell {
  return day === null ? null : { type: Date, value: new Date(`${day}T00:00:00Z`), format: "dd/mm/yyyy" };
}

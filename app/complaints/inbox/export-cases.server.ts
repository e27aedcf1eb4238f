import type { Readable } from "node:stream";
import type { Cell } from "write-excel-file/node";
import { inTransaction } from "#db/engine.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayCell, listWorkbook, textCell } from "#app/platform/files/list-workbook.server.ts";
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
  return listWorkbook({
    name: t("complaints:sheet.name"),
    columns: columns.map(({ name, width }) => ({ heading: t(`complaints:sheet.${name}`), width })),
    rows: cases.map((found) => rowOf(found, t)),
    note: isCut ? t("complaints:sheet.tooMany", { most: String(mostExported) }) : undefined,
  });
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
    cases.push(...page.rows);
    after = page.next ?? null;
  } while (after !== null && cases.length < mostExported);
  return { cases: cases.slice(0, mostExported), isCut: after !== null };
}

function rowOf(found: ListedCase, t: Translate): Cell[] {
  return [
    textCell(found.reference),
    textCell(t(`complaints:kinds.${found.kind}`)),
    textCell(t(`complaints:lanes.${found.lane}`)),
    textCell(t(`complaints:states.${found.state}`)),
    dayCell(found.receivedOn),
    dayCell(found.answerOwed ? found.dueOn : null),
    dayCell(found.answerOwed ? found.firstDueOn : null),
    dayCell(found.answeredOn),
    dayCell(found.closedOn),
    textCell(found.unitName),
    textCell(found.assigneeName),
    textCell(found.procedureName),
    textCell(found.isLocked ? t("complaints:filter.lockedLine") : found.text),
  ];
}

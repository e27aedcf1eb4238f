import { sql, type Expression, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { knownPlace, readListPage, type AskedPage, type ListPage } from "#app/platform/list-page.ts";
import { openStates, soonWorkingDays, urgencyOf } from "#app/complaints/case/complaint.ts";
import { conditionsOf, ofView, type InboxDays } from "./filter-cases.server.ts";
import {
  type InboxCounts,
  type InboxLine,
  inboxViews,
  isInOrderOfDueDay,
  noFilter,
  type InboxFilter,
  type InboxView,
} from "./inbox-view.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";

/** A page of the list with the places from which the pages around it are read. */
export interface Inbox extends Omit<ListPage<never>, "rows"> {
  lines: InboxLine[];
  counts: InboxCounts;
  /** Number of cases in each view, without the filter. */
  viewCounts: Record<InboxView, number>;
}

const linesPerPage = 30;
const excerptLength = 140;

/** The cases this person sees, one page: what waits in order of due day, else the latest received first. */
export async function listInbox(
  context: Context,
  viewer: Viewer,
  asked: Partial<InboxFilter> & AskedPage,
): Promise<Inbox> {
  const { after = null, before = null, ...narrowed } = asked;
  const filter = { ...noFilter, ...narrowed };
  const days = await findDays(context, viewer.officeId);
  const { rows, ...around } = await readLines(context.db, viewer, filter, days, { after, before, most: linesPerPage });
  const lines = rows.map(({ text, ...line }) => ({ ...line, excerpt: beginningOf(text) }));
  return {
    lines,
    ...around,
    counts: await countInbox(context.db, viewer, days),
    viewCounts: await countViews(context.db, viewer),
  };
}

function beginningOf(text: string): string {
  return text.length > excerptLength ? `${text.slice(0, excerptLength).trimEnd()}…` : text;
}

/** Today and the last day that counts as soon, by the office's calendar. */
export async function findDays(context: Context, officeId: string): Promise<InboxDays> {
  const today = dayOf(context.clock.now());
  const calendar = await findCalendar(context.db, officeId);
  return { today, soonUntil: addWorkingDays(today, soonWorkingDays, calendar) };
}

/** A case of a list with its whole text. */
export type ListedCase = Omit<InboxLine, "excerpt"> & { text: string };

/** One page of a filtered list, of at most `most` cases. */
export async function readLines(
  db: Db,
  viewer: Viewer,
  filter: InboxFilter,
  days: InboxDays,
  { most, ...asked }: AskedPage & { most: number },
): Promise<ListPage<ListedCase>> {
  const conditions = conditionsOf(viewer, filter, days);
  const isByDue = isInOrderOfDueDay(filter.view);
  return readListPage(knownPlace(asked, readCursor), {
    size: most,
    read: async ({ from, isBackwards, most: count }) => {
      const order = { isByDue, isBackwards, cursor: readCursor(from), most: count };
      return (await readCases(db, conditions, order)).map((row) => describeLine(row, days));
    },
    placeOf: ({ id, dueOn, receivedAt }) => `${isByDue ? dueOn : receivedAt}_${id}`,
  });
}

interface Cursor {
  value: string;
  id: string;
}

function readCursor(place: string | undefined): Cursor | undefined {
  const [, value, id] = /^(\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,16}Z)?)_([\da-f-]{36})$/.exec(place ?? "") ?? [];
  return value === undefined || id === undefined ? undefined : { value, id };
}

interface CaseOrder {
  /** In order of due day; else the latest received first. */
  isByDue: boolean;
  isBackwards: boolean;
  /** The place beyond which is read. */
  cursor: Cursor | undefined;
  most: number;
}

type Row = Awaited<ReturnType<typeof readCases>>[number];

function readCases(
  db: Db,
  conditions: readonly Expression<SqlBool>[],
  { isByDue, isBackwards, cursor, most }: CaseOrder,
) {
  const column = isByDue ? "complaints.due_on" : "complaints.received_at";
  const [direction, beyond] = isByDue === isBackwards ? (["desc", "<"] as const) : (["asc", ">"] as const);
  let query = db
    .selectFrom("complaints")
    .leftJoin("units", "units.id", "complaints.unit_id")
    .leftJoin("staff", "staff.id", "complaints.assignee_id")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where((eb) => eb.and([...conditions]));
  if (cursor !== undefined) {
    const { value, id } = cursor;
    query = query.where((eb) =>
      eb.or([
        eb(column, beyond, value as Day & Instant),
        eb.and([eb(column, "=", value as Day & Instant), eb("complaints.id", beyond, id)]),
      ]),
    );
  }
  return query
    .orderBy(column, direction)
    .orderBy("complaints.id", direction)
    .limit(most)
    .select([
      "complaints.id",
      "complaints.reference",
      "complaints.kind",
      "complaints.state",
      "complaints.lane",
      "complaints.locked",
      "complaints.text",
      "complaints.answer_owed",
      "complaints.due_unconfirmed",
      "complaints.received_at as receivedAt",
      "complaints.received_on as receivedOn",
      "complaints.first_due_on as firstDueOn",
      "complaints.due_on as dueOn",
      "complaints.answered_on as answeredOn",
      "complaints.closed_on as closedOn",
      "units.name as unitName",
      "staff.name as assigneeName",
      "procedures.name as procedureName",
    ])
    .execute();
}

function describeLine(row: Row, { today, soonUntil }: InboxDays): ListedCase {
  const { answer_owed: owed, due_unconfirmed: unconfirmed, locked, ...line } = row;
  const answerOwed = owed === 1;
  const isLocked = locked === 1;
  return {
    ...line,
    text: isLocked ? "" : row.text,
    isLocked,
    answerOwed,
    dueUnconfirmed: unconfirmed === 1,
    urgency: urgencyOf({ ...row, answerOwed }, today, soonUntil),
  };
}

async function countInbox(db: Db, viewer: Viewer, { today, soonUntil }: InboxDays): Promise<InboxCounts> {
  const rows = await db
    .selectFrom("complaints")
    .where(visibleTo(viewer))
    .where("state", "in", openStates)
    .select(["due_on as dueOn", "answer_owed", (eb) => eb.fn.countAll<number>().as("count")])
    .groupBy(["due_on", "answer_owed"])
    .execute();
  const counts: InboxCounts = { overdue: 0, soon: 0, open: 0 };
  for (const { dueOn, answer_owed: owed, count } of rows) {
    const urgency = urgencyOf({ state: "received", answerOwed: owed === 1, dueOn }, today, soonUntil);
    counts.open += count;
    if (urgency === "overdue" || urgency === "soon") counts[urgency] += count;
  }
  return counts;
}

async function countViews(db: Db, viewer: Viewer): Promise<Record<InboxView, number>> {
  const countOf = (view: InboxView) => {
    const conditions = [sql<SqlBool>`1 = 1`, ...ofView(view, viewer)];
    const all = sql.join(conditions, sql` and `);
    return sql<number | null>`sum(case when ${all} then 1 else 0 end)`.as(view);
  };
  const row = await db
    .selectFrom("complaints")
    .where(visibleTo(viewer))
    .select(inboxViews.map(countOf))
    .executeTakeFirstOrThrow();
  return Object.fromEntries(inboxViews.map((view) => [view, row[view] ?? 0])) as Record<InboxView, number>;
}

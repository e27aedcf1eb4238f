import type { Db } from "#db/engine.ts";
import { addWorkingDays } from "#app/deadlines/due-on.ts";
import { findCalendar } from "#app/deadlines/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import {
  openStates,
  soonWorkingDays,
  urgencyOf,
  type ComplaintKind,
  type ComplaintState,
  type Urgency,
} from "./complaint.ts";
import type { InboxView } from "./inbox-view.ts";

/** A line of the inbox. */
export interface InboxLine {
  id: string;
  reference: string;
  kind: ComplaintKind;
  state: ComplaintState;
  /** The beginning of the text. */
  excerpt: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  answeredOn: Day | null;
  urgency: Urgency;
  unitName: string | null;
  assigneeName: string | null;
}

export interface Inbox {
  lines: InboxLine[];
  /** Where the next page begins, or null on the last one. */
  next: string | null;
  counts: InboxCounts;
}

/** Cases still to be answered. Overdue and soon count those only to which an official answer is owed. */
export interface InboxCounts {
  overdue: number;
  soon: number;
  open: number;
}

const linesPerPage = 30;
const excerptLength = 140;

interface Days {
  today: Day;
  soonUntil: Day;
}

/** The office's cases, one page: the open ones in order of due day, else the latest received first. */
export async function listInbox(
  context: Context,
  officeId: string,
  asked: { view: InboxView; after: string | null },
): Promise<Inbox> {
  const days = await findDays(context, officeId);
  const rows = await readPage(context.db, officeId, asked.view, readCursor(asked.after));
  const lines = rows.slice(0, linesPerPage).map((row) => describeLine(row, days));
  const last = rows.length > linesPerPage ? lines.at(-1) : undefined;
  return {
    lines,
    next: last === undefined ? null : `${asked.view === "open" ? last.dueOn : last.receivedAt}_${last.id}`,
    counts: await countInbox(context.db, officeId, days),
  };
}

async function findDays(context: Context, officeId: string): Promise<Days> {
  const today = dayOf(context.clock.now());
  const calendar = await findCalendar(context.db, officeId);
  return { today, soonUntil: addWorkingDays(today, soonWorkingDays, calendar) };
}

interface Cursor {
  value: string;
  id: string;
}

function readCursor(after: string | null): Cursor | undefined {
  const [value, id] = (after ?? "").split("_");
  return value === undefined || id === undefined ? undefined : { value, id };
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

function readPage(db: Db, officeId: string, view: InboxView, cursor: Cursor | undefined) {
  const column = view === "open" ? "complaints.due_on" : "complaints.received_at";
  const [direction, beyond] = view === "open" ? (["asc", ">"] as const) : (["desc", "<"] as const);
  let query = db
    .selectFrom("complaints")
    .leftJoin("units", "units.id", "complaints.unit_id")
    .leftJoin("staff", "staff.id", "complaints.assignee_id")
    .where("complaints.office_id", "=", officeId);
  if (view === "open") query = query.where("complaints.state", "in", openStates);
  if (view === "answered") query = query.where("complaints.state", "=", "answered");
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
    .limit(linesPerPage + 1)
    .select([
      "complaints.id",
      "complaints.reference",
      "complaints.kind",
      "complaints.state",
      "complaints.text",
      "complaints.answer_owed",
      "complaints.due_unconfirmed",
      "complaints.received_at as receivedAt",
      "complaints.received_on as receivedOn",
      "complaints.due_on as dueOn",
      "complaints.answered_on as answeredOn",
      "units.name as unitName",
      "staff.name as assigneeName",
    ])
    .execute();
}

function describeLine(row: Row, { today, soonUntil }: Days): InboxLine {
  const { text, answer_owed: owed, due_unconfirmed: unconfirmed, ...line } = row;
  const answerOwed = owed === 1;
  return {
    ...line,
    excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength).trimEnd()}…` : text,
    answerOwed,
    dueUnconfirmed: unconfirmed === 1,
    urgency: urgencyOf({ ...row, answerOwed }, today, soonUntil),
  };
}

async function countInbox(db: Db, officeId: string, { today, soonUntil }: Days): Promise<InboxCounts> {
  const rows = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
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

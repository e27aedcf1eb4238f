import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { addDays, weekdayOf, type Day } from "#app/platform/day.ts";
import { searchText } from "#app/platform/text/search.ts";
import { openStates, undecidedStates, type ComplaintState } from "#app/complaints/case/complaint.ts";
import type { CasePart } from "./case-part.ts";
import type { DueFilter, InboxFilter, InboxView } from "./inbox-view.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";

/** The days a list of cases is read by. */
export interface InboxDays {
  today: Day;
  /** The last due day that counts as soon. */
  soonUntil: Day;
}

function among(column: "state", values: readonly ComplaintState[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(`complaints.${column}`)} in (${sql.join(values)})`;
}

/** What a view shows, for this person. */
export function ofView(view: InboxView, { staffId, represents = [] }: Viewer): Expression<SqlBool>[] {
  switch (view) {
    case "open":
      return [among("state", openStates)];
    case "mine":
      return [minePart(staffId, represents)];
    case "approval":
      return [among("state", undecidedStates)];
    case "answered":
      return [sql<SqlBool>`complaints.state = ${"answered"}`];
    case "all":
      return [];
  }
}

/**
 * The cases of this person and the open ones of those they represent today. A locked case is closed for the clock and
 * still this person's to see through, never a deputy's.
 */
function minePart(staffId: string, represents: readonly { staffId: string }[]): RawBuilder<SqlBool> {
  const open = among("state", openStates);
  const own = sql<SqlBool>`complaints.assignee_id = ${staffId} and (${open} or complaints.locked = 1)`;
  if (represents.length === 0) return sql<SqlBool>`(${own})`;
  const ids = sql.join(represents.map((one) => one.staffId));
  return sql<SqlBool>`(${own} or (complaints.assignee_id in (${ids}) and ${open} and complaints.locked = 0))`;
}

/** The conditions of a filtered list, the viewer's right to see each case among them. */
export function conditionsOf(viewer: Viewer, filter: InboxFilter, days: InboxDays): Expression<SqlBool>[] {
  const { q, unitId, procedureId, state, lane, due, from, to, part } = filter;
  return [
    visibleTo(viewer),
    ...ofView(filter.view, viewer),
    ...(q === null ? [] : matching(q)),
    ...(unitId === null ? [] : [sql<SqlBool>`complaints.unit_id = ${unitId}`]),
    ...(procedureId === null
      ? []
      : [sql<SqlBool>`complaints.dossier_id in (select id from dossiers where procedure_id = ${procedureId})`]),
    ...(state === null ? [] : [sql<SqlBool>`complaints.state = ${state}`]),
    ...(lane === null ? [] : [sql<SqlBool>`complaints.lane = ${lane}`]),
    ...(due === null
      ? []
      : [among("state", openStates), sql<SqlBool>`complaints.answer_owed = 1`, dueWithin(due, days)]),
    ...(from === null ? [] : [sql<SqlBool>`complaints.received_on >= ${from}`]),
    ...(to === null ? [] : [sql<SqlBool>`complaints.received_on <= ${to}`]),
    ...(part === null ? [] : [sql<SqlBool>`complaints.lane = ${"feedback"}`, ofPart(part, days)]),
  ];
}

const answeredOn = sql`coalesce(complaints.first_answered_on, complaints.answered_on)`;
const endedOn = sql`coalesce(complaints.first_answered_on, complaints.answered_on, complaints.closed_on)`;
const firstDueOn = sql`complaints.first_due_on`;

/** The same cases as the figures count: `countAnswers`, `countForwarded`, `countSolved`, `countAnswerDays`. */
function ofPart(part: CasePart, { today }: InboxDays): RawBuilder<SqlBool> {
  const owed = (condition: RawBuilder<unknown>) => sql<SqlBool>`(complaints.answer_owed = 1 and ${condition})`;
  const overdue = sql`${endedOn} is null and ${firstDueOn} < ${today}`;
  switch (part) {
    case "on-time":
      return owed(sql`${answeredOn} <= ${firstDueOn}`);
    case "late":
      return owed(sql`${endedOn} > ${firstDueOn}`);
    case "overdue":
      return owed(overdue);
    case "waiting":
      return owed(sql`${endedOn} is null and ${firstDueOn} >= ${today}`);
    case "counted":
      return owed(sql`(${answeredOn} <= ${firstDueOn} or ${endedOn} > ${firstDueOn} or (${overdue}))`);
    case "missed":
      return owed(sql`(${endedOn} > ${firstDueOn} or (${overdue}))`);
    case "answered":
      return owed(sql`${answeredOn} is not null`);
    case "forwarded":
      return sql`complaints.state = ${"forwarded"}`;
    case "forwarded-on-time":
      return sql`(complaints.state = ${"forwarded"} and complaints.forwarded_on <= complaints.forward_due_on)`;
    case "said":
      return saying(sql`1 = 1`);
    case "said-yes":
      return saying(sql`outcome.solved = ${"yes"}`);
  }
}

/** The cases about whose latest answer, of those the sender spoke of, the sender said this. */
function saying(words: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select 1 from complaint_outcomes as outcome where outcome.complaint_id = complaints.id and ${words}
    and not exists (select 1 from complaint_outcomes as later
      where later.complaint_id = outcome.complaint_id and later.answer_number > outcome.answer_number))`;
}

/**
 * Finds the case of a reference if one was typed, else the cases whose text contains every word, with or without
 * diacritics.
 */
function matching(q: string): Expression<SqlBool>[] {
  const reference = readReference(q);
  if (reference.ok) return [sql<SqlBool>`complaints.reference = ${reference.code}`];
  return searchText(q)
    .split(" ")
    .map((word) => sql<SqlBool>`complaints.search like ${`%${word.replace(/[%_!]/g, "!$&")}%`} escape '!'`);
}

function dueWithin(due: DueFilter, { today, soonUntil }: InboxDays): RawBuilder<SqlBool> {
  if (due === "overdue") return sql<SqlBool>`complaints.due_on < ${today}`;
  const until = due === "soon" ? soonUntil : addDays(today, 7 - weekdayOf(today));
  return sql<SqlBool>`(complaints.due_on >= ${today} and complaints.due_on <= ${until})`;
}

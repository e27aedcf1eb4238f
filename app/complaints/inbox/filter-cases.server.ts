import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { addDays, weekdayOf, type Day } from "#app/platform/day.ts";
import { searchText } from "#app/platform/text/search.ts";
import { openStates, undecidedStates, type ComplaintState } from "#app/complaints/case/complaint.ts";
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
  const { q, unitId, procedureId, state, lane, due } = filter;
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
  ];
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

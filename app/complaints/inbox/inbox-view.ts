import { z } from "zod";
import {
  complaintStates,
  legalTracks,
  type ComplaintKind,
  type ComplaintState,
  type LegalTrack,
  type Urgency,
} from "#app/complaints/case/complaint.ts";
import { isDay, type Instant, type Day } from "#app/platform/day.ts";
import type { AskedPage } from "#app/platform/list-page.ts";
import { caseParts, type CasePart } from "./case-part.ts";

/** Which cases the inbox shows. */
export const inboxViews = ["open", "mine", "approval", "answered", "all"] as const;
export type InboxView = (typeof inboxViews)[number];

/** The view an address asks for; the open cases unless it names another. */
export function inboxViewOf(asked: string | null): InboxView {
  return inboxViews.find((view) => view === asked) ?? "open";
}

/** The views of what waits for somebody: in order of due day. The others begin with the latest received. */
export function isInOrderOfDueDay(view: InboxView): boolean {
  return view === "open" || view === "mine" || view === "approval";
}

export const dueFilters = ["overdue", "soon", "week"] as const;
export type DueFilter = (typeof dueFilters)[number];

/** What a list of cases is narrowed to; null asks for all. */
export interface InboxFilter {
  view: InboxView;
  /** Words as typed, or a reference. */
  q: string | null;
  unitId: string | null;
  procedureId: string | null;
  state: ComplaintState | null;
  lane: LegalTrack | null;
  due: DueFilter | null;
  /** The first and the last day of receipt. */
  from: Day | null;
  to: Day | null;
  part: CasePart | null;
}

export const noFilter: InboxFilter = {
  view: "open",
  q: null,
  unitId: null,
  procedureId: null,
  state: null,
  lane: null,
  due: null,
  from: null,
  to: null,
  part: null,
};

const id = z.string().max(60);
const longestQuery = 200;

/** Reads the filter from the query of an address; unknown values are ignored, so that an old address still works. */
export function inboxFilterOf(asked: URLSearchParams): InboxFilter {
  const known = <Name extends string>(names: readonly Name[], value: string | null) =>
    names.find((name) => name === value) ?? null;
  const text = (asked.get("q") ?? "").trim().slice(0, longestQuery);
  return {
    view: inboxViewOf(asked.get("view")),
    q: text === "" ? null : text,
    unitId: idOf(asked.get("unit")),
    procedureId: idOf(asked.get("procedure")),
    state: known(complaintStates, asked.get("state")),
    lane: known(legalTracks, asked.get("lane")),
    due: known(dueFilters, asked.get("due")),
    from: dayOf(asked.get("from")),
    to: dayOf(asked.get("to")),
    part: known(caseParts, asked.get("part")),
  };
}

function idOf(value: string | null): string | null {
  const read = id.safeParse(value);
  return read.success && read.data !== "" ? read.data : null;
}

function dayOf(value: string | null): Day | null {
  return value !== null && isDay(value) ? value : null;
}

/** Whether the list is narrowed by more than its view. */
export function isFiltered({ view: _view, ...rest }: InboxFilter): boolean {
  return Object.values(rest).some((value) => value !== null);
}

/** The query of an address with this filter, beginning with "?"; empty for the usual list. */
export function filterQuery(filter: InboxFilter, { after = null, before = null }: AskedPage = {}): string {
  const asked = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value !== null) asked.set(name, value);
  };
  if (filter.view !== "open") asked.set("view", filter.view);
  set("q", filter.q);
  set("unit", filter.unitId);
  set("procedure", filter.procedureId);
  set("state", filter.state);
  set("lane", filter.lane);
  set("due", filter.due);
  set("from", filter.from);
  set("to", filter.to);
  set("part", filter.part);
  set("after", after);
  set("before", before);
  const query = asked.toString();
  return query === "" ? "" : `?${query}`;
}

/** What the list of cases can be narrowed to by name. */
export interface FilterChoices {
  units: { id: string; name: string }[];
  procedures: { id: string; name: string }[];
}

/** A line of the inbox. */
export interface InboxLine {
  id: string;
  reference: string;
  kind: ComplaintKind;
  state: ComplaintState;
  lane: LegalTrack;
  isLocked: boolean;
  /**
   * The beginning of the text; empty for a locked case, which is read on its page only, where the access is recorded.
   */
  excerpt: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  firstDueOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  answeredOn: Day | null;
  closedOn: Day | null;
  urgency: Urgency;
  unitName: string | null;
  assigneeName: string | null;
  procedureName: string | null;
}

/** Cases still to be answered. Overdue and soon count those only to which an official answer is owed. */
export interface InboxCounts {
  overdue: number;
  soon: number;
  open: number;
}

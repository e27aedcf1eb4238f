import type { CasePart } from "#app/complaints/inbox/case-part.ts";
import { filterQuery, noFilter } from "#app/complaints/inbox/inbox-view.ts";
import { dossierSearch, type DossierFilter } from "#app/dossiers/listing/dossier-filter.ts";
import { monthPeriod, periodSearch, type Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import type { Day } from "#app/platform/day.ts";
import type { FigureName } from "#app/targets/target.ts";

/** The dossiers that a figure counts or leaves uncounted. */
export const dossierParts = [
  "all",
  "rated",
  "unrated",
  "early",
  "on-day",
  "in-time",
  "late",
  "missed",
  "finished",
  "settled",
  "unsettled",
  "overdue",
] as const;
export type DossierPart = (typeof dossierParts)[number];

const restrictions: Readonly<Record<DossierPart, Partial<DossierFilter>>> = {
  all: {},
  rated: { isRated: true },
  unrated: { isRated: false },
  early: { timeliness: "early" },
  "on-day": { timeliness: "on-time" },
  "in-time": { timeliness: "in-time" },
  late: { timeliness: "late" },
  missed: { timeliness: "missed" },
  finished: { timeliness: "finished" },
  settled: { timeliness: "settled" },
  unsettled: { timeliness: "unsettled" },
  overdue: { timeliness: "overdue", order: "due" },
};

type Span = Pick<Period, "from" | "to">;

/**
 * The address of the list of the dossiers that a figure of this period and selection counts; `more` restricts it further,
 * as a row of a table does; what the selection says stands.
 */
export function listAddress(
  part: DossierPart,
  { from, to }: Span,
  selection: Selection,
  more: Partial<DossierFilter> = {},
): string {
  return `/dossiers${dossierSearch({ from, to, ...restrictions[part], ...more, ...restrictionOf(selection) })}`;
}

function restrictionOf(selection: Selection): Partial<DossierFilter> {
  switch (selection.by) {
    case "all":
      return {};
    case "field":
      return { field: selection.value };
    case "procedure":
      return { procedureId: selection.value };
    case "unit":
      return { unitId: selection.value };
    case "counter":
      return { counterId: selection.value };
    case "channel":
      return { channel: selection.value };
  }
}

/** The days of a month (`yyyy-MM`) that belong to a period: what the row of the month counts. */
export function monthWithin(month: string, period: Span, cutOff: Day): Span {
  const { from, to } = monthPeriod(Number(month.slice(0, 4)), Number(month.slice(5)), cutOff);
  return { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to };
}

/** The address of the list of the cases received in the period that a figure counts. */
export function caseListAddress(part: CasePart, { from, to }: Span): string {
  return `/inbox${filterQuery({ ...noFilter, view: "all", from, to, part })}`;
}

/** The addresses of the lists of what the two numbers behind a figure count; a number without a list has none. */
export type FigureLists = Partial<Record<"numerator" | "denominator", string>>;

type CountedDossiers = Partial<Record<keyof FigureLists, DossierPart | Partial<DossierFilter>>>;

/**
 * Which dossiers the numbers of a figure count. Ratings by their score and single answers are counted, never listed; the
 * national formula counts dossiers, but ratings while it is withheld.
 */
const dossiersCounted: Readonly<Partial<Record<FigureName, CountedDossiers>>> = {
  participation: { numerator: "rated", denominator: "all" },
  satisfaction: { denominator: "rated" },
  "dossiers-in-time": { numerator: "in-time", denominator: "settled" },
  "dossiers-early": { numerator: "early", denominator: "settled" },
  "dossiers-on-day": { numerator: "on-day", denominator: "settled" },
  "dossiers-late": { numerator: "late", denominator: "settled" },
  "apology-letters": { numerator: { timeliness: "missed", letter: "sent" }, denominator: "missed" },
  "apology-in-time": {
    numerator: { timeliness: "missed", letter: "in-time" },
    denominator: { timeliness: "missed", letter: "sent" },
  },
  "handling-days": { denominator: "finished" },
  "handling-cut": { denominator: "finished" },
  online: { numerator: { channel: "online" }, denominator: "all" },
  "online-full": { numerator: { channel: "online-full" }, denominator: "all" },
  "online-part": { numerator: { channel: "online-part" }, denominator: "all" },
  "post-in": { numerator: { channel: "post" }, denominator: "all" },
  "post-out": { numerator: { returned: "post" }, denominator: { returned: "known" } },
};

const casesCounted: Readonly<Partial<Record<FigureName, Partial<Record<keyof FigureLists, CasePart>>>>> = {
  "answered-on-time": { numerator: "on-time", denominator: "counted" },
  "forwarded-on-time": { numerator: "forwarded-on-time", denominator: "forwarded" },
  "answer-days": { denominator: "answered" },
  solved: { numerator: "said-yes", denominator: "said" },
};

/** The lists behind the numbers of a figure. Cases are counted for the whole office only. */
export function figureLists(figure: FigureName, period: Span, selection: Selection): FigureLists {
  const cases = selection.by === "all" ? casesCounted[figure] : undefined;
  if (cases !== undefined) return mapped(cases, (part) => caseListAddress(part, period));
  return mapped(dossiersCounted[figure] ?? {}, (counted) =>
    typeof counted === "string"
      ? listAddress(counted, period, selection)
      : listAddress("all", period, selection, counted),
  );
}

function mapped<Counted>(
  counted: Readonly<Partial<Record<keyof FigureLists, Counted>>>,
  addressOf: (counted: Counted) => string,
): FigureLists {
  const { numerator, denominator } = counted;
  return {
    ...(numerator === undefined ? {} : { numerator: addressOf(numerator) }),
    ...(denominator === undefined ? {} : { denominator: addressOf(denominator) }),
  };
}

/**
 * The comments with the two lowest scores that were given in the period; undefined for a selection by which comments are
 * not filtered. Scores of single dossiers are shown nowhere, so a low score leads to what was written and to no dossier.
 */
export function lowCommentsAddress(period: Period, selection: Selection): string | undefined {
  if (selection.by === "field" || selection.by === "counter" || selection.by === "channel") return undefined;
  const only = selection.by === "all" ? "" : `&${new URLSearchParams({ [selection.by]: selection.value }).toString()}`;
  return `/dashboard/comments${periodSearch(period)}&score=low${only}`;
}

import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import type { Pace } from "#app/figures/measures/pace.ts";
import type { PeriodCounts } from "#app/figures/measures/period-counts.ts";
import type { Day } from "#app/platform/day.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { DueState } from "#app/reports/calendar/due-report-state.ts";
import type { FigureName } from "#app/targets/target.ts";

/* What the page of the morning meeting shows, in the sizes that fit on one sheet. */

/** Units in the table; the others are added up in one line. */
export const mostUnits = 12;

/** Comments on the sheet. */
export const mostComments = 3;

/** Reports to send on the sheet; the others are counted. */
export const mostReports = 4;

const longestComment = 180;

/** What waits, by its due day: overdue, due today, due until the end of the next working day. */
export interface DueCounts {
  overdue: number;
  today: number;
  next: number;
}

/** What waits in one unit: answers to cases, and results of dossiers. */
export interface UnitLine {
  /** Undefined for what no unit has. */
  name: string | undefined;
  cases: DueCounts;
  dossiers: DueCounts;
}

/** The table of the sheet: the units with most overdue, the others together, and the sum of all. */
export interface UnitTable {
  lines: UnitLine[];
  /** The units that found no line, added up; undefined where all have one. */
  rest: { units: number; cases: DueCounts; dossiers: DueCounts } | undefined;
  total: { cases: DueCounts; dossiers: DueCounts };
}

const nothing: DueCounts = { overdue: 0, today: 0, next: 0 };

type CountedUnit = DueCounts & { unitId: string | null };

/** The table of what waits by unit: most overdue first, then most due. Units with nothing to do are left out. */
export function unitTable(
  cases: readonly CountedUnit[],
  dossiers: readonly CountedUnit[],
  names: ReadonlyMap<string, string>,
): UnitTable {
  const ids = [...new Set([...cases, ...dossiers].map(({ unitId }) => unitId))];
  const lines = ids
    .map((id) => ({ name: id === null ? undefined : names.get(id), cases: of(cases, id), dossiers: of(dossiers, id) }))
    .toSorted(mostUrgentFirst);
  const others = lines.slice(mostUnits);
  return {
    lines: lines.slice(0, mostUnits),
    rest: others.length === 0 ? undefined : { units: others.length, ...sumOf(others) },
    total: sumOf(lines),
  };
}

function of(counted: readonly CountedUnit[], id: string | null): DueCounts {
  const { overdue, today, next } = counted.find(({ unitId }) => unitId === id) ?? nothing;
  return { overdue, today, next };
}

function mostUrgentFirst(one: UnitLine, other: UnitLine): number {
  const difference = (part: keyof DueCounts) =>
    other.cases[part] + other.dossiers[part] - (one.cases[part] + one.dossiers[part]);
  const byName = (one.name ?? "\u{10ffff}") < (other.name ?? "\u{10ffff}") ? -1 : 1;
  return difference("overdue") || difference("today") || difference("next") || byName;
}

function sumOf(lines: readonly Pick<UnitLine, "cases" | "dossiers">[]) {
  return { cases: add(lines.map((line) => line.cases)), dossiers: add(lines.map((line) => line.dossiers)) };
}

function add(counts: readonly DueCounts[]): DueCounts {
  return counts.reduce(
    (sum, one) => ({ overdue: sum.overdue + one.overdue, today: sum.today + one.today, next: sum.next + one.next }),
    nothing,
  );
}

/** What the sheet shows. */
export interface MorningBrief {
  cutOff: Day;
  /** The next working day. */
  nextDay: Day;
  /** The figures of the overview, for the same period. */
  results: Readonly<Record<FigureName, FigureResult>>;
  counts: PeriodCounts;
  pace: Pace | undefined;
  units: UnitTable;
  /** Overdue dossiers that were received in the period, as the overview counts them. */
  overdueOfPeriod: number;
  /** The days whose comments are shown: since the last working day. */
  commentDays: { from: Day; to: Day };
  /** Comments of the two lowest levels, masked and cut. */
  comments: { id: string; score: Score; comment: string; about: string }[];
  reports: { key: string; name: string; dueOn: Day; state: DueState; workingDaysLeft: number }[];
  /** Reports to send soon that found no room. */
  furtherReports: number;
  /** The first day with a dossier; undefined for an empty office. */
  firstDay: Day | undefined;
}

/** A comment as the sheet has room for it: one paragraph, cut after a word. */
export function shortComment(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = Array.from(line);
  if (letters.length <= longestComment) return line;
  const cut = letters.slice(0, longestComment).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${lastSpace > longestComment / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

import { dayInNumber, tidyNumber } from "#app/dossiers/register/register-entry.ts";
import { daysBetween, type Day } from "#app/platform/day.ts";
import { memoize } from "#app/platform/memoize.ts";
import { readMoment, writtenDay, type DayOrder } from "./register-moment.ts";

/** The days of one row as the file writes them. */
export interface RowDays {
  number: string;
  receivedAt: string;
  dueAt: string;
  finishedAt: string;
}

/** The order of days in a whole file; `mixed` if its rows prove both. */
export type FileDayOrder = DayOrder | "mixed";

export interface DayOrderJudge {
  take(days: RowDays): void;
  /** Number of rows that can be read in one order only, or that the day in their number proves. */
  certain(): { dayFirst: number; monthFirst: number };
  decide(): FileDayOrder;
}

interface Votes {
  "day-first": number;
  "month-first": number;
}

const noVotes = (): Votes => ({ "day-first": 0, "month-first": 0 });

/**
 * Decides whether a file writes the day or the month first, from all rows together: a single row cannot show what
 * 03/11/2026 means. Proofs are days above 12 and the day in the dossier's number; without proof, plausibility decides
 * (a result before the receipt, a receipt after today, handling of months). `today` is the last possible day of
 * receipt.
 */
export function judgeDayOrder(today: Day): DayOrderJudge {
  const proofs = noVotes();
  const contradictions = noVotes();
  const spans = noVotes();
  let undecided = 0;
  let twelveHours = 0;
  const partsOf = memoize(writtenDay);
  const momentsOf = {
    "day-first": memoize((text) => readMoment(text, "day-first")?.on),
    "month-first": memoize((text) => readMoment(text, "month-first")?.on),
  };

  function take(days: RowDays): void {
    const proof = proofOf(days);
    if (proof !== undefined) {
      proofs[proof] += 1;
      return;
    }
    const readings = { "day-first": meaning(days, "day-first"), "month-first": meaning(days, "month-first") };
    if (readings["day-first"] === undefined || readings["month-first"] === undefined) return;
    undecided += 1;
    if (/[ap]m$/i.test(days.receivedAt)) twelveHours += 1;
    vote(readings["day-first"], readings["month-first"]);
  }

  function vote(dayFirst: Meaning, monthFirst: Meaning): void {
    if (dayFirst.isPossible !== monthFirst.isPossible) {
      contradictions[dayFirst.isPossible ? "day-first" : "month-first"] += 1;
    } else if (dayFirst.span !== undefined && monthFirst.span !== undefined) {
      if (dayFirst.span * 2 < monthFirst.span) spans["day-first"] += 1;
      if (monthFirst.span * 2 < dayFirst.span) spans["month-first"] += 1;
    }
  }

  /** The order that the row proves: by a part above 12, or by the day in its number if only one order gives it. */
  function proofOf({ number, ...written }: RowDays): DayOrder | undefined {
    for (const text of Object.values(written)) {
      const parts = partsOf(text);
      if (parts === undefined) continue;
      if (parts.first > 12 && parts.first <= 31 && parts.second <= 12) return "day-first";
      if (parts.second > 12 && parts.second <= 31 && parts.first <= 12) return "month-first";
    }
    const parts = partsOf(written.receivedAt);
    if (parts === undefined || parts.first === parts.second) return undefined;
    const named = dayInNumber(tidyNumber(number));
    if (named === undefined) return undefined;
    if (momentsOf["day-first"](written.receivedAt) === named) return "day-first";
    return momentsOf["month-first"](written.receivedAt) === named ? "month-first" : undefined;
  }

  interface Meaning {
    isPossible: boolean;
    /** Days from the receipt to the latest other day; undefined if there is none. */
    span: number | undefined;
  }

  function meaning({ receivedAt, dueAt, finishedAt }: RowDays, order: DayOrder): Meaning | undefined {
    const received = momentsOf[order](receivedAt);
    if (received === undefined || partsOf(receivedAt) === undefined) return undefined;
    const [due, finished] = [momentsOf[order](dueAt), momentsOf[order](finishedAt)];
    const later = [due, finished].filter((on) => on !== undefined);
    const isPossible = received <= today && (finished ?? received) <= today && later.every((on) => on >= received);
    const span = later.length === 0 ? undefined : Math.max(...later.map((on) => daysBetween(received, on)));
    return { isPossible, span };
  }

  function decide(): FileDayOrder {
    const { "day-first": day, "month-first": month } = proofs;
    if (month > 0) {
      if (day === 0) return "month-first";
      // A single typing error is refused in its row; if a tenth of the rows differ, the file uses two orders.
      const isNoSlip = month >= 2 || month >= day;
      return isNoSlip && month * 10 >= day + month ? (month > day * 10 ? "month-first" : "mixed") : "day-first";
    }
    if (day > 0) return "day-first";
    if (isClear(contradictions, Math.max(1, undecided / 5))) return "month-first";
    if (contradictions["day-first"] > 0) return "day-first";
    if (isClear(spans, 2)) return "month-first";
    return twelveHours * 2 > undecided && spans["day-first"] === 0 ? "month-first" : "day-first";
  }

  return {
    take,
    certain: () => ({ dayFirst: proofs["day-first"], monthFirst: proofs["month-first"] }),
    decide,
  };
}

function isClear(votes: Votes, fewest: number): boolean {
  return votes["month-first"] >= fewest && votes["month-first"] > votes["day-first"] * 3;
}

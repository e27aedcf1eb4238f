import { addMinutes, dayOf, type Day, type Instant } from "#app/platform/day.ts";

/** A part of a day, or a whole day, that is searched. */
export interface SearchSpan {
  on: Day;
  /** The taps that are read; undefined for the whole day. */
  read: { from: Instant; until: Instant } | undefined;
  /**
   * The taps whose suspicions are saved; those outside are read only because the rules compare them with these.
   * Undefined for all.
   */
  judged: { from: Instant; until: Instant } | undefined;
}

const minuteMilliseconds = 60_000;

/** Collects the minutes in which something changed, each once: at most 1,440 a day, whatever their number of taps. */
export function openTouchedMinutes() {
  const minutes = new Set<number>();
  return {
    add: (at: Instant) => {
      minutes.add(Math.floor(Date.parse(at) / minuteMilliseconds));
    },
    /** The spans to search on those days, if a rule compares taps over `reach` minutes. */
    spans: (days: readonly Day[], reach: number): SearchSpan[] => {
      const sorted = [...minutes].sort((a, b) => a - b).map(minuteStart);
      return days.flatMap((on) =>
        joined(
          sorted.filter((at) => dayOf(at) === on),
          4 * reach,
        ).map(({ first, last }) => spanAround(on, first, last, reach)),
      );
    },
  };
}

function minuteStart(minute: number): Instant {
  return new Date(minute * minuteMilliseconds).toISOString() as Instant;
}

/** Joins minutes at most `gap` minutes apart to one span, so that no tap is read twice. */
function joined(sorted: readonly Instant[], gap: number): { first: Instant; last: Instant }[] {
  const spans: { first: Instant; last: Instant }[] = [];
  for (const at of sorted) {
    const open = spans.at(-1);
    if (open !== undefined && at <= addMinutes(open.last, gap)) open.last = at;
    else spans.push({ first: at, last: at });
  }
  return spans;
}

/**
 * A change affects the suspicions of taps within `reach` minutes of it; those taps are compared with taps within
 * `reach` minutes of them, so twice as much is read.
 */
function spanAround(on: Day, first: Instant, last: Instant, reach: number): SearchSpan {
  // A minute includes all its moments until the next one begins.
  const around = (distance: number) => ({ from: addMinutes(first, -distance), until: addMinutes(last, distance + 1) });
  return { on, read: around(2 * reach), judged: around(reach) };
}

export function wholeDay(on: Day): SearchSpan {
  return { on, read: undefined, judged: undefined };
}

/** Whether a tap lies in a span; true for every tap if the span is undefined. */
export function liesIn(span: SearchSpan["judged"], at: Instant): boolean {
  return span === undefined || (at >= span.from && at <= span.until);
}

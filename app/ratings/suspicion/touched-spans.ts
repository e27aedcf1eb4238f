import { addMinutes, dayOf, type Day, type Instant } from "#app/platform/day.ts";

/** A part of a day that is looked at. */
export interface SearchSpan {
  on: Day;
  /** The taps that are read; undefined where the span reaches over the whole day. */
  read: { from: Instant; until: Instant } | undefined;
  /** The taps whose suspicions count: those further out are read only because the rules compare them with these. */
  judged: { from: Instant; until: Instant } | undefined;
}

const minuteMilliseconds = 60_000;

/** The minutes in which something happened, each once; at most 1,440 a day however much happened in them. */
export function openTouchedMinutes() {
  const minutes = new Set<number>();
  return {
    add: (at: Instant) => {
      minutes.add(Math.floor(Date.parse(at) / minuteMilliseconds));
    },
    /** The minutes as spans of those days, where a rule compares taps over `reach` minutes. */
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

/** Joins what lies at most `gap` minutes apart, so that no tap is read twice. */
function joined(sorted: readonly Instant[], gap: number): { first: Instant; last: Instant }[] {
  const spans: { first: Instant; last: Instant }[] = [];
  for (const at of sorted) {
    const open = spans.at(-1);
    if (open !== undefined && at <= addMinutes(open.last, gap)) open.last = at;
    else spans.push({ first: at, last: at });
  }
  return spans;
}

/** A change moves what is seen of the taps within `reach` of it, and those are compared with the ones within `reach` of them. */
function spanAround(on: Day, first: Instant, last: Instant, reach: number): SearchSpan {
  // A touched minute stands for all its moments.
  const around = (distance: number) => ({ from: addMinutes(first, -distance), until: addMinutes(last, distance + 1) });
  return { on, read: around(2 * reach), judged: around(reach) };
}

/** A whole day. */
export function wholeDay(on: Day): SearchSpan {
  return { on, read: undefined, judged: undefined };
}

/** Whether a tap lies in a span; every tap lies in an open one. */
export function liesIn(span: SearchSpan["judged"], at: Instant): boolean {
  return span === undefined || (at >= span.from && at <= span.until);
}

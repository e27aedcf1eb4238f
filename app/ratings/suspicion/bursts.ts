import type { Instant } from "#app/platform/day.ts";
import type { SeenTap } from "./suspicion.ts";

/** A burst: many receipts rated within few minutes, seen from one of the taps in it. */
export interface Burst {
  tap: SeenTap;
  /**
   * Number of different receipts rated between `from` and `to`. Of all spans of the rule's length that contain the tap,
   * the one with the most receipts counts.
   */
  count: number;
  from: Instant;
  to: Instant;
}

/**
 * When taps are a burst: at least `least` different receipts within `minutes`. A `least` of 0 switches the rule off.
 */
export interface BurstRule {
  least: number;
  minutes: number;
}

/** A search for bursts. The caller passes the taps one by one, in the order in which they were given. */
export interface BurstSearch {
  /** Takes the next tap; returns the bursts of earlier taps that no later tap can make larger. */
  take(tap: SeenTap): Burst[];
  /** Ends the search; returns the bursts of the remaining taps. */
  end(): Burst[];
}

const minuteMilliseconds = 60_000;

/** A first-in-first-out list. Removing its first item takes the same time however long the list is. */
class Queue<Item> {
  #items: Item[] = [];
  #head = 0;

  first(): Item | undefined {
    return this.#items[this.#head];
  }

  last(): Item | undefined {
    return this.#head === this.#items.length ? undefined : this.#items.at(-1);
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  dropLast(): void {
    this.#items.pop();
  }

  dropFirst(): void {
    this.#head += 1;
    if (this.#head * 2 < this.#items.length || this.#head < 64) return;
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }
}

interface Span {
  /** The position of the last tap of the span among all taps taken. */
  last: number;
  count: number;
  from: Instant;
  to: Instant;
}

/**
 * Searches the taps of one device, network or row for bursts. Each tap enters and leaves the sliding span once, so the
 * work grows linearly with the number of taps. `largest` contains only the spans that can still be the largest one of a
 * tap that has not left.
 */
export function searchBursts({ least, minutes }: BurstRule): BurstSearch {
  if (least === 0) return { take: () => [], end: () => [] };
  const span = new Queue<SeenTap>();
  const tapsOfReceipt = new Map<string, number>();
  const largest = new Queue<Span>();
  let entered = 0;
  let left = 0;

  function leave(tap: SeenTap): Burst[] {
    while ((largest.first()?.last ?? left) < left) largest.dropFirst();
    span.dropFirst();
    left += 1;
    const others = (tapsOfReceipt.get(tap.dossierId) ?? 1) - 1;
    if (others === 0) tapsOfReceipt.delete(tap.dossierId);
    else tapsOfReceipt.set(tap.dossierId, others);
    const best = largest.first();
    if (!tap.isCounted || best === undefined || best.count < least) return [];
    return [{ tap, count: best.count, from: best.from, to: best.to }];
  }

  function leaveBefore(earliest: number): Burst[] {
    const found: Burst[] = [];
    for (let oldest = span.first(); oldest !== undefined; oldest = span.first()) {
      if (Date.parse(oldest.givenAt) >= earliest) break;
      found.push(...leave(oldest));
    }
    return found;
  }

  return {
    take: (tap) => {
      const found = leaveBefore(Date.parse(tap.givenAt) - minutes * minuteMilliseconds);
      span.push(tap);
      tapsOfReceipt.set(tap.dossierId, (tapsOfReceipt.get(tap.dossierId) ?? 0) + 1);
      const count = tapsOfReceipt.size;
      while ((largest.last()?.count ?? count) < count) largest.dropLast();
      largest.push({ last: entered, count, from: span.first()?.givenAt ?? tap.givenAt, to: tap.givenAt });
      entered += 1;
      return found;
    },
    end: () => leaveBefore(Infinity),
  };
}

/**
 * Searches for bursts per device or network. `keyOf` returns the device or network of a tap, null if unknown. Groups
 * without a tap for longer than the rule's minutes are ended, so that only active groups use memory.
 */
export function searchBurstsBy(keyOf: (tap: SeenTap) => string | null, rule: BurstRule): BurstSearch {
  const groups = new Map<string, { search: BurstSearch; lastAt: number }>();

  function endIdle(earliest: number): Burst[] {
    const found: Burst[] = [];
    // A group moves to the end of the map with each of its taps, so the groups that are idle for longest come first.
    for (const [key, { search, lastAt }] of groups) {
      if (lastAt >= earliest) break;
      groups.delete(key);
      found.push(...search.end());
    }
    return found;
  }

  return {
    take: (tap) => {
      const key = keyOf(tap);
      if (rule.least === 0 || key === null) return [];
      const givenAt = Date.parse(tap.givenAt);
      const found = endIdle(givenAt - rule.minutes * minuteMilliseconds);
      const search = groups.get(key)?.search ?? searchBursts(rule);
      groups.delete(key);
      groups.set(key, { search, lastAt: givenAt });
      found.push(...search.take(tap));
      return found;
    },
    end: () => endIdle(Infinity),
  };
}

/**
 * Searches for bursts per counter among rows of equal scores; a different score ends the row. Takes counted taps only.
 */
export function searchRowsAlike(rule: BurstRule): BurstSearch {
  const rows = new Map<string, { search: BurstSearch; score: number }>();
  return {
    take: (tap) => {
      if (rule.least === 0 || tap.counterId === null) return [];
      const row = rows.get(tap.counterId);
      if (row?.score === tap.score) return row.search.take(tap);
      const search = searchBursts(rule);
      rows.set(tap.counterId, { search, score: tap.score });
      return [...(row?.search.end() ?? []), ...search.take(tap)];
    },
    end: () => [...rows.values()].flatMap(({ search }) => search.end()),
  };
}

/**
 * A generator of numbers that look random and are the same at every run (mulberry32), so that the demonstration is
 * repeatable.
 */
export interface Chance {
  /** A number at least 0 and below 1. */
  next(): number;
  /** True with the probability `share`, 0 to 1. */
  happens(share: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
}

export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    happens: (share) => next() < share,
    pick: <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
  };
}

/** A source of numbers at least 0 and below 1. A rule gets it as an argument, so that the same input gives the same output. */
export type Chance = () => number;

/** A source that gives the same numbers for the same seed (the generator mulberry32, which is in the public domain). */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A normally distributed number with mean 0 and standard deviation 1 (Box and Muller 1958). */
export function normalFrom(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

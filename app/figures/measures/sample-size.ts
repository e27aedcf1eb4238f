/** How far off a survey of that size may be, by the rule of the surveys: 5 %. */
export const usualError = 0.05;

/**
 * How many answers a survey of `population` transactions asks for: n = N ÷ (1 + N·e²), rounded, as the surveys of
 * satisfaction take it (Yamane's rule; `domain.md` §3). It says something of a random sample only: citizens who choose
 * to answer are none, whatever their number.
 */
export function sampleSize(population: number, error = usualError): number {
  return Math.round(population / (1 + population * error * error));
}

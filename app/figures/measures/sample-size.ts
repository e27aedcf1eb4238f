/** The margin of error of the surveys: 5 %. */
export const usualError = 0.05;

/**
 * Number of answers that a survey of `population` transactions needs: n = N ÷ (1 + N·e²), rounded. Source: Yamane, T.
 * (1967), Statistics: An Introductory Analysis, as used by surveys of satisfaction. Valid for a random sample only;
 * self-selected respondents are not a random sample, however many they are.
 */
export function sampleSize(population: number, error = usualError): number {
  return Math.round(population / (1 + population * error * error));
}

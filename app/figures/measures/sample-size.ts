/** The margin of error of the surveys: 5 %. */
export const usualError = 0.05;

/**
 * Answers a survey of `population` transactions needs: n = N ÷ (1 + N·e²), rounded. Source: Yamane, T. (1967), Statistics:
 * An Introductory Analysis, the rule used for the surveys of satisfaction (SIPAS, QĐ 1001/QĐ-BNV of 11/12/2023). It holds
 * for a random sample only; self-selected respondents are not a random sample, however many they are.
 */
export function sampleSize(population: number, error = usualError): number {
  return Math.round(population / (1 + population * error * error));
}

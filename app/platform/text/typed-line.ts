import { z } from "zod";

/** A typed line as it is stored: composed letters, single spaces, no invisible characters. */
export function tidyLine(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
}

/** The names of the problems of a line. */
interface LineProblems<Problem extends string> {
  /** It is missing or shorter than `least` characters. */
  missing: Problem;
  /** It is longer than `most` characters. */
  long: Problem;
}

/** Schema of a line of `least` to `most` characters; the output is tidied. A line that may be missing has a `least` of 0. */
export function typedLine<Problem extends string>(
  least: number,
  most: number,
  { missing, long }: LineProblems<Problem>,
) {
  return z.string(missing).transform(tidyLine).pipe(z.string().min(least, missing).max(most, long));
}

/**
 * Schema of a line of at most `most` characters that may be missing or empty. Not a piped text: the reader of forms takes
 * an empty field of a piped text for a missing one.
 */
export function optionalLine(most: number, long: string) {
  return z
    .string()
    .default("")
    .transform(tidyLine)
    .refine((line) => line.length <= most, long);
}

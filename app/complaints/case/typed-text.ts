import { z } from "zod";
import { visibleLength } from "#app/platform/text/visible-text.ts";

/** Typed text as it is kept: one kind of line break, composed letters, no NUL (which PostgreSQL refuses), no blank ends. */
export function tidyText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

/** Names of the problems of a text that must be there. */
interface TextProblems {
  missing: string;
  short: string;
  long: string;
}

/** A typed text of at least `shortest` characters that can be seen, and at most `longest` in all, as it is kept. */
export function neededText(problems: TextProblems, shortest: number, longest: number) {
  return z
    .string(problems.missing)
    .transform(tidyText)
    .pipe(
      z
        .string(problems.missing)
        .max(longest, problems.long)
        .refine((text) => visibleLength(text) >= shortest, problems.short),
    );
}

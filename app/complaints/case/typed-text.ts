import { z } from "zod";
import { visibleLength } from "#app/platform/text/visible-text.ts";

/**
 * Normalizes typed text for storage: line feeds only, NFC, no NUL (PostgreSQL refuses it), no leading or trailing white
 * space.
 */
export function tidyText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

/** Names of the problems of a text that must be there. */
interface TextProblems {
  missing: string;
  short: string;
  long: string;
}

/**
 * Schema of a required text: at least `shortest` visible characters, at most `longest` characters; the output is
 * normalized.
 */
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

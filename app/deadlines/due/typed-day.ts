import { z } from "zod";
import { dayFrom, type Day } from "#app/platform/day.ts";
import type { DueDay } from "./due-on.ts";

/** Reads a day as people type it: `20/11/2026`, `20-11-2026`, `20.11.2026` or `2026-11-20`; undefined for anything else. */
export function readTypedDay(typed: string): Day | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  return local === null ? undefined : dayFrom(Number(local[4]), Number(local[3]), Number(local[1]));
}

/** Schema of a day as people type it; `wrong` is the problem of anything else. */
export function typedDay(wrong: string) {
  return z.string(wrong).transform((typed, check): Day => {
    const read = readTypedDay(typed);
    if (read !== undefined) return read;
    check.addIssue({ code: "custom", message: wrong });
    return z.NEVER;
  });
}

/** The longest limit anybody may try: about a year and a half of days. */
export const mostWorkingDays = 366;

/** Reads a number of working days, 1 to `mostWorkingDays`; undefined for anything else. */
export function readWorkingDays(typed: string): number | undefined {
  const count = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return count >= 1 && count <= mostWorkingDays ? count : undefined;
}

/** A year as an address names it; undefined for all years, and for anything that is no year. */
export function readAskedYear(typed: string | null): number | undefined {
  return typed !== null && /^\d{4}$/.test(typed) ? Number(typed) : undefined;
}

/** What was typed into the form, and the counting when both fields could be read. */
export interface TriedDay {
  received: string;
  days: string;
  isDayWrong: boolean;
  areDaysWrong: boolean;
  answer: { receivedOn: Day; result: DueDay } | null;
}

import type { Day } from "#app/platform/day.ts";
import type { DueDay } from "./due-on.ts";

/** What was typed into the form, and the counting when both fields could be read. */
export interface TriedDay {
  received: string;
  days: string;
  isDayWrong: boolean;
  areDaysWrong: boolean;
  answer: { receivedOn: Day; result: DueDay } | null;
}

import { addWorkingDays, isWorkingDay } from "#app/deadlines/due/due-on.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { Role } from "#app/staff/permissions.ts";

/**
 * The two titles of the letter: form 04 of TT 03/2025 ("văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"), and form
 * 04 of TT 01/2018 ("phiếu xin lỗi và hẹn lại ngày trả kết quả"), which many procedures still print.
 */
export const apologyTitles = ["extension", "reappointment"] as const;
export type ApologyTitle = (typeof apologyTitles)[number];

/**
 * A dossier without a result is about to be late when its promised day comes within so many working days. The letter
 * goes out at the latest one day before it (NĐ 61/2018/NĐ-CP article 19) and never after it (QĐ 5157/QĐ-UBND, Ho Chi Minh
 * City, 30/9/2016): two days leave one for writing and signing.
 */
export const soonWorkingDays = 2;

/** The last promised day that counts as soon, seen from `today`. */
export function soonUntil(today: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(today, soonWorkingDays, calendar);
}

export const latenesses = ["overdue", "soon"] as const;
export type Lateness = (typeof latenesses)[number];

/** Whether a dossier without a result is late or about to be; undefined for every other dossier. */
export function latenessOf(
  { dueOn, finishedOn }: { dueOn: Day | null; finishedOn: Day | null },
  { today, soonUntil: until }: { today: Day; soonUntil: Day },
): Lateness | undefined {
  if (dueOn === null || finishedOn !== null || dueOn > until) return undefined;
  return dueOn < today ? "overdue" : "soon";
}

/** Whether the result came after the promised day, or that day has passed without one. */
export function isLate({ dueOn, finishedOn }: { dueOn: Day | null; finishedOn: Day | null }, today: Day): boolean {
  return dueOn !== null && dueOn < (finishedOn ?? today);
}

/** What a letter for a dossier is so far: none, written but not sent, or sent. */
export const letterStates = ["none", "written", "sent"] as const;
export type LetterState = (typeof letterStates)[number];

/** The most that a new date may lie ahead, in days: more is a mistyped year. */
export const furthestNewDay = 366;

export type NewDayProblem = "newDayPast" | "newDayOff" | "newDayFar";

/** What is wrong with a new date: it must be a working day after today, within a year. */
export function newDayProblem(newOn: Day, today: Day, calendar: WorkingCalendar): NewDayProblem | undefined {
  if (newOn <= today) return "newDayPast";
  if (newOn > addDays(today, furthestNewDay)) return "newDayFar";
  return isWorkingDay(newOn, calendar) ? undefined : "newDayOff";
}

/** Why no letter is written for a dossier; each is the name of a text below `apologies:refusals`. */
export const apologyRefusals = [
  "gone",
  "other-unit",
  "finished",
  "not-late",
  "not-later",
  "written",
  "again",
  "meanwhile",
] as const;
export type ApologyRefusal = (typeof apologyRefusals)[number];

/** What is known of a dossier for which a letter is asked. */
export interface ApologyCandidate {
  unitId: string | null;
  dueOn: Day | null;
  finishedOn: Day | null;
  letter: LetterState;
}

/** The letter that is asked for. */
export interface AskedApology {
  today: Day;
  soonUntil: Day;
  newOn: Day;
  /** Whether the writer confirmed that a dossier gets a second letter. */
  again: boolean;
}

/**
 * Why a dossier gets no letter; undefined if it does. A date is appointed anew at most once (NĐ 61/2018/NĐ-CP article 19):
 * a second letter is written only if the writer has confirmed it.
 */
export function refusalOf(
  { unitId, dueOn, finishedOn, letter }: ApologyCandidate,
  asked: AskedApology,
  writer: ApologyWriter,
): ApologyRefusal | undefined {
  if (!mayWriteFor(writer, unitId)) return "other-unit";
  if (finishedOn !== null) return "finished";
  if (latenessOf({ dueOn, finishedOn }, asked) === undefined || dueOn === null) return "not-late";
  if (asked.newOn <= dueOn) return "not-later";
  if (letter === "written") return "written";
  return letter === "sent" && !asked.again ? "again" : undefined;
}

/** A person who may write letters. */
export interface ApologyWriter {
  roles: readonly Role[];
  unitId: string | null;
}

/**
 * Whose dossiers a person writes letters for: the office for all; a handler and an approver for those of their unit. An
 * approver without a unit leads the whole office.
 */
export function mayWriteFor({ roles, unitId }: ApologyWriter, dossierUnitId: string | null): boolean {
  if (roles.includes("office")) return true;
  if (unitId === null) return roles.includes("approver");
  return unitId === dossierUnitId;
}

import { dayOf, timeOf, type Day, type Instant } from "#app/platform/day.ts";
import { addWorkingDays, isWorkingDay } from "./due-on.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";

/** The recipient of a reminder: the handler of the case, the head of the unit, Chánh Văn phòng. */
export const reminderRecipients = ["handler", "unit-head", "head-of-office"] as const;
export type ReminderRecipient = (typeof reminderRecipients)[number];

/** A step of the reminder plan for an unanswered case. */
export interface ReminderStep {
  /** Working days from the due day: negative before it, 0 on it, positive after it. */
  workingDays: number;
  recipient: ReminderRecipient;
  /** Whether it is repeated on each following working day. */
  isRepeated: boolean;
}

/** An office's reminders: sent within its working time only, Vietnamese local times `HH:mm`. */
export interface ReminderPlan {
  opensAt: string;
  closesAt: string;
  steps: readonly ReminderStep[];
}

/** Steps of a plan: more remind nobody better. */
export const mostReminderSteps = 60;

/** The furthest day from the due day on which anybody is reminded, in working days. */
export const furthestReminder = 60;

/** Reads a typed time of day, `7`, `7h30`, `7:30` or `07:30`, as `07:30`; undefined if it is none. */
export function readReminderTime(typed: string): string | undefined {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:hg.](\d{2})?)?$/i.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** Reads typed working days from the due day, `-2`, `−2`, `+1`, `1,0` or `0`; undefined if it is no such number. */
export function readReminderDays(typed: string): number | undefined {
  const whole = /^([-−+]?)(\d{1,2})(?:[.,]0+)?$/.exec(typed.trim());
  if (whole === null || Number(whole[2]) > furthestReminder) return undefined;
  const days = Number(whole[2]);
  // No −0, which is another number than 0 to a comparison of objects.
  return days === 0 || whole[1] === "" || whole[1] === "+" ? days : -days;
}

/**
 * The plan of a new office: the handler two working days before and on the due day, the head of the unit on the due
 * day, and from the first working day after it all three, with Chánh Văn phòng, until the case is answered.
 */
export const usualReminderPlan: ReminderPlan = {
  opensAt: "07:30",
  closesAt: "17:00",
  steps: [
    { workingDays: -2, recipient: "handler", isRepeated: false },
    { workingDays: 0, recipient: "handler", isRepeated: false },
    { workingDays: 0, recipient: "unit-head", isRepeated: false },
    { workingDays: 1, recipient: "handler", isRepeated: true },
    { workingDays: 1, recipient: "unit-head", isRepeated: true },
    { workingDays: 1, recipient: "head-of-office", isRepeated: true },
  ],
};

/** Whether staff may be reminded at this moment: on a working day, from the opening time up to the closing time. */
export function isReminderTime(now: Instant, calendar: WorkingCalendar, plan: ReminderPlan): boolean {
  const time = timeOf(now);
  return isWorkingDay(dayOf(now), calendar) && plan.opensAt <= time && time < plan.closesAt;
}

/**
 * The recipients to remind today about an open case due on `dueOn`, each once. `remindedOn` is the last day the plan
 * was run: a step that fell on a day off, or on a day without the product, is made up today, once. Nobody is reminded
 * on a day off.
 */
export function remindersDue(
  dueOn: Day,
  { today, remindedOn }: { today: Day; remindedOn: Day | null },
  calendar: WorkingCalendar,
  plan: ReminderPlan,
): ReminderRecipient[] {
  if (!isWorkingDay(today, calendar)) return [];
  const isDue = ({ workingDays, isRepeated }: ReminderStep) => {
    const on = addWorkingDays(dueOn, workingDays, calendar);
    if (on > today) return false;
    return isRepeated || on === today || (remindedOn !== null && remindedOn < on);
  };
  const due = new Set(plan.steps.filter(isDue).map(({ recipient }) => recipient));
  return reminderRecipients.filter((recipient) => due.has(recipient));
}

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

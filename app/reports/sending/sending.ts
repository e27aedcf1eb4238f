import { z } from "zod";
import { isReminderTime, type ReminderPlan } from "#app/deadlines/due/reminder-plan.ts";
import { typedDay } from "#app/deadlines/due/typed-day.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import { isMailAddress } from "#app/platform/text/mail-address.ts";

/**
 * The states of a sending: waiting for its time; handed over to the outbox; stopped by a person; dropped, because the
 * report was no longer approved when the time came.
 */
export type SendingState = "waiting" | "handed-over" | "stopped" | "dropped";

/** Addresses of one sending. */
export const mostAddresses = 20;

/** Days ahead: a typing error in the year must not make a report wait for ever. */
const furthestDays = 366;

/** The problems of the form; names of texts below `reports:problems`. */
export type SendingProblem =
  | "addressesMissing"
  | "addressWrong"
  | "addressesMany"
  | "sendDayWrong"
  | "sendHourWrong"
  | "notWorkingTime"
  | "sendPast"
  | "sendFar";

const problem = (name: SendingProblem) => name;

/** The typed addresses, one a line or separated by commas or semicolons, each once. */
export function addressesOf(typed: string): string[] {
  const addresses = typed
    .split(/[\s,;]+/u)
    .map((address) => address.trim())
    .filter((address) => address !== "");
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}

/** The form that asks for a sending: addresses, day and time. */
export const sendingSchema = z.object({
  addresses: z
    .string(problem("addressesMissing"))
    .max(6000, problem("addressesMany"))
    .transform((typed, check) => {
      const addresses = addressesOf(typed);
      if (addresses.length > mostAddresses) check.addIssue({ code: "custom", message: problem("addressesMany") });
      if (addresses.length === 0) check.addIssue({ code: "custom", message: problem("addressesMissing") });
      if (!addresses.every((address) => address.length <= 254 && isMailAddress(address))) {
        check.addIssue({ code: "custom", message: problem("addressWrong") });
      }
      return addresses;
    }),
  on: typedDay(problem("sendDayWrong")),
  at: z.string(problem("sendHourWrong")).regex(/^\s*(?:[01]?\d|2[0-3])[:hg][0-5]\d\s*$/u, problem("sendHourWrong")),
});

/** The form that stops a sending. */
export const stopSendingSchema = z.object({ sending: z.string().default("") });

/** The instant that a day and a time such as "08:00" or "8h30" name. */
export function sendingInstant(on: Day, at: string): Instant {
  const [hours = 0, minutes = 0] = at.trim().split(/[:hg]/u).map(Number);
  return instantAt(on, hours, minutes);
}

/** Why a report is not sent at an instant: it has passed, or nobody works then. Undefined if it is. */
export function sendingProblem(
  at: Instant,
  { now, calendar, plan }: { now: Instant; calendar: WorkingCalendar; plan: ReminderPlan },
): SendingProblem | undefined {
  if (at < now) return "sendPast";
  if (dayOf(at) > addDays(dayOf(now), furthestDays)) return "sendFar";
  return isReminderTime(at, calendar, plan) ? undefined : "notWorkingTime";
}

/** A sending as the page of its report shows it. */
export interface ListedSending {
  id: string;
  /** Empty once they were forgotten, or if another SECRET encrypted them. */
  addresses: string[];
  sendAt: Instant;
  state: SendingState;
}

import { instantFromDate, type Instant } from "./day.ts";

/** The only source of "now". Rules never see it; commands read it once and pass the instant on. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantFromDate(new Date()) };

/** A clock that shows `start` at the moment it is made and then runs on: for rehearsals and demonstrations. */
export function clockFrom(start: Instant): Clock {
  const offset = Date.parse(start) - Date.now();
  return { now: () => instantFromDate(new Date(Date.now() + offset)) };
}

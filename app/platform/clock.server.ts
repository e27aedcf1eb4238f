import { setTimeout } from "node:timers/promises";
import { instantFromDate, type Instant } from "./day.ts";

/** The only source of "now". Rules never see it; commands read it once and pass the instant on. */
export interface Clock {
  now(): Instant;
  /** Waits so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

const pause = (milliseconds: number) => setTimeout(milliseconds);

export const systemClock: Clock = { now: () => instantFromDate(new Date()), pause };

/** A clock that shows `start` at the moment it is made and then runs on: for rehearsals and demonstrations. */
export function clockFrom(start: Instant): Clock {
  const offset = Date.parse(start) - Date.now();
  return { now: () => instantFromDate(new Date(Date.now() + offset)), pause };
}

/** A clock that stands still at an instant: for data of the past. */
export const clockAt = (instant: Instant): Clock => ({ now: () => instant, pause });

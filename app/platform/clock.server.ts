import { setTimeout } from "node:timers/promises";
import { instantFromDate, type Instant } from "./day.ts";

/** The only source of "now". Pure rules do not use it; commands read it once and pass the instant on. */
export interface Clock {
  now(): Instant;
  /** Waits for this number of milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

const pause = (milliseconds: number) => setTimeout(milliseconds);

export const systemClock: Clock = { now: () => instantFromDate(new Date()), pause };

/** A clock that begins at `start` and runs normally: for rehearsals and demonstrations. */
export function clockFrom(start: Instant): Clock {
  const offset = Date.parse(start) - Date.now();
  return { now: () => instantFromDate(new Date(Date.now() + offset)), pause };
}

/** A clock that stays at an instant: for data of the past. */
export const clockAt = (instant: Instant): Clock => ({ now: () => instant, pause });

import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { DeliveryProblem } from "./message.ts";

/** Minutes to wait after the first failed attempt, after the second, and so on. */
const waitingMinutes = [1, 5, 15, 60, 240, 480, 720] as const;

/** A message is given up when this many attempts failed, after about a day. */
export const mostAttempts = waitingMinutes.length + 1;

/** A message that may have been delivered is tried once more, no further: it reaches nobody more than twice. */
export const mostUnknownOutcomes = 2;

/** Long enough for a mail server to recover and to recognise the repeat by its Message-ID. */
const minutesAfterUnknownOutcome = 60;

/** Nothing is lost by waiting for the right SECRET, and no attempt is used up. */
const minutesWhileUnreadable = 60;

/** An attempt that failed. */
export interface FailedAttempt {
  problem: DeliveryProblem;
  /** This one included, from 1. */
  attempts: number;
  /** Attempts after which nobody knew whether the message was delivered, this one included. */
  unknownOutcomes: number;
  failedAt: Instant;
}

/** When a message is tried again after a failed attempt; null when it is given up. */
export function nextAttemptAt({ problem, attempts, unknownOutcomes, failedAt }: FailedAttempt): Instant | null {
  if (problem === "refused") return null;
  if (problem === "unreadable") return addMinutes(failedAt, minutesWhileUnreadable);
  if (unknownOutcomes >= mostUnknownOutcomes) return null;
  const minutes = waitingMinutes[attempts - 1];
  if (minutes === undefined) return null;
  return addMinutes(failedAt, problem === "unknown-outcome" ? minutesAfterUnknownOutcome : minutes);
}

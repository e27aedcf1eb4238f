import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { DeliveryProblem } from "./message.ts";

/** Minutes to wait after the first failed attempt, the second, and so on. */
const waitingMinutes = [1, 5, 15, 60, 240, 480, 720] as const;

/** A message is given up after this number of failed attempts, which is after about a day. */
export const mostAttempts = waitingMinutes.length + 1;

/** A message that may have been delivered is tried only once more, so that nobody gets it more than twice. */
export const mostUnknownOutcomes = 2;

/** Long enough for a mail server to recover; it recognizes the repeat by its Message-ID. */
const minutesAfterUnknownOutcome = 60;

/** The message waits for the right SECRET; no attempt is counted. */
const minutesWhileUnreadable = 60;

/** An attempt that failed. */
export interface FailedAttempt {
  problem: DeliveryProblem;
  /** Number of attempts, this one included. */
  attempts: number;
  /** Number of attempts with unknown outcome, this one included. */
  unknownOutcomes: number;
  failedAt: Instant;
}

/** When a message is tried again after a failed attempt; null if it is given up. */
export function nextAttemptAt({ problem, attempts, unknownOutcomes, failedAt }: FailedAttempt): Instant | null {
  if (problem === "refused") return null;
  if (problem === "unreadable") return addMinutes(failedAt, minutesWhileUnreadable);
  if (unknownOutcomes >= mostUnknownOutcomes) return null;
  const minutes = waitingMinutes[attempts - 1];
  if (minutes === undefined) return null;
  return addMinutes(failedAt, problem === "unknown-outcome" ? minutesAfterUnknownOutcome : minutes);
}

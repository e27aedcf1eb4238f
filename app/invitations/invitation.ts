import type { Channel as DossierChannel, DossierState } from "#app/dossiers/dossier.ts";
import { addDays, type Day } from "#app/platform/day.ts";

/** How an invitation is sent. */
export type InvitationChannel = "email" | "sms";

/**
 * The states of an invitation: its contact waits for the result; a process is sending it; it was sent; it was perhaps
 * sent, which nobody can know, and is not sent again; it was refused by the receiving server or failed too often.
 */
export type InvitationState = "waiting" | "sending" | "sent" | "perhaps-sent" | "undeliverable";

/** Days after the result in which an invitation is sent: later, people do not remember. */
export const mostAgeDays = 14;

/** A contact whose dossier has no result after this time is removed. */
export const longestKeptDays = 365;

/** What decides whether a dossier is invited. */
export interface InvitedDossier {
  state: DossierState;
  finishedOn: Day | null;
  /** The last day on which it can be rated; null while it has no result. */
  openUntil: Day | null;
  /** Whether it was ever rated, even by a rating that was set aside later. */
  isRated: boolean;
}

/** Why a dossier is not invited. Only "not-ready" may change. */
export const obstacles = ["not-ready", "returned", "rated", "too-old"] as const;
export type Obstacle = (typeof obstacles)[number];

/** The first day of a result that is recent enough on `today`. */
export function oldestResult(today: Day): Day {
  return addDays(today, -mostAgeDays);
}

/** Why a dossier is not invited on `today`; undefined if it is. */
export function obstacleOf(
  { state, finishedOn, openUntil, isRated }: InvitedDossier,
  today: Day,
): Obstacle | undefined {
  if (isRated) return "rated";
  // Hồ sơ bị trả lại: the message says that there is a result.
  if (state === "returned") return "returned";
  if (finishedOn === null || finishedOn > today) return "not-ready";
  if (finishedOn < oldestResult(today) || (openUntil !== null && openUntil < today)) return "too-old";
  return undefined;
}

/** Whether a dossier reached the one-stop shop without a counter, where a slip would have been handed out. */
export function isRemote(channel: DossierChannel): boolean {
  return channel !== "counter";
}

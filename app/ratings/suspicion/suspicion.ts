import { z } from "zod";
import type { Instant } from "#app/platform/day.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/** The reasons why a rating looks suspicious. Stored under these names: never rename one. */
export const flagReasons = ["same-device", "same-network", "before-printing", "all-alike", "own-network"] as const;
export type FlagReason = (typeof flagReasons)[number];

/** What a person can decide: the rating counts, or it is set aside and counts in no figure. */
export const flagDecisions = ["genuine", "set-aside"] as const;
export type FlagDecision = (typeof flagDecisions)[number];

const instant = z.custom<Instant>((value) => typeof value === "string" && !Number.isNaN(Date.parse(value)));
const burst = { count: z.number(), from: instant, to: instant };

/** What was seen, in numbers. `count` is the number of different receipts between `from` and `to`. */
const seenSchema = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("same-device"), ...burst }),
  z.object({ reason: z.literal("same-network"), ...burst }),
  z.object({ reason: z.literal("before-printing"), givenAt: instant, printedAt: instant }),
  z.object({ reason: z.literal("all-alike"), ...burst }),
  z.object({ reason: z.literal("own-network") }),
]);
export type Seen = z.infer<typeof seenSchema>;

/** A decision that a later one replaced. */
const earlierSchema = z.object({ decision: z.enum(flagDecisions), by: z.string(), at: instant, words: z.string() });
export type EarlierDecision = z.infer<typeof earlierSchema>;

/** What a flag stores besides its decision, including all earlier decisions. */
const detailsSchema = z.object({ seen: seenSchema, earlier: z.array(earlierSchema).default([]) });
export type FlagDetails = z.infer<typeof detailsSchema>;

/** Reads the details of a stored flag. Throws if this product did not write them. */
export function readDetails(stored: string): FlagDetails {
  return detailsSchema.parse(JSON.parse(stored));
}

/** A tap as the rules see it. */
export interface SeenTap {
  dossierId: string;
  score: Score;
  source: RatingSource;
  givenAt: Instant;
  /** Whether this tap is the counted one of its dossier; false if another replaced it. */
  isCounted: boolean;
  /** Fingerprints; null if unknown. */
  device: string | null;
  network: string | null;
  isOwnNetwork: boolean;
  channel: Channel;
  counterId: string | null;
  /** When the receipt was first printed; null if it was not, or if other software prints it. */
  printedAt: Instant | null;
}

/** A counted rating that looks suspicious, and why. */
export interface Suspicion {
  dossierId: string;
  /** When the counted tap was given. */
  givenAt: Instant;
  seen: Seen;
}

/** A flag of a rating: found at a time, for a reason, decided or not. */
export interface Flag {
  foundAt: Instant;
  details: FlagDetails;
  decided: EarlierDecision | undefined;
}

/**
 * What a suspicion does to the flag of its dossier and reason. "add": there is no flag yet. "update": the flag waits
 * and gets the newer numbers. "wait-again": the rating was given again after the flag was found or decided; the earlier
 * decision is stored. "keep": nothing changes.
 */
export type FlagStep = "add" | "update" | "wait-again" | "keep";

export function flagStep(flag: Flag | undefined, { seen, givenAt }: Suspicion): FlagStep {
  if (flag === undefined) return "add";
  if (givenAt > (flag.decided?.at ?? flag.foundAt)) return "wait-again";
  if (flag.decided !== undefined) return "keep";
  return JSON.stringify(flag.details.seen) === JSON.stringify(seen) ? "keep" : "update";
}

/** Whether the last decision about a flag set the rating aside. */
export function isAfterSetAside({ decided, details }: Flag): boolean {
  return (decided ?? details.earlier.at(-1))?.decision === "set-aside";
}

/**
 * The state of a flagged rating: waiting for a decision, decided, or "given-anew": rated again after it was flagged or
 * decided, so that there is nothing to decide.
 */
export const flagStates = ["waiting", "decided", "given-anew"] as const;
export type FlagState = (typeof flagStates)[number];

/** The state of a flagged rating whose counted tap was given at `givenAt`. */
export function flagState(givenAt: Instant, flags: readonly Pick<Flag, "foundAt" | "decided">[]): FlagState {
  if (flags.some(({ foundAt, decided }) => decided === undefined && givenAt <= foundAt)) return "waiting";
  return flags.some(({ decided }) => decided !== undefined && givenAt <= decided.at) ? "decided" : "given-anew";
}

import { z } from "zod";
import type { Instant } from "#app/platform/day.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import type { RatingSource, Score } from "./rating.ts";
import type { TrustRules } from "./trust-rules.ts";

/** Why a rating looks suspicious. Stored under these names: never rename one. */
export const flagReasons = ["same-device", "same-network", "before-printing", "all-alike", "own-network"] as const;
export type FlagReason = (typeof flagReasons)[number];

/** What a person decided: the rating counts, or it is set aside and counts in no figure. */
export const flagDecisions = ["genuine", "set-aside"] as const;
export type FlagDecision = (typeof flagDecisions)[number];

const instant = z.custom<Instant>((value) => typeof value === "string" && !Number.isNaN(Date.parse(value)));
const burst = { count: z.number(), from: instant, to: instant };

/** What was seen, in numbers. A `count` is of different receipts between `from` and `to`. */
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

/** What a flag keeps besides its decision: nothing that was ever decided is lost. */
const detailsSchema = z.object({ seen: seenSchema, earlier: z.array(earlierSchema).default([]) });
export type FlagDetails = z.infer<typeof detailsSchema>;

/** The details of a stored flag. Throws on anything this product did not write. */
export function readDetails(stored: string): FlagDetails {
  return detailsSchema.parse(JSON.parse(stored));
}

/** A tap as the rules look at it. */
export interface SeenTap {
  dossierId: string;
  score: Score;
  source: RatingSource;
  givenAt: Instant;
  /** Whether it is the one that counts for its dossier, and not one that was replaced. */
  isCounted: boolean;
  /** Traces; null where they are unknown. */
  device: string | null;
  network: string | null;
  isOwnNetwork: boolean;
  channel: Channel;
  counterId: string | null;
  /** When the receipt was printed for the first time; null where it never was, as where another software prints it. */
  printedAt: Instant | null;
}

/** A counted rating that looks suspicious, and why. */
export interface Suspicion {
  dossierId: string;
  /** The tap that counts. */
  givenAt: Instant;
  seen: Seen;
}

/**
 * What is suspicious among the taps of one office on one day, in the order in which they were given. A tap of a counter's
 * tablet is no matter of device and network: everybody uses the same one. Nothing follows from a suspicion by itself.
 */
export function findSuspicions(taps: readonly SeenTap[], rules: TrustRules): Suspicion[] {
  const counted = taps.filter(({ isCounted }) => isCounted);
  const phones = taps.filter(({ source }) => source === "phone");
  return [
    ...burstsBy(phones, ({ device }) => device, rules.deviceReceipts, rules.deviceMinutes).map(as("same-device")),
    ...burstsBy(phones, ({ network }) => network, rules.networkReceipts, rules.networkMinutes).map(as("same-network")),
    ...counted.flatMap((tap) => beforePrinting(tap, rules)),
    ...rowsAlike(counted).flatMap((row) => burstsIn(row, rules.alikeRatings, rules.alikeMinutes).map(as("all-alike"))),
    ...counted.filter(({ source, isOwnNetwork }) => source === "phone" && isOwnNetwork).map(fromOwnNetwork),
  ];
}

/** Many receipts in few minutes, as one of their taps lies in it. */
interface Burst {
  tap: SeenTap;
  count: number;
  from: Instant;
  to: Instant;
}

function as(reason: "same-device" | "same-network" | "all-alike") {
  return ({ tap, count, from, to }: Burst): Suspicion => ({
    dossierId: tap.dossierId,
    givenAt: tap.givenAt,
    seen: { reason, count, from, to },
  });
}

function burstsBy(
  taps: readonly SeenTap[],
  keyOf: (tap: SeenTap) => string | null,
  least: number,
  minutes: number,
): Burst[] {
  const groups = new Map<string, SeenTap[]>();
  for (const tap of taps) {
    const key = keyOf(tap);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tap]);
    else group.push(tap);
  }
  return [...groups.values()].flatMap((group) => burstsIn(group, least, minutes));
}

const minuteMilliseconds = 60_000;

/** Every counted tap that lies among `least` different receipts within `minutes`, with the largest such number; none for 0. */
function burstsIn(taps: readonly SeenTap[], least: number, minutes: number): Burst[] {
  if (least === 0 || taps.length < least) return [];
  const found = new Map<SeenTap, Burst>();
  let first = 0;
  for (const [last, newest] of taps.entries()) {
    const earliest = Date.parse(newest.givenAt) - minutes * minuteMilliseconds;
    while (Date.parse(taps[first]?.givenAt ?? newest.givenAt) < earliest) first += 1;
    const near = taps.slice(first, last + 1);
    const count = new Set(near.map(({ dossierId }) => dossierId)).size;
    if (count < least) continue;
    const from = near[0]?.givenAt ?? newest.givenAt;
    for (const tap of near) {
      if (!tap.isCounted || (found.get(tap)?.count ?? 0) >= count) continue;
      found.set(tap, { tap, count, from, to: newest.givenAt });
    }
  }
  return [...found.values()];
}

/**
 * A receipt of the counter is paper: before it is printed nobody but the office has its code. Online the code may reach
 * people in other ways.
 */
function beforePrinting({ dossierId, channel, source, givenAt, printedAt }: SeenTap, rules: TrustRules): Suspicion[] {
  const isPaper = channel === "counter" && source === "phone";
  if (!rules.beforePrinting || !isPaper || printedAt === null || printedAt <= givenAt) return [];
  return [{ dossierId, givenAt, seen: { reason: "before-printing", givenAt, printedAt } }];
}

/** The ratings of each counter cut into rows of the same score, one after the other. */
function rowsAlike(counted: readonly SeenTap[]): SeenTap[][] {
  const rows: SeenTap[][] = [];
  const lastOf = new Map<string, SeenTap[]>();
  for (const tap of counted) {
    if (tap.counterId === null) continue;
    const row = lastOf.get(tap.counterId);
    if (row?.[0]?.score === tap.score) {
      row.push(tap);
      continue;
    }
    const begun = [tap];
    lastOf.set(tap.counterId, begun);
    rows.push(begun);
  }
  return rows;
}

function fromOwnNetwork({ dossierId, givenAt }: SeenTap): Suspicion {
  return { dossierId, givenAt, seen: { reason: "own-network" } };
}

/** A flag as it stands. */
export interface StandingFlag {
  foundAt: Instant;
  details: FlagDetails;
  decided: EarlierDecision | undefined;
}

/**
 * What a suspicion does to the flag of its dossier and reason: a new one is added; one that waits learns newer numbers;
 * one whose rating was given anew since it was found or decided waits again, its decision kept; else it stays as it is.
 */
export type FlagStep = "add" | "sharpen" | "wait-again" | "keep";

export function flagStep(flag: StandingFlag | undefined, { seen, givenAt }: Suspicion): FlagStep {
  if (flag === undefined) return "add";
  if (givenAt > (flag.decided?.at ?? flag.foundAt)) return "wait-again";
  if (flag.decided !== undefined) return "keep";
  return JSON.stringify(flag.details.seen) === JSON.stringify(seen) ? "keep" : "sharpen";
}

/**
 * Where a flagged rating stands: it waits for a decision, was decided, or was given anew after it was flagged or decided, by the
 * citizen or whoever came later, so that nothing is left to decide.
 */
export const flagStates = ["waiting", "decided", "given-anew"] as const;
export type FlagState = (typeof flagStates)[number];

/** The state of a rating with its flags; the tap that counts was given at `givenAt`. */
export function flagState(givenAt: Instant, flags: readonly Pick<StandingFlag, "foundAt" | "decided">[]): FlagState {
  if (flags.some(({ foundAt, decided }) => decided === undefined && givenAt <= foundAt)) return "waiting";
  return flags.some(({ decided }) => decided !== undefined && givenAt <= decided.at) ? "decided" : "given-anew";
}

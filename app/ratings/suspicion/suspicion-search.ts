import { searchBurstsBy, searchRowsAlike, type Burst } from "./bursts.ts";
import type { SeenTap, Suspicion } from "./suspicion.ts";
import type { TrustRules } from "./trust-rules.ts";

/** A search through the taps of one office on one day, handed over one by one in the order in which they were given. */
export interface SuspicionSearch {
  /** Takes the next tap; answers the suspicions that no later tap can change any more. */
  take(tap: SeenTap): Suspicion[];
  /** The suspicions that are left when there is no further tap. */
  end(): Suspicion[];
}

/**
 * Searches by an office's rules. A tap of a counter's tablet is no matter of device and network: everybody uses the same
 * one. Nothing follows from a suspicion by itself. The work grows with the number of taps, whatever they have in common.
 */
export function searchSuspicions(rules: TrustRules): SuspicionSearch {
  const deviceRule = { least: rules.deviceReceipts, minutes: rules.deviceMinutes };
  const networkRule = { least: rules.networkReceipts, minutes: rules.networkMinutes };
  const devices = searchBurstsBy(({ device }) => device, deviceRule);
  const networks = searchBurstsBy(({ network }) => network, networkRule);
  const rows = searchRowsAlike({ least: rules.alikeRatings, minutes: rules.alikeMinutes });
  return {
    take: (tap) => [
      ...(tap.source === "phone" ? devices.take(tap).map(as("same-device")) : []),
      ...(tap.source === "phone" ? networks.take(tap).map(as("same-network")) : []),
      ...(tap.isCounted ? beforePrinting(tap, rules) : []),
      ...(tap.isCounted ? rows.take(tap).map(as("all-alike")) : []),
      ...(tap.isCounted ? fromOwnNetwork(tap) : []),
    ],
    end: () => [
      ...devices.end().map(as("same-device")),
      ...networks.end().map(as("same-network")),
      ...rows.end().map(as("all-alike")),
    ],
  };
}

/** Minutes over which a rule compares taps, at most: what happened longer before or after a tap does not matter to it. */
export function longestReach(rules: TrustRules): number {
  return Math.max(rules.deviceMinutes, rules.networkMinutes, rules.alikeMinutes);
}

function as(reason: "same-device" | "same-network" | "all-alike") {
  return ({ tap, count, from, to }: Burst): Suspicion => ({
    dossierId: tap.dossierId,
    givenAt: tap.givenAt,
    seen: { reason, count, from, to },
  });
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

function fromOwnNetwork({ dossierId, givenAt, source, isOwnNetwork }: SeenTap): Suspicion[] {
  return source === "phone" && isOwnNetwork ? [{ dossierId, givenAt, seen: { reason: "own-network" } }] : [];
}

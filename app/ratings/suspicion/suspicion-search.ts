import { searchBurstsBy, searchRowsAlike, type Burst } from "./bursts.ts";
import type { SeenTap, Suspicion } from "./suspicion.ts";
import type { TrustRules } from "./trust-rules.ts";

/**
 * A search through the taps of one office on one day. The caller passes the taps one by one, in the order in which they
 * were given.
 */
export interface SuspicionSearch {
  /** Takes the next tap; returns the suspicions that no later tap can change. */
  take(tap: SeenTap): Suspicion[];
  /** Ends the search; returns the remaining suspicions. */
  end(): Suspicion[];
}

/**
 * Searches by an office's rules. Device and network are compared for taps on phones only, because everybody uses the
 * same tablet at a counter. Paper slips are typed in by the stack, so that many alike in a minute mean nothing. A suspicion has no consequence by itself. The work grows linearly with the number of taps.
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
      ...(tap.isCounted && tap.source !== "paper" ? rows.take(tap).map(as("all-alike")) : []),
      ...(tap.isCounted ? fromOwnNetwork(tap) : []),
    ],
    end: () => [
      ...devices.end().map(as("same-device")),
      ...networks.end().map(as("same-network")),
      ...rows.end().map(as("all-alike")),
    ],
  };
}

/** The longest time in minutes over which a rule compares taps: a tap is never compared with one further away. */
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
 * A receipt issued at the counter is on paper: nobody but the office knows its code before it is printed. The code of
 * an online dossier may reach people in other ways.
 */
function beforePrinting({ dossierId, channel, source, givenAt, printedAt }: SeenTap, rules: TrustRules): Suspicion[] {
  const isPaper = channel === "counter" && source === "phone";
  if (!rules.beforePrinting || !isPaper || printedAt === null || printedAt <= givenAt) return [];
  return [{ dossierId, givenAt, seen: { reason: "before-printing", givenAt, printedAt } }];
}

function fromOwnNetwork({ dossierId, givenAt, source, isOwnNetwork }: SeenTap): Suspicion[] {
  return source === "phone" && isOwnNetwork ? [{ dossierId, givenAt, seen: { reason: "own-network" } }] : [];
}

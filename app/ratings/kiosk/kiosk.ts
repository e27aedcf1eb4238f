import { z } from "zod";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { readCode, type ReadCode } from "#app/platform/readable-code.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** A tablet at a counter, as the page of tablets shows it. */
export interface ListedKiosk {
  id: string;
  name: string;
  counterName: string;
  /** The code of its counter, as in its address. */
  counterCode: string;
  state: KioskState;
  pairingUntil: Instant | null;
  pairedAt: Instant | null;
  lastSeenAt: Instant | null;
  revokedAt: Instant | null;
  /** Ratings that it sent in the last five weeks, and those of them that could not be counted. */
  taps: number;
  refused: number;
}

/** `waiting`: its code can be typed; `late`: the code was not typed in time; `active`: the tablet rates. */
export type KioskState = "waiting" | "late" | "active" | "revoked";

interface KioskFacts {
  pairingUntil: Instant | null;
  pairedAt: Instant | null;
  revokedAt: Instant | null;
}

export function kioskState({ pairingUntil, pairedAt, revokedAt }: KioskFacts, now: Instant): KioskState {
  if (revokedAt !== null) return "revoked";
  if (pairedAt !== null) return "active";
  return pairingUntil !== null && pairingUntil > now ? "waiting" : "late";
}

/** The code that is typed on a tablet once: seven random characters and a check character, 23⁷ ≈ 3.4 · 10⁹ codes. */
export const pairingCodeLength = 8;

/** How long a code can be typed, in minutes: the way from the office to the counter, with a stop in between. */
export const pairingMinutes = 60;

export function readPairingCode(typed: string): ReadCode {
  return readCode(typed, pairingCodeLength);
}

/** `XXXX-XXXX`, as shown. */
export function formatPairingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What the form of a new tablet can be wrong about; texts below `kiosk:problems`. */
export type KioskProblem = "nameMissing" | "nameLong" | "nameTaken" | "counterMissing" | "tooMany";

export const newKioskSchema = z.object({
  name: typedLine<KioskProblem>(2, 60, { missing: "nameMissing", long: "nameLong" }),
  counterId: z
    .string("counterMissing" satisfies KioskProblem)
    .min(1, "counterMissing" satisfies KioskProblem)
    .max(60),
});
export type NewKiosk = z.infer<typeof newKioskSchema>;

/** The longest time that a rating may have waited on a tablet, in minutes: fourteen days, like a slip in its box. */
const longestWaitMinutes = 14 * 24 * 60;

/**
 * When a rating was tapped, by the server's clock: so long ago as the tablet says it has waited. A tablet's clock may be
 * wrong by years, so only the time between tap and sending is taken from it, and never more than fourteen days.
 */
export function tappedAt(receivedAt: Instant, waitedMilliseconds: number): Instant {
  const waited = Number.isNaN(waitedMilliseconds) ? 0 : waitedMilliseconds / 60_000;
  const minutes = Math.min(Math.max(waited, 0), longestWaitMinutes);
  return addMinutes(receivedAt, -minutes);
}

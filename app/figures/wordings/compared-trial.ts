import type { Trial } from "#app/dossiers/wordings/wording.ts";
import type { Instant } from "#app/platform/day.ts";
import type { Counted, Verdict } from "./evidence.ts";

/** A comparison of two wordings as its page shows it. */
export interface ComparedTrial extends Trial {
  a: Counted;
  b: Counted;
  verdict: Verdict;
  /** When the verdict was found, and what was counted then; undefined without a verdict. */
  decided: Decided | undefined;
}

interface Decided {
  at: Instant;
  a: Counted;
  b: Counted;
}

/** A verdict that stays. */
export interface DecidedTrial {
  verdict: Verdict;
  decided: Decided;
}

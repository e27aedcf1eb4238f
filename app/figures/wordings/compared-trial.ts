import type { Trial } from "#app/dossiers/wordings/wording.ts";
import type { Counted, Verdict } from "./evidence.ts";

/** A comparison of two wordings as its page shows it. */
export interface ComparedTrial extends Trial {
  a: Counted;
  b: Counted;
  verdict: Verdict;
}

import { z } from "zod";
import { flagDecisions, type Flag } from "./suspicion.ts";

export const longestReason = 500;

/** The form of a decision about a flagged rating; its messages name texts below `suspicion:problems`. */
export const judgeSchema = z.object({
  dossier: z.string().max(60),
  /** The version of the flagged rating that the page showed, see `versionOf`. */
  version: z.string().max(2000),
  decision: z.enum(flagDecisions, "decisionMissing"),
  words: z.string("wordsMissing").trim().min(1, "wordsMissing").max(longestReason, "wordsLong"),
});

export type Judgement = z.infer<typeof judgeSchema>;

/** The version of a flagged rating: a further tap, flag or decision changes it. */
export function versionOf(
  countedAt: string,
  flags: readonly (Pick<Flag, "foundAt" | "decided"> & { reason: string })[],
): string {
  const parts = flags.map(({ reason, foundAt, decided }) => `${reason} ${foundAt} ${decided?.at ?? "-"}`);
  return [countedAt, ...parts.sort()].join("; ");
}

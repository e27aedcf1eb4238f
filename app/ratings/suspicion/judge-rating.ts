import { z } from "zod";
import { flagDecisions, type Flag } from "./suspicion.ts";

export const longestReason = 500;

/** The form by which somebody decides about a flagged rating; its messages name texts below `suspicion:problems`. */
export const judgeSchema = z.object({
  dossier: z.string().max(60),
  /** What the page showed, see `versionOf`. */
  version: z.string().max(2000),
  decision: z.enum(flagDecisions, "decisionMissing"),
  words: z.string("wordsMissing").trim().min(1, "wordsMissing").max(longestReason, "wordsLong"),
});

export type Judgement = z.infer<typeof judgeSchema>;

/** Names what a page showed of a flagged rating: another tap, another flag or another decision makes another version. */
export function versionOf(
  countedAt: string,
  flags: readonly (Pick<Flag, "foundAt" | "decided"> & { reason: string })[],
): string {
  const parts = flags.map(({ reason, foundAt, decided }) => `${reason} ${foundAt} ${decided?.at ?? "-"}`);
  return [countedAt, ...parts.sort()].join("; ");
}

import type { RefusalReason } from "./complaint.ts";

/** What a case itself says about the grounds for not accepting it. */
export interface GroundFacts {
  /** Whether the sender left name, address and telephone number. */
  hasContact: boolean;
  /** Whether the explanation names another case of the office, and whether each of those was answered. */
  namedCases: "none" | "answered" | "not-answered";
}

/** The sentence for a contradiction, among the texts of `complaints:problems`. */
export type GroundProblem = "groundContactKnown" | "groundNotAnswered";

/**
 * The fact in the case that contradicts the ground of refusal; undefined if there is none. Most grounds need a person
 * to judge them.
 */
export function groundProblem(ground: RefusalReason, facts: GroundFacts): GroundProblem | undefined {
  if (ground === "no-contact" && facts.hasContact) return "groundContactKnown";
  if (ground === "repeated" && facts.namedCases === "not-answered") return "groundNotAnswered";
  return undefined;
}

import { z } from "zod";
import { withoutDiacritics } from "#app/dossiers/organisation-name.ts";
import { likelyProcedureCode } from "#app/dossiers/procedure-code.ts";
import { optionalLine, typedLine } from "#app/platform/text/typed-line.ts";

/**
 * Whether a procedure waits for a person to accept it, is offered, is offered no more, or counts under another one. Its
 * dossiers count in every state.
 */
export const procedureStates = ["proposed", "used", "retired", "merged"] as const;
export type ProcedureState = (typeof procedureStates)[number];

/** A procedure as the settings show it. */
export interface ShownProcedure {
  id: string;
  code: string;
  name: string;
  field: string;
  /** What registers write, where a person gave another name or field. */
  registerName: string | null;
  registerField: string | null;
  state: ProcedureState;
  /** The procedure under which its dossiers count. */
  mergedInto: string | null;
  /** The number of dossiers that count under it now. */
  dossiers: number;
}

/** A line of the list: a procedure, and for a proposed one the known one that it most likely is. */
export interface ListedProcedure extends ShownProcedure {
  closest: { id: string; code: string; name: string } | null;
}

interface StoredState {
  proposed_at: string | null;
  retired_at: string | null;
  merged_into: string | null;
}

/** The state of a stored procedure. */
export function stateOf({ proposed_at, retired_at, merged_into }: StoredState): ProcedureState {
  if (merged_into !== null) return "merged";
  if (retired_at !== null) return "retired";
  return proposed_at === null ? "used" : "proposed";
}

/** One text for a procedure as it was shown, so that a change made meanwhile by somebody else is noticed. */
export function shownKey({ name, field, state }: Pick<ShownProcedure, "name" | "field" | "state">): string {
  return JSON.stringify([name, field, state]);
}

/** The problems of the forms of procedures and fields: texts below `procedures:problems`. */
export type ProcedureProblem =
  | "nameMissing"
  | "nameLong"
  | "fieldMissing"
  | "fieldLong"
  | "fieldTaken"
  | "fieldGone"
  | "actMissing"
  | "intoMissing"
  | "intoGone"
  | "confirmMissing"
  | "stateBack"
  | "changedMeanwhile";

const shown = z.string().max(2000).default("");

/** The form of a procedure's name and field. */
export const procedureNameSchema = z.object({
  name: typedLine(2, 500, { missing: "nameMissing", long: "nameLong" }),
  field: optionalLine(200, "fieldLong"),
  shown,
});

/** The form that changes the state of a procedure. */
export const procedureActSchema = z.object({ act: z.enum(["accept", "retire", "restore"], "actMissing"), shown });
export type ProcedureAct = z.infer<typeof procedureActSchema>["act"];

/** The form that merges a procedure into another one. It cannot be undone, so it is confirmed by a tick. */
export const procedureMergeSchema = z.object({
  into: z.string("intoMissing").min(1, "intoMissing").max(60, "intoMissing"),
  confirmed: z.literal("on", "confirmMissing"),
  shown,
});

/** The form of a field's name. A name that another field has joins the two, which needs a tick. */
export const fieldNameSchema = z.object({
  before: z.string("fieldGone").max(1000, "fieldGone"),
  name: typedLine(2, 200, { missing: "fieldMissing", long: "fieldLong" }),
  join: z.string().optional(),
});

/** The part of its words that a name must share with another one to be taken for it. */
const closeShare = 0.75;

/**
 * The known procedure that a proposed one most likely is: the same code but for lost zeroes, or the same or nearly the
 * same words, with or without diacritics. Undefined if none is close.
 */
export function closestProcedure<Known extends { id: string; code: string; name: string }>(
  proposed: { id: string; code: string; name: string },
  known: readonly Known[],
): Known | undefined {
  const words = wordsOf(proposed.name);
  let best: { procedure: Known; share: number } | undefined;
  for (const procedure of known) {
    if (procedure.id === proposed.id) continue;
    const isSameCode = likelyProcedureCode(procedure.code) === likelyProcedureCode(proposed.code);
    const share = isSameCode ? 1 : sharedWords(words, wordsOf(procedure.name));
    if (share >= closeShare && share > (best?.share ?? 0)) best = { procedure, share };
  }
  return best?.procedure;
}

function wordsOf(name: string): Set<string> {
  return new Set(withoutDiacritics(name).split(/[^\p{L}\p{N}]+/u));
}

/** Twice the words that both have, by all words of both: 1 for equal sets of words. */
function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return (2 * both) / (one.size + other.size);
}

import { z } from "zod";
import type { Instant } from "#app/platform/day.ts";
import type { ComplaintEventKind } from "./complaint.ts";
import type { DueMovedNote } from "./due-clocks.ts";

/** What the steps "assigned", "entrusted", "handed-over" and "unit-merged" keep: the unit's name as it was then, and the person. */
export const assignedNoteSchema = z.object({
  unit: z.string().nullable(),
  assigneeId: z.string().nullable(),
  /** Who received it as deputy of the assignee. */
  deputyId: z.string().optional(),
});
export type AssignedNote = z.infer<typeof assignedNoteSchema>;

/** A step as the staff of the office read it. */
export interface HistoryStep {
  id: string;
  kind: ComplaintEventKind;
  at: Instant;
  /** Who did it; null for the citizen and for the product itself. */
  by: string | null;
  /** The person in whose place it was done, by a deputy. */
  inPlaceOf: string | null;
  /** The unit and the person it was given to, of "assigned", "entrusted", "handed-over" and "unit-merged". */
  unit: string | null;
  assignee: string | null;
  /** Who received it as deputy of that person. */
  deputy: string | null;
  /** The text written at the step, or its stored code. */
  text: string | null;
  /** The old and the new due day and why, of "due-moved". */
  moved: DueMovedNote | null;
}

/** A step as the citizen reads it: no names, no internal notes. */
export interface PublicStep {
  kind: PublicStepKind;
  at: Instant;
  unit: string | null;
  moved: DueMovedNote | null;
}

export const publicStepKinds = [
  "received",
  "opened",
  "classified",
  "assigned",
  "answered",
  "not-accepted",
  "forwarded",
  "asked",
  "replied",
  "withdrawn",
  "duplicate",
  "rerouted",
  "restored",
  "separated",
  "reopened",
  "due-moved",
] as const satisfies readonly ComplaintEventKind[];
export type PublicStepKind = (typeof publicStepKinds)[number];

function isPublic(kind: ComplaintEventKind): kind is PublicStepKind {
  return (publicStepKinds as readonly ComplaintEventKind[]).includes(kind);
}

/** The part of the history that the sender of the case may read. */
export function publicHistory(steps: readonly HistoryStep[]): PublicStep[] {
  return steps.flatMap(({ kind, at, unit, moved }) => (isPublic(kind) ? [{ kind, at, unit, moved }] : []));
}

/** A question of the office to the sender of a case. */
export interface CaseQuestion {
  id: string;
  question: string;
  askedAt: Instant;
  reply: string | null;
  repliedAt: Instant | null;
}

/** The last step of the case, for the message about a conflict. */
export interface LastStep {
  kind: ComplaintEventKind;
  at: Instant;
  /** Null for the citizen and for the product itself. */
  by: string | null;
}

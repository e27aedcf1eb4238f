import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** The parts of an office that registers name and people may name otherwise. */
export const organisationKinds = ["units", "counters"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A unit or counter as the settings show it. */
export interface OrganisationPart {
  id: string;
  name: string;
  /** Whether its name was changed here, so that registers call it something else. */
  isRenamed: boolean;
}

/** A unit or counter with those that were merged into it, by name. */
export interface ListedPart extends OrganisationPart {
  merged: { id: string; name: string }[];
}

/** What belongs to a unit or counter and moves with a merge. */
export interface BelongingCounts {
  dossiers: number;
  /** Cases in every state; a counter has none. */
  cases: number;
  /** Open accounts and waiting invitations; a counter has none. */
  people: number;
}

/** The form of a name: a new part, or another name for a known one. Messages are texts below `settings:organisation`. */
export const organisationSchema = z.object({
  kind: z.enum(organisationKinds, "kindMissing"),
  /** The part to rename; empty for a new one. */
  id: z.string().max(60).default(""),
  name: typedLine(2, 120, { missing: "nameMissing", long: "nameLong" }),
});

/** The form that merges a unit or counter into another one. It cannot be undone, so it is confirmed by a tick. */
export const partMergeSchema = z.object({
  into: z.string("intoMissing").min(1, "intoMissing").max(60, "intoMissing"),
  confirmed: z.literal("on", "confirmMissing"),
  /** `namesKey` of the two that the page showed. */
  shown: z.string().max(2000).default(""),
});

/** One text for the two of a merge as they were shown, so that a rename meanwhile is noticed. */
export function namesKey(merged: { name: string }, target: { name: string }): string {
  return JSON.stringify([merged.name, target.name]);
}

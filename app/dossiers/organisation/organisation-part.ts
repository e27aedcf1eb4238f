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

/** The form of a name: a new part, or another name for a known one. Messages are texts below `settings:organisation`. */
export const organisationSchema = z.object({
  kind: z.enum(organisationKinds, "kindMissing"),
  /** The part to rename; empty for a new one. */
  id: z.string().max(60).default(""),
  name: typedLine(2, 120, { missing: "nameMissing", long: "nameLong" }),
});

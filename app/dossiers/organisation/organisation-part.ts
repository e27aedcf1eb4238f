import { z } from "zod";
import { visibleText } from "#app/platform/text/visible-text.ts";

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

const name = z
  .string("nameMissing")
  .transform((typed) => visibleText(typed.normalize("NFC")))
  .refine((typed) => typed.length >= 2, "nameMissing")
  .refine((typed) => typed.length <= 120, "nameLong");

/** The form of a name: a new part, or another name for a known one. Messages are texts below `settings:organisation`. */
export const organisationSchema = z.object({
  kind: z.enum(organisationKinds, "kindMissing"),
  /** The part to rename; empty for a new one. */
  id: z.string().max(60).default(""),
  name,
});

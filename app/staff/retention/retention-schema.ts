import { z } from "zod";
import { visibleText } from "#app/platform/text/visible-text.ts";
import { retentionKinds, retentionRules } from "#app/platform/data-folder/retention.ts";

/** The form of one period; its messages are names of texts below `settings:retention.problems`. */
export const retentionSchema = z
  .object({
    kind: z.enum(retentionKinds as [(typeof retentionKinds)[number]], "kindWrong"),
    days: z.coerce.number("daysWrong").int("daysWrong"),
    basis: z
      .string("basisMissing")
      .transform((typed) => visibleText(typed.normalize("NFC")))
      .refine((typed) => typed.length >= 5 && typed.length <= 300, "basisMissing"),
  })
  .refine(({ kind, days }) => days >= retentionRules[kind].least && days <= retentionRules[kind].most, {
    path: ["days"],
    message: "daysWrong",
  });

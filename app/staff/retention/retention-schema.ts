import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { retentionKinds, retentionRules } from "#app/platform/data-folder/retention.ts";

/** The form of one period; its messages are names of texts below `settings:retention.problems`. */
export const retentionSchema = z
  .object({
    kind: z.enum(retentionKinds as [(typeof retentionKinds)[number]], "kindWrong"),
    days: z.coerce.number("daysWrong").int("daysWrong"),
    basis: typedLine(5, 300, { missing: "basisMissing", long: "basisMissing" }),
  })
  .refine(({ kind, days }) => days >= retentionRules[kind].least && days <= retentionRules[kind].most, {
    path: ["days"],
    message: "daysWrong",
  });

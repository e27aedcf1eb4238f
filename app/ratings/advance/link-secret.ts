import { z } from "zod";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** A secret for signed links as the page of settings lists it; the secret itself is shown once. */
export interface ListedSecret {
  id: string;
  name: string;
  createdAt: Instant;
  /** The name of the account that made it; null if it is gone. */
  createdBy: string | null;
  /** The last day on which links signed with it are taken; null without an end. */
  endsOn: Day | null;
  revokedAt: Instant | null;
}

/** `ended`: its last day is over. */
export type SecretState = "valid" | "ended" | "revoked";

export function secretState(
  { endsOn, revokedAt }: Pick<ListedSecret, "endsOn" | "revokedAt">,
  today: Day,
): SecretState {
  if (revokedAt !== null) return "revoked";
  return endsOn !== null && endsOn < today ? "ended" : "valid";
}

/** What the forms of secrets can be wrong about; texts below `codes:problems`. */
export type SecretProblem =
  "nameMissing" | "nameLong" | "nameTaken" | "dayMissing" | "dayWrong" | "dayOver" | "tooMany";

const problem = (name: SecretProblem) => name;

/** The form of a new secret. */
export const newSecretSchema = z.object({
  name: typedLine<SecretProblem>(2, 80, { missing: "nameMissing", long: "nameLong" }),
});

/** The form that ends a secret: at once, or on a day, so that papers that are printed already stay good until then. */
export const endSecretSchema = (today: Day) =>
  z.discriminatedUnion("act", [
    z.object({ act: z.literal("revoke") }),
    z.object({
      act: z.literal("end"),
      endsOn: z
        .string(problem("dayMissing"))
        .max(40, problem("dayWrong"))
        .transform((typed, check): Day => {
          const day = readTypedDay(typed);
          if (day !== undefined && day >= today) return day;
          check.addIssue({ code: "custom", message: problem(day === undefined ? "dayWrong" : "dayOver") });
          return z.NEVER;
        }),
    }),
  ]);

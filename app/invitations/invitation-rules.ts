import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** Whether an office invites people to rate, and on what legal basis it uses their addresses. */
export interface InvitationRules {
  isOn: boolean;
  /** In the office's words; empty while it was never switched on. */
  basis: string;
}

/** An office without rules of its own invites nobody. */
export const usualInvitationRules: InvitationRules = { isOn: false, basis: "" };

/** The form; problems are names of texts below `notifications:invitations.problems`. */
export const invitationRulesSchema = z
  .object({
    isOn: z.string().optional(),
    basis: typedLine(0, 500, { missing: "basisMissing", long: "basisLong" }).default(""),
    /** `invitationRulesKey` of the rules that the form was filled with. */
    shown: z.string().default(""),
  })
  .transform(({ isOn, ...form }) => ({ ...form, isOn: isOn === "on" }))
  .refine(({ isOn, basis }) => !isOn || basis.length >= 10, { path: ["basis"], message: "basisMissing" });

/** One text for equal rules and another for different ones. */
export function invitationRulesKey({ isOn, basis }: InvitationRules): string {
  return JSON.stringify([isOn, basis]);
}

import type { SubmissionResult } from "@conform-to/react";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { listDeputies, listLeavesOf } from "./find-leaves.server.ts";
import type { LeavePart } from "./leave.ts";
import { leaveSchema } from "./leave-schema.ts";
import { endLeave, setLeave, type LeaveOutcome } from "./set-leave.server.ts";

/** What the part of a page about leaves shows. */
export async function findLeavePart({ db, clock }: Context, officeId: string, staffId: string): Promise<LeavePart> {
  return {
    ...(await listLeavesOf(db, officeId, staffId, dayOf(clock.now()))),
    deputies: await listDeputies(db, officeId, staffId),
  };
}

/** The fields at which a refusal is shown. */
const fieldOf = {
  leavePast: "until",
  leaveOrder: "until",
  leaveLong: "until",
  leaveOverlap: "from",
  deputySelf: "deputy",
  deputyAway: "deputy",
  deputyUnknown: "deputy",
} as const;

export type PostedLeave = { done: "leave" | "leave-ended" } | { refused: SubmissionResult };

/** Does what a form of `Leaves` asks, for a person of the office. */
export async function postLeave(
  context: Context,
  by: { staffId: string; officeId: string },
  staffId: string,
  form: FormData,
): Promise<PostedLeave> {
  if (form.get("intent") === "end-leave") {
    const id = form.get("leave");
    await endLeave(context, by, staffId, typeof id === "string" ? id : "");
    return { done: "leave-ended" };
  }
  const submission = parseForm(form, leaveSchema);
  if (submission.status !== "success") return { refused: submission.reply() };
  const outcome: LeaveOutcome = await setLeave(context, by, staffId, submission.value);
  if (outcome.ok) return { done: "leave" };
  if (outcome.reason === "not-found") return { refused: submission.reply({ formErrors: ["deputyUnknown"] }) };
  return { refused: submission.reply({ fieldErrors: { [fieldOf[outcome.reason]]: [outcome.reason] } }) };
}

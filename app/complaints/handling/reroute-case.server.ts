import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Actor, CaseOutcome } from "#app/complaints/steps/change-case.server.ts";
import type { LegalTrack } from "#app/complaints/case/complaint.ts";
import { takeStep, type StepRequest } from "#app/complaints/steps/take-step.server.ts";

/**
 * Moves a case to another legal track and locks it: afterwards only staff with `case.locked` and its assignee see it
 * (the sender of a tố cáo is secret, Luật Tố cáo). The sender is informed of the lawful procedure.
 */
export function rerouteCase(
  context: Context,
  actor: Actor,
  request: StepRequest & { lane: Exclude<LegalTrack, "feedback">; reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "reroute", request, (tx, lockedCase, { at, on }) => ({
    // The earlier assignee loses access; the case must be assigned again.
    change: { lane: request.lane, locked: 1, closed_on: on, unit_id: null, assignee_id: null },
    note: request.reason,
    alsoSave: () =>
      recordAudit(context, tx, {
        now: at,
        officeId: actor.officeId,
        staffId: actor.staffId,
        action: "case-locked",
        subject: lockedCase.reference,
      }),
  }));
}

/** Takes a case back that is a phản ánh, kiến nghị after all, and unlocks it; its clock has been running all along. */
export function restoreCase(
  context: Context,
  actor: Actor,
  request: StepRequest & { reason: string },
): Promise<CaseOutcome> {
  return takeStep(context, actor, "restore", request, (tx, lockedCase, { at }) => ({
    change: { lane: "feedback", locked: 0, closed_on: null },
    note: request.reason,
    alsoSave: () =>
      recordAudit(context, tx, {
        now: at,
        officeId: actor.officeId,
        staffId: actor.staffId,
        action: "case-unlocked",
        subject: lockedCase.reference,
      }),
  }));
}

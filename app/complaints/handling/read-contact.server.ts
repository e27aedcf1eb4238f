import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { may } from "#app/staff/permissions.ts";
import { inPlaceOf, mayOn } from "#app/complaints/case/acting.ts";
import { contactDetailsSchema, type ContactDetails } from "#app/complaints/case/new-complaint.ts";
import { auditLockedAccess } from "#app/complaints/steps/audit-locked-access.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";

/** "none": an anonymous comment, or details that were removed since. */
export type ContactOutcome =
  { ok: true; contact: ContactDetails } | { ok: false; reason: "forbidden" | "not-found" | "none" };

/** The only way to a sender's details: for those who handle cases, and every reading is a step in the case's history. */
export function readContact(context: Context, staff: Viewer, complaintId: string): Promise<ContactOutcome> {
  const sides = [staff, ...(staff.represents ?? [])];
  const mayAny = sides.some(({ roles }) => may(roles, "complaint.contact"));
  if (!mayAny) return Promise.resolve({ ok: false, reason: "forbidden" });
  return inTransaction(context.db, async (tx) => {
    const row = await tx
      .selectFrom("complaints")
      .leftJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
      .where("complaints.id", "=", complaintId)
      .where(visibleTo(staff))
      .select(["complaint_contacts.sealed", "complaints.locked", "complaints.reference", "complaints.state"])
      .select("complaints.assignee_id as assigneeId")
      .executeTakeFirst();
    if (row === undefined) return { ok: false, reason: "not-found" };
    const found = { ...row, isLocked: row.locked === 1 };
    if (!mayOn(staff, found, "complaint.contact")) return { ok: false, reason: "forbidden" };
    if (row.sealed === null) return { ok: false, reason: "none" };
    await recordStep(tx, {
      officeId: staff.officeId,
      complaintId,
      kind: "contact-read",
      at: context.clock.now(),
      staffId: staff.staffId,
      inPlaceOf: inPlaceOf(staff, found)?.staffId ?? null,
      from: null,
      to: null,
    });
    await auditLockedAccess(context, tx, staff, { isLocked: row.locked === 1, reference: row.reference });
    const plain: unknown = JSON.parse(unseal(context.settings.secret, complaintId, row.sealed));
    return { ok: true, contact: contactDetailsSchema.parse(plain) };
  });
}

import { inTransaction, type Db } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { forgetContactsOf } from "./drop-contacts.server.ts";
import { invitationRulesKey, usualInvitationRules, type InvitationRules } from "./invitation-rules.ts";

/** Whether an office sends invitations, read from the database each time: another process may have changed it. */
export async function findInvitationRules(db: Db, officeId: string): Promise<InvitationRules> {
  const row = await db
    .selectFrom("invitation_rules")
    .where("office_id", "=", officeId)
    .select(["is_on", "basis"])
    .executeTakeFirst();
  return row === undefined ? usualInvitationRules : { isOn: row.is_on === 1, basis: row.basis };
}

/** "changed-meanwhile": somebody else saved other rules since these were shown, and nothing was saved now. */
export type InvitationRulesChanged = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Switches invitations on or off and records the values before and after. Switching off removes every contact that was
 * kept. `shown` is the `invitationRulesKey` of the rules the form was filled with.
 */
export function changeInvitationRules(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { isOn, basis }: InvitationRules,
  shown: string,
): Promise<InvitationRulesChanged> {
  return inTransaction(context.db, async (tx): Promise<InvitationRulesChanged> => {
    await lockOffice(tx, officeId);
    const before = await findInvitationRules(tx, officeId);
    if (invitationRulesKey(before) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const changes = changesBetween(
      { invitationsOn: before.isOn, invitationBasis: before.basis },
      { invitationsOn: isOn, invitationBasis: basis },
    );
    if (changes.length === 0) return { ok: true };
    const row = { is_on: isOn ? 1 : 0, basis };
    await tx
      .insertInto("invitation_rules")
      .values({ office_id: officeId, ...row })
      .onConflict((known) => known.column("office_id").doUpdateSet(row))
      .execute();
    if (!isOn) await forgetContactsOf(tx, officeId);
    const now = context.clock.now();
    await recordAudit(context, tx, {
      now,
      officeId,
      staffId,
      action: "invitations-changed",
      subject: officeId,
      changes,
    });
    return { ok: true };
  });
}

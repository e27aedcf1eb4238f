import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf } from "#app/platform/day.ts";
import { longestKeptDays, oldestResult } from "./invitation.ts";

/**
 * Removes the waiting contacts to which no invitation will go any more: of offices that send none, of dossiers that are
 * gone, rated, returned or too long finished, of receivers who refused, and those that were kept too long. Returns their
 * number.
 */
export async function dropContacts({ db, clock }: Pick<Context, "db" | "clock">): Promise<number> {
  const now = clock.now();
  const dropped = await db
    .deleteFrom("rating_invitations")
    .where("rating_invitations.state", "=", "waiting")
    .where((eb) => {
      const inviting = eb
        .selectFrom("invitation_rules")
        .whereRef("invitation_rules.office_id", "=", "rating_invitations.office_id")
        .where("invitation_rules.is_on", "=", 1)
        .select("invitation_rules.office_id");
      const dossier = eb
        .selectFrom("dossiers")
        .whereRef("dossiers.office_id", "=", "rating_invitations.office_id")
        .whereRef("dossiers.number", "=", "rating_invitations.dossier_number")
        .where("dossiers.state", "!=", "returned")
        .where((or) =>
          or.or([or("dossiers.finished_on", "is", null), or("dossiers.finished_on", ">=", oldestResult(dayOf(now)))]),
        )
        .select("dossiers.id");
      const rated = eb
        .selectFrom("dossiers")
        .innerJoin("ratings", "ratings.dossier_id", "dossiers.id")
        .whereRef("dossiers.office_id", "=", "rating_invitations.office_id")
        .whereRef("dossiers.number", "=", "rating_invitations.dossier_number")
        .select("ratings.id");
      const refused = eb
        .selectFrom("invitation_refusals")
        .whereRef("invitation_refusals.office_id", "=", "rating_invitations.office_id")
        .whereRef("invitation_refusals.address_hash", "=", "rating_invitations.address_hash")
        .select("invitation_refusals.office_id");
      return eb.or([
        eb("rating_invitations.kept_at", "<", addMinutes(now, -longestKeptDays * 24 * 60)),
        eb.not(eb.exists(inviting)),
        eb.not(eb.exists(dossier)),
        eb.exists(rated),
        eb.exists(refused),
      ]);
    })
    .executeTakeFirst();
  return Number(dropped.numDeletedRows);
}

/**
 * Removes every kept contact of an office. A message that is being sent now may still arrive, but is not tried again.
 */
export async function forgetContactsOf(tx: Tx, officeId: string): Promise<void> {
  await tx.deleteFrom("rating_invitations").where("office_id", "=", officeId).where("state", "=", "waiting").execute();
  await tx
    .updateTable("rating_invitations")
    .set({ sealed: null, address_hash: null })
    .where("office_id", "=", officeId)
    .where("sealed", "is not", null)
    .execute();
}

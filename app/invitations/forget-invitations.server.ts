import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";

const rowsAtOnce = 500;

/**
 * Removes invitations that ended more than `invitations` days ago, and refusals older than `refusals` days; returns how
 * many rows were removed. An interruption is made up for by the next run.
 */
export async function forgetInvitations(
  { db, clock }: Context,
  { invitations, refusals }: { invitations: number; refusals: number },
): Promise<number> {
  const before = (days: number): Instant => addMinutes(clock.now(), -days * 24 * 60);
  let removed = 0;
  const ended = db
    .selectFrom("rating_invitations")
    .where("ended_at", "<", before(invitations))
    .select(["office_id", "dossier_number"])
    .limit(rowsAtOnce);
  for (;;) {
    const rows = await ended.execute();
    await inTransaction(db, async (tx) => {
      for (const { office_id, dossier_number } of rows) {
        await tx
          .deleteFrom("rating_invitations")
          .where("office_id", "=", office_id)
          .where("dossier_number", "=", dossier_number)
          .execute();
      }
    });
    removed += rows.length;
    await letOthersGoFirst();
    if (rows.length < rowsAtOnce) break;
  }
  const old = db.deleteFrom("invitation_refusals").where("refused_at", "<", before(refusals));
  return removed + Number((await old.executeTakeFirst()).numDeletedRows);
}

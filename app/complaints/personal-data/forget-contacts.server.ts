import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day } from "#app/platform/day.ts";
import { openStates } from "#app/complaints/case/complaint.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";

const casesAtOnce = 200;

/**
 * Removes the contact details of senders whose case ended more than the given days ago, as the consent notice promises;
 * returns their number. The case keeps its days and states, so that no figure changes; each removal is a step in its
 * history.
 */
export async function forgetContacts(context: Context, days: number): Promise<number> {
  const endedBefore = addDays(dayOf(context.clock.now()), -days);
  let forgotten = 0;
  for (;;) {
    const some = await inTransaction(context.db, (tx) => forgetSome(context, tx, endedBefore));
    forgotten += some;
    if (some < casesAtOnce) return forgotten;
  }
}

async function forgetSome(context: Context, tx: Tx, endedBefore: Day): Promise<number> {
  const cases = await tx
    .selectFrom("complaint_contacts")
    .innerJoin("complaints", "complaints.id", "complaint_contacts.complaint_id")
    .where("complaints.state", "not in", openStates)
    .where(({ eb, fn }) => eb(fn.coalesce("complaints.closed_on", "complaints.answered_on"), "<", endedBefore))
    .orderBy("complaints.id")
    .limit(casesAtOnce)
    .select(["complaints.id", "complaints.office_id"])
    .execute();
  for (const { id, office_id } of cases) {
    await tx.deleteFrom("complaint_contacts").where("complaint_id", "=", id).execute();
    await recordStep(tx, {
      officeId: office_id,
      complaintId: id,
      kind: "contact-removed",
      at: context.clock.now(),
      staffId: null,
      from: null,
      to: null,
    });
  }
  return cases.length;
}

import type { Tx } from "#db/engine.ts";
import { findReceiver } from "#app/staff/leave/find-leaves.server.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf, type Day } from "#app/platform/day.ts";

/** Later digests contain the case anyway. */
const usefulMinutes = 2 * 24 * 60;

/**
 * Queues an e-mail to the new assignee, or to the deputy of an assignee who is away, in the transaction of the
 * assignment; none to whoever assigned the case.
 */
export async function notifyAssignee(
  context: Context,
  tx: Tx,
  { complaintId, revision, staffId }: { complaintId: string; revision: number; staffId: string | null },
): Promise<void> {
  const row = await tx
    .selectFrom("complaints")
    .innerJoin("staff", "staff.id", "complaints.assignee_id")
    .where("complaints.id", "=", complaintId)
    .where("staff.closed_at", "is", null)
    .select(["complaints.office_id", "complaints.reference", "complaints.due_on", "staff.id", "complaints.locked"])
    .executeTakeFirst();
  if (row === undefined) return;
  const { settings, clock } = context;
  const reader = await readerOf(tx, { ...row, isLocked: row.locked === 1 }, dayOf(clock.now()));
  if (reader.id === staffId) return;
  await announce(context, tx, {
    officeId: row.office_id,
    key: `assigned:${complaintId}:${String(revision)}`,
    channel: "email",
    to: reader.email,
    language: "vi",
    message: {
      kind: "assigned",
      reference: row.reference,
      dueOn: row.due_on,
      link: `${settings.publicUrl}/inbox/${row.reference}`,
    },
    usefulUntil: addMinutes(clock.now(), usefulMinutes),
  });
}

/** The assignee, or today's deputy; of a locked case the assignee, who alone may see it. */
async function readerOf(
  tx: Tx,
  { id, office_id: officeId, isLocked }: { id: string; office_id: string; isLocked: boolean },
  today: Day,
): Promise<{ id: string; email: string }> {
  const receiver = isLocked ? id : await findReceiver(tx, officeId, id, today);
  const reader = tx
    .selectFrom("staff")
    .where("id", "=", receiver ?? id)
    .select(["id", "email"]);
  return reader.executeTakeFirstOrThrow();
}

import type { Tx } from "#db/engine.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/** Later digests contain the case anyway. */
const usefulMinutes = 2 * 24 * 60;

/**
 * Queues an e-mail to the new assignee in the transaction of the assignment, unless they assigned the case to
 * themselves.
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
    .select(["complaints.office_id", "complaints.reference", "complaints.due_on", "staff.id", "staff.email"])
    .executeTakeFirst();
  if (row === undefined || row.id === staffId) return;
  const { settings, clock } = context;
  await announce(context, tx, {
    officeId: row.office_id,
    key: `assigned:${complaintId}:${String(revision)}`,
    channel: "email",
    to: row.email,
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

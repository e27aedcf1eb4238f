import type { Tx } from "#db/engine.ts";
import { recordComplaint } from "#app/dossiers/receipts/record-complaint.server.ts";

/**
 * Updates whether a dossier has an open or answered phản ánh or kiến nghị, after a case was created, classified or
 * moved to another legal track.
 */
export async function countComplaint(tx: Tx, officeId: string, dossierId: string | null): Promise<void> {
  if (dossierId === null) return;
  await recordComplaint(tx, officeId, dossierId, async () => {
    const counted = await tx
      .selectFrom("complaints")
      .where("dossier_id", "=", dossierId)
      .where("kind", "!=", "praise")
      .where("lane", "=", "feedback")
      .limit(1)
      .select("id")
      .executeTakeFirst();
    return counted !== undefined;
  });
}

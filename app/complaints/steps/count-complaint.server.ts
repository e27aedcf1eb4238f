import type { Tx } from "#db/engine.ts";
import { recordComplaint } from "#app/dossiers/receipts/record-complaint.server.ts";

/** Brings up to date whether a problem or proposal stands against a dossier: after a case came in, was classified or led elsewhere. */
export async function countComplaint(tx: Tx, officeId: string, dossierId: string | null): Promise<void> {
  if (dossierId === null) return;
  await recordComplaint(tx, officeId, dossierId, async () => {
    const standing = await tx
      .selectFrom("complaints")
      .where("dossier_id", "=", dossierId)
      .where("kind", "!=", "praise")
      .where("lane", "=", "feedback")
      .limit(1)
      .select("id")
      .executeTakeFirst();
    return standing !== undefined;
  });
}

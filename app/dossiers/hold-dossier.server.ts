import type { Tx } from "#db/engine.ts";
import { heldUntilCommit } from "#db/lock.ts";
import type { Day } from "#app/platform/day.ts";
import type { CountedDossier } from "./daily-totals.server.ts";

/** A dossier held for this transaction: what its totals are kept by, and the day of its result. */
export interface HeldDossier extends CountedDossier {
  finished_on: Day | null;
}

/**
 * Reads a dossier and keeps it from changing until the transaction ends, so that whoever rates it and whoever imports
 * it anew move the daily totals one after the other.
 */
export async function holdDossier(tx: Tx, officeId: string, dossierId: string): Promise<HeldDossier> {
  const query = tx
    .selectFrom("dossiers")
    .where("id", "=", dossierId)
    .where("office_id", "=", officeId)
    .select(["office_id", "received_on", "procedure_id", "channel", "counter_id", "unit_id", "finished_on"]);
  return heldUntilCommit(tx, query, "dossiers").executeTakeFirstOrThrow();
}

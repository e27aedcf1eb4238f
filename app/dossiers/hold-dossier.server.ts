import type { Tx } from "#db/engine.ts";
import { heldUntilCommit } from "#db/lock.ts";
import { dossierColumns } from "./daily-totals.server.ts";
import type { CountedDossier } from "./dossier-counts.ts";

/** Which dossier, of which office. */
export interface DossierKey {
  officeId: string;
  dossierId: string;
}

/** A dossier held for this transaction: what its totals are kept by. */
export type HeldDossier = CountedDossier;

/**
 * Reads a dossier and keeps it from changing until the transaction ends, so that whoever rates it and whoever imports
 * it anew move the daily totals one after the other.
 */
export async function holdDossier(tx: Tx, officeId: string, dossierId: string): Promise<HeldDossier> {
  const held = (await holdDossiers(tx, [{ officeId, dossierId }])).get(dossierId);
  if (held === undefined) throw new Error("a dossier is not there any more");
  return held;
}

/**
 * Holds many dossiers by id, in the order in which an import holds them too, so that the two never wait for each other in
 * a circle. One that is not there, or is another office's, is left out.
 */
export async function holdDossiers(tx: Tx, keys: readonly DossierKey[]): Promise<Map<string, HeldDossier>> {
  const officeOf = new Map(keys.map(({ dossierId, officeId }) => [dossierId, officeId]));
  // The office is compared here: asked for both, SQLite walks through the whole office instead of to the few ids.
  const query = tx
    .selectFrom("dossiers")
    .where("id", "in", [...officeOf.keys()])
    .orderBy("id")
    .select(["id", ...dossierColumns]);
  const rows = await heldUntilCommit(tx, query, "dossiers").execute();
  return new Map(rows.filter((row) => row.office_id === officeOf.get(row.id)).map((row) => [row.id, row]));
}

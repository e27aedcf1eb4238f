import { compileForMany } from "#db/fast/compile-once.ts";
import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import { dossierColumns } from "./daily-totals.server.ts";
import type { CountedDossier } from "./counted-dossier.ts";

/** Which dossier, of which office. */
export interface DossierKey {
  officeId: string;
  dossierId: string;
}

/** A dossier held for this transaction: what its totals are kept by. */
export type LockedDossier = CountedDossier;

/**
 * Reads a dossier and keeps it from changing until the transaction ends, so that whoever rates it and whoever imports
 * it anew move the daily totals one after the other.
 */
export async function lockDossier(tx: Tx, officeId: string, dossierId: string): Promise<LockedDossier> {
  const held = (await lockDossiers(tx, [{ officeId, dossierId }])).get(dossierId);
  if (held === undefined) throw new Error("a dossier is not there any more");
  return held;
}

/**
 * Holds many dossiers by id, in the order in which an import holds them too, so that the two never wait for each other in
 * a circle. One that is not there, or is another office's, is left out.
 */
export async function lockDossiers(tx: Tx, keys: readonly DossierKey[]): Promise<Map<string, LockedDossier>> {
  const officeOf = new Map(keys.map(({ dossierId, officeId }) => [dossierId, officeId]));
  const { rows } = await tx.executeQuery(holdQuery(tx, [...officeOf.keys()]));
  return new Map(rows.filter((row) => row.office_id === officeOf.get(row.id)).map((row) => [row.id, row]));
}

/**
 * Built once, because it runs for every tap. The office is not asked for: asked for both, SQLite walks through the whole
 * office instead of to the few ids.
 */
const holdQuery = compileForMany((db, ids) => {
  const query = db
    .selectFrom("dossiers")
    .where("id", "in", ids)
    .orderBy("id")
    .select(["id", ...dossierColumns]);
  return lockForUpdate(db as Tx, query, "dossiers").compile();
});

import { compileForMany } from "#db/fast/compile-once.ts";
import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import { dossierColumns } from "./daily-totals.server.ts";
import type { CountedDossier } from "./counted-dossier.ts";

/** The id of a dossier and of its office. */
export interface DossierKey {
  officeId: string;
  dossierId: string;
}

/** A dossier locked until the end of the transaction, with the columns its totals depend on. */
export type LockedDossier = CountedDossier;

/**
 * Reads a dossier and locks it until the transaction ends, so that a rating and an import of the same dossier change
 * the daily totals one after the other. Throws if the dossier does not exist.
 */
export async function lockDossier(tx: Tx, officeId: string, dossierId: string): Promise<LockedDossier> {
  const locked = (await lockDossiers(tx, [{ officeId, dossierId }])).get(dossierId);
  if (locked === undefined) throw new Error("the dossier does not exist any more");
  return locked;
}

/**
 * Locks many dossiers in the order of their ids, as an import does, so that two transactions cannot wait for each
 * other. Leaves out a dossier that does not exist or belongs to another office.
 */
export async function lockDossiers(tx: Tx, keys: readonly DossierKey[]): Promise<Map<string, LockedDossier>> {
  if (keys.length === 0) return new Map();
  const officeOf = new Map(keys.map(({ dossierId, officeId }) => [dossierId, officeId]));
  const { rows } = await tx.executeQuery(lockQuery(tx, [...officeOf.keys()]));
  return new Map(rows.filter((row) => row.office_id === officeOf.get(row.id)).map((row) => [row.id, row]));
}

/**
 * Compiled once, because it runs for every tap. The office is compared in TypeScript: with both conditions SQLite scans
 * the index of the office instead of looking up the ids.
 */
const lockQuery = compileForMany((db, ids) => {
  const query = db
    .selectFrom("dossiers")
    .where("id", "in", ids)
    .orderBy("id")
    .select(["id", ...dossierColumns]);
  return lockForUpdate(db as Tx, query, "dossiers").compile();
});

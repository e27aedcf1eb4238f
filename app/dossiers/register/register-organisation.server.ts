import type { Db, Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { newId } from "#app/platform/id.server.ts";
import { memoize } from "#app/platform/memoize.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { betterSpelling, nameKey, withoutDiacritics } from "#app/dossiers/organisation-name.ts";
import type { RegisterEntry } from "./register-entry.ts";
import { findOrCreateProcedures, type RegisterProcedures } from "./register-procedures.server.ts";

/** The procedures, units and counters that the entries of a batch name, with their ids. */
export interface RegisterOrganisation {
  procedures: RegisterProcedures;
  unitId(entry: RegisterEntry): string | null;
  counterId(entry: RegisterEntry): string | null;
}

/** The length of the code in the address of a counter's tablet, check character included. */
export const counterCodeLength = 8;

/** Finds the procedures, units and counters that the entries name, and creates the unknown ones. */
export async function findOrCreateOrganisation(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
): Promise<RegisterOrganisation> {
  const procedures = await findOrCreateProcedures(tx, officeId, entries);
  const units = await findOrCreateNamed(tx, "units", officeId, namesByKey(entries.map((entry) => entry.unit)));
  const counters = await findOrCreateNamed(tx, "counters", officeId, namesByKey(entries.map((entry) => entry.counter)));
  const unitOf = memoize((name) => known(units, nameKey(name)));
  const counterOf = memoize((name) => known(counters, nameKey(name)));
  return {
    procedures,
    unitId: (entry) => (entry.unit === null ? null : unitOf(entry.unit)),
    counterId: (entry) => (entry.counter === null ? null : counterOf(entry.counter)),
  };
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`neither found nor created: ${key}`);
  return id;
}

/** Groups names by key: names that differ only in case are one, in the best spelling. */
function namesByKey(names: readonly (string | null)[]): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const name of new Set(names)) {
    if (name === null) continue;
    const key = nameKey(name);
    byKey.set(key, betterSpelling(byKey.get(key) ?? name, name));
  }
  return byKey;
}

type NamedTable = "units" | "counters";

async function findOrCreateNamed(
  tx: Tx,
  table: NamedTable,
  officeId: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  if (wanted.size === 0) return new Map();
  const found = await tx
    .selectFrom(table)
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("name_key", "in", [...wanted.keys()]), eb("second_key", "in", [...wanted.keys()])]))
    .select(["id", "name", "name_key", "second_key"])
    .execute();
  for (const row of found) {
    const name = betterSpelling(row.name, wanted.get(row.name_key) ?? row.name);
    // A name that a person gave is not replaced by the one of the register.
    if (name === row.name || row.second_key !== null) continue;
    if (table === "units") await tx.updateTable("units").set({ name }).where("id", "=", row.id).execute();
    else await tx.updateTable("counters").set({ name }).where("id", "=", row.id).execute();
  }
  const ids = new Map(found.map((row) => [row.name_key, row.id]));
  for (const { second_key: key, id } of found) if (key !== null && !ids.has(key)) ids.set(key, id);
  const created = [...wanted]
    .filter(([key]) => !ids.has(key))
    .map(([key, name]) => ({ id: newId(), office_id: officeId, name, name_key: key, second_key: null }));
  if (table === "units") await insertRows(tx, "units", created);
  else
    await insertRows(
      tx,
      "counters",
      created.map((row) => ({ ...row, code: newReadableCode(counterCodeLength) })),
    );
  for (const row of created) ids.set(row.name_key, row.id);
  return ids;
}

/** A name of a unit or counter, with the office's names that differ from it in diacritics only. */
export interface SimilarName {
  name: string;
  others: string[];
}

/**
 * Finds names that differ from other names of the office in diacritics only, in the order given: they may be two units,
 * or one that was mistyped.
 */
export async function findSimilarNames(
  db: Db,
  table: NamedTable,
  officeId: string,
  names: readonly string[],
): Promise<SimilarName[]> {
  if (names.length === 0) return [];
  const rows = await db.selectFrom(table).where("office_id", "=", officeId).select(["name", "name_key"]).execute();
  return names.flatMap((name): SimilarName[] => {
    const [key, folded] = [nameKey(name), withoutDiacritics(name)];
    const others = rows.filter((row) => row.name_key !== key && withoutDiacritics(row.name) === folded);
    return others.length === 0 ? [] : [{ name, others: others.map((row) => row.name).sort() }];
  });
}

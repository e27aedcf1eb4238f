import type { Db, Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { lockOffice } from "#db/lock.ts";
import { newId } from "#app/platform/id.server.ts";
import { memoize } from "#app/platform/memoize.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { betterSpelling, nameKey, withoutDiacritics } from "#app/dossiers/organisation-name.ts";
import type { AddedName, RegisterEntry } from "./register-entry.ts";
import {
  findOrCreateProcedures,
  hasAllProcedures,
  type RegisterProcedures,
  type RegisterSource,
} from "./register-procedures.server.ts";

/** The procedures, units and counters that the entries of a batch name, with their ids. */
export interface RegisterOrganisation {
  procedures: RegisterProcedures;
  unitId(entry: RegisterEntry): string | null;
  counterId(entry: RegisterEntry): string | null;
  /** Those that were created. */
  added: AddedName[];
}

/** The length of the code in the address of a counter's tablet, check character included. */
export const counterCodeLength = 8;

/** Finds the procedures, units and counters that the entries name, and creates the unknown ones. */
export async function findOrCreateOrganisation(
  tx: Tx,
  source: RegisterSource,
  entries: readonly RegisterEntry[],
): Promise<RegisterOrganisation> {
  const { officeId } = source;
  const wanted = {
    units: namesByKey(entries.map((entry) => entry.unit)),
    counters: namesByKey(entries.map((entry) => entry.counter)),
  };
  let found = await findBoth(tx, officeId, wanted);
  const isKnown = hasAll(found.units, wanted.units) && hasAll(found.counters, wanted.counters);
  if (!isKnown || !(await hasAllProcedures(tx, officeId, entries))) {
    // A person may add or rename one at the same moment: they take the same lock, and what they saved is found now.
    await lockOffice(tx, officeId);
    found = await findBoth(tx, officeId, wanted);
  }
  const units = await createMissing(tx, "units", officeId, { wanted: wanted.units, found: found.units });
  const counters = await createMissing(tx, "counters", officeId, { wanted: wanted.counters, found: found.counters });
  const procedures = await findOrCreateProcedures(tx, source, entries);
  const unitOf = memoize((name) => known(units.ids, nameKey(name)));
  const counterOf = memoize((name) => known(counters.ids, nameKey(name)));
  const added: AddedName[] = [
    ...procedures.created.map(({ id, code, name }) => ({ kind: "procedure" as const, id, name: `${code} ${name}` })),
    ...units.created.map(({ id, name }) => ({ kind: "unit" as const, id, name })),
    ...counters.created.map(({ id, name }) => ({ kind: "counter" as const, id, name })),
  ];
  return {
    procedures,
    added,
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
/** The best spelling of each name by its key. */
type Names = ReadonlyMap<string, string>;
type NamedRow = Awaited<ReturnType<typeof findNamed>>[number];

async function findBoth(tx: Tx, officeId: string, wanted: Record<NamedTable, Names>) {
  return {
    units: await findNamed(tx, "units", officeId, wanted.units),
    counters: await findNamed(tx, "counters", officeId, wanted.counters),
  };
}

/** The rows that the register or a person calls by one of these names. */
async function findNamed(tx: Tx, table: NamedTable, officeId: string, wanted: Names) {
  const keys = [...wanted.keys()];
  if (keys.length === 0) return [];
  return tx
    .selectFrom(table)
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("name_key", "in", keys), eb("second_key", "in", keys)]))
    .select(["id", "name", "name_key", "second_key", "merged_into"])
    .execute();
}

function hasAll(found: readonly NamedRow[], wanted: Names): boolean {
  const ids = idsByKey(found);
  return [...wanted.keys()].every((key) => ids.has(key));
}

/**
 * The ids by both keys; where a name is the register's name of one row and the other name of another, the first counts.
 * The names of a merged one mean the one it was merged into.
 */
function idsByKey(rows: readonly NamedRow[]): Map<string, string> {
  const ids = new Map(rows.map((row) => [row.name_key, row.merged_into ?? row.id]));
  for (const { second_key: key, id, merged_into: into } of rows) {
    if (key !== null && !ids.has(key)) ids.set(key, into ?? id);
  }
  return ids;
}

/** Creates the names that were not found and improves the spelling of the others; returns all ids by key. */
async function createMissing(
  tx: Tx,
  table: NamedTable,
  officeId: string,
  { wanted, found }: { wanted: Names; found: readonly NamedRow[] },
): Promise<{ ids: Map<string, string>; created: { id: string; name: string }[] }> {
  for (const row of found) {
    const name = betterSpelling(row.name, wanted.get(row.name_key) ?? row.name);
    // A name that a person gave is not replaced by the one of the register.
    if (name === row.name || row.second_key !== null || row.merged_into !== null) continue;
    if (table === "units") await tx.updateTable("units").set({ name }).where("id", "=", row.id).execute();
    else await tx.updateTable("counters").set({ name }).where("id", "=", row.id).execute();
  }
  const ids = idsByKey(found);
  const created = [...wanted]
    .filter(([key]) => !ids.has(key))
    .map(([key, name]) => ({
      id: newId(),
      office_id: officeId,
      name,
      name_key: key,
      second_key: null,
      merged_into: null,
    }));
  if (table === "units") await insertRows(tx, "units", created);
  else
    await insertRows(
      tx,
      "counters",
      created.map((row) => ({ ...row, code: newReadableCode(counterCodeLength) })),
    );
  for (const row of created) ids.set(row.name_key, row.id);
  return { ids, created };
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
  const rows = await db
    .selectFrom(table)
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .select(["name", "name_key"])
    .execute();
  return names.flatMap((name): SimilarName[] => {
    const [key, folded] = [nameKey(name), withoutDiacritics(name)];
    const others = rows.filter((row) => row.name_key !== key && withoutDiacritics(row.name) === folded);
    return others.length === 0 ? [] : [{ name, others: others.map((row) => row.name).sort() }];
  });
}

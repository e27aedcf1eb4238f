import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/insert-rows.ts";
import { newId } from "#app/platform/id.server.ts";
import { remembered } from "#app/platform/remembered.ts";
import { searchText } from "#app/platform/search.ts";
import { newSpokenCode } from "#app/platform/spoken-code.server.ts";
import type { RegisterEntry } from "./register-entry.ts";

/** Where the entries of a batch belong: ids of procedures by code, of units and counters by folded name. */
export interface RegisterPlaces {
  procedureId(entry: RegisterEntry): string;
  unitId(entry: RegisterEntry): string | null;
  counterId(entry: RegisterEntry): string | null;
}

/** The length of the code in the address of a counter's tablet, check character included. */
const counterCodeLength = 8;

/** Finds the procedures, units and counters that the entries name; those not yet known are created. */
export async function findOrCreatePlaces(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
): Promise<RegisterPlaces> {
  const procedures = await findOrCreateProcedures(tx, officeId, entries);
  const units = await findOrCreateUnits(tx, officeId, namesByKey(entries.map((entry) => entry.unit)));
  const counters = await findOrCreateCounters(tx, officeId, namesByKey(entries.map((entry) => entry.counter)));
  const unitOf = remembered((name) => known(units, searchText(name)));
  const counterOf = remembered((name) => known(counters, searchText(name)));
  return {
    procedureId: (entry) => known(procedures, entry.procedure.code),
    unitId: (entry) => (entry.unit === null ? null : unitOf(entry.unit)),
    counterId: (entry) => (entry.counter === null ? null : counterOf(entry.counter)),
  };
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`neither found nor created: ${key}`);
  return id;
}

function namesByKey(names: readonly (string | null)[]): Map<string, string> {
  const distinct = new Set(names.filter((name) => name !== null));
  return new Map([...distinct].map((name) => [searchText(name), name]));
}

/** A procedure that the register names otherwise than before takes the register's newer name and field. */
async function findOrCreateProcedures(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
): Promise<Map<string, string>> {
  const wanted = new Map(entries.map((entry) => [entry.procedure.code, entry.procedure]));
  if (wanted.size === 0) return new Map();
  const found = await tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("code", "in", [...wanted.keys()])
    .select(["id", "code", "name", "field"])
    .execute();
  const ids = new Map(found.map((row) => [row.code, row.id]));
  for (const row of found) {
    const { name, field } = wanted.get(row.code) ?? row;
    if (name === row.name && (field === row.field || field === "")) continue;
    await tx
      .updateTable("procedures")
      .set({ name, field: field === "" ? row.field : field })
      .where("id", "=", row.id)
      .execute();
  }
  const missing = [...wanted.values()].filter((procedure) => !ids.has(procedure.code));
  const created = missing.map(({ code, name, field }) => ({ id: newId(), office_id: officeId, code, name, field }));
  await insertRows(tx, "procedures", created);
  for (const row of created) ids.set(row.code, row.id);
  return ids;
}

async function findOrCreateUnits(
  tx: Tx,
  officeId: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  if (wanted.size === 0) return new Map();
  const found = await tx
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("name_key", "in", [...wanted.keys()])
    .select(["id", "name_key"])
    .execute();
  const ids = new Map(found.map((row) => [row.name_key, row.id]));
  const created = [...wanted]
    .filter(([key]) => !ids.has(key))
    .map(([key, name]) => ({ id: newId(), office_id: officeId, name, name_key: key }));
  await insertRows(tx, "units", created);
  for (const row of created) ids.set(row.name_key, row.id);
  return ids;
}

async function findOrCreateCounters(
  tx: Tx,
  officeId: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  if (wanted.size === 0) return new Map();
  const found = await tx
    .selectFrom("counters")
    .where("office_id", "=", officeId)
    .where("name_key", "in", [...wanted.keys()])
    .select(["id", "name_key"])
    .execute();
  const ids = new Map(found.map((row) => [row.name_key, row.id]));
  const created = [...wanted]
    .filter(([key]) => !ids.has(key))
    .map(([key, name]) => ({
      id: newId(),
      office_id: officeId,
      name,
      name_key: key,
      code: newSpokenCode(counterCodeLength),
    }));
  await insertRows(tx, "counters", created);
  for (const row of created) ids.set(row.name_key, row.id);
  return ids;
}

import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { betterSpelling, nameKey } from "#app/dossiers/organisation-name.ts";
import {
  codeWithZeroes,
  likeCodeWithProvince,
  likelyProcedureCode,
  procedureCodeOf,
} from "#app/dossiers/procedure-code.ts";
import type { RegisterEntry } from "./register-entry.ts";

type Procedure = RegisterEntry["procedure"];

export interface KnownProcedure extends Procedure {
  id: string;
  /** The register's name and field, where a person gave others to show. */
  registerName: string | null;
  registerField: string | null;
  isRetired: boolean;
}

/** The office whose register is read, when, and the import run; undefined where no run brings the entries. */
export interface RegisterSource {
  officeId: string;
  now: Instant;
  runId: string | undefined;
}

/** The procedures that the entries of a batch name. */
export interface RegisterProcedures {
  idOf(code: string): string;
  created: readonly KnownProcedure[];
  /** The code of the procedure, if the entry's code has lost zeroes at its end in a spreadsheet; else undefined. */
  storedCode: (code: string) => string | undefined;
  /** Whether two ids belong to the same procedure: merged, or stored twice under a complete and a shortened code. */
  isSame(left: string, right: string): boolean;
  /** Whether a person retired the procedure of a code. */
  isRetired: (code: string) => boolean;
}

/**
 * Finds the procedures of the entries by code and creates the unknown ones; those that an import run brings are proposed
 * to a person, and used at once. If the register names a procedure differently than before, the newer name and field are
 * stored; of names that differ only in case, the better spelling. A name or field that a person gave stays, and the
 * register's is stored beside it. A code that lost zeroes at its end belongs to the procedure of the same name, whichever
 * was stored first; the code of a merged procedure means the one it was merged into.
 *
 * The procedures stay locked until the transaction ends: a merge waits, and no later dossier gets a merged procedure.
 */
export async function findOrCreateProcedures(
  tx: Tx,
  source: RegisterSource,
  entries: readonly RegisterEntry[],
): Promise<RegisterProcedures> {
  const wanted = wantedProcedures(entries);
  const found = await findProcedures(tx, source.officeId, [...wanted.keys()]);
  const mergedInto = await findMerged(tx, source.officeId);
  const fieldNames = await findFieldNames(tx, source.officeId);
  const storedCodes = await joinShortened(tx, wanted, found);
  for (const [code, procedure] of wanted) {
    const known = found.get(storedCodes.get(code) ?? code);
    if (known !== undefined) await updateNames(tx, known, procedure, fieldNames);
  }
  const missing = [...wanted.values()].filter(({ code }) => !storedCodes.has(code) && !found.has(code));
  const created = await create(tx, source, missing, fieldNames);
  for (const procedure of created) found.set(procedure.code, procedure);
  const counted = (id: string) => mergedInto.get(id) ?? id;
  const procedureOf = (code: string) => procedureIn(found, storedCodes.get(code) ?? code);
  return {
    created,
    idOf: (code) => counted(procedureOf(code).id),
    storedCode: (code) => storedCodes.get(code),
    isSame: (left, right) => counted(left) === counted(right) || areSame(found, left, right),
    isRetired: (code) => procedureOf(code).isRetired,
  };
}

/** Whether the office has a procedure of every code of the entries. */
export async function hasAllProcedures(tx: Tx, officeId: string, entries: readonly RegisterEntry[]): Promise<boolean> {
  const codes = [...new Set(entries.map(({ procedure }) => procedure.code))];
  const known = await tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("code", "in", codes)
    .select("code")
    .execute();
  return known.length === codes.length;
}

/** Creates procedures that no register has named before. */
async function create(
  tx: Tx,
  { officeId, now, runId }: RegisterSource,
  missing: readonly Procedure[],
  fieldNames: FieldNames,
): Promise<KnownProcedure[]> {
  const rows = missing.map(({ code, name, field }) => ({
    id: newId(),
    office_id: officeId,
    code,
    name,
    field: shownField(fieldNames, field),
    register_name: null,
    register_field: null,
    proposed_at: runId === undefined ? null : now,
    first_run: runId ?? null,
    retired_at: null,
    merged_into: null,
  }));
  await insertRows(tx, "procedures", rows);
  return rows.map(({ id, code, name, field }) => {
    const shown = { id, code, name, field };
    return { ...shown, registerName: null, registerField: null, isRetired: false };
  });
}

/** The shown names of fields by the key of the register's name. */
type FieldNames = ReadonlyMap<string, string>;

async function findFieldNames(tx: Tx, officeId: string): Promise<FieldNames> {
  const rows = await tx
    .selectFrom("field_names")
    .where("office_id", "=", officeId)
    .select(["register_key", "name"])
    .execute();
  return new Map(rows.map((row) => [row.register_key, row.name]));
}

function shownField(fieldNames: FieldNames, field: string): string {
  return fieldNames.get(nameKey(field)) ?? field;
}

/** Under which procedure the dossiers of each merged one count. Read after the procedures of the batch are locked. */
async function findMerged(tx: Tx, officeId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is not", null)
    .select(["id", "merged_into"])
    .execute();
  return new Map(rows.flatMap(({ id, merged_into: into }) => (into === null ? [] : [[id, into]])));
}

/** The procedures by code, each with the last name the entries give it. */
function wantedProcedures(entries: readonly RegisterEntry[]): Map<string, Procedure> {
  const wanted = new Map<string, Procedure>();
  for (const { procedure } of entries) {
    const earlier = wanted.get(procedure.code);
    if (earlier === procedure) continue;
    wanted.set(procedure.code, earlier === undefined ? procedure : { ...procedure, name: nameOf(earlier, procedure) });
  }
  return wanted;
}

/** The newer name, unless it is the same name in a worse spelling. */
function nameOf(existing: Procedure, newer: Procedure): string {
  if (existing.name === newer.name) return existing.name;
  return nameKey(existing.name) === nameKey(newer.name) ? betterSpelling(existing.name, newer.name) : newer.name;
}

/**
 * Finds procedures by code: the wanted ones, and those whose codes differ from them by zeroes at the end or by an
 * appended authority.
 */
async function findProcedures(
  tx: Tx,
  officeId: string,
  codes: readonly string[],
): Promise<Map<string, KnownProcedure>> {
  if (codes.length === 0) return new Map();
  const related = new Set(codes.flatMap((code) => [code, codeWithZeroes(code) ?? code, ...shortenedCodes(code)]));
  const query = tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("code", "in", [...related]), eb("code", "like", likeCodeWithProvince)]))
    .orderBy("id")
    .select([
      ...(["id", "code", "name", "field", "register_name as registerName", "register_field as registerField"] as const),
      "retired_at",
    ]);
  const rows = await lockForUpdate(tx, query, "procedures").execute();
  return new Map(rows.map(({ retired_at: at, ...row }) => [row.code, { ...row, isRetired: at !== null }]));
}

/** The codes that a spreadsheet makes of a national code by reading it as a number: zeroes at the end are dropped. */
function shortenedCodes(code: string): string[] {
  if (!/^\d\.\d{5}0$/.test(code)) return [];
  const shortest = code.replace(/0+$/, "").length;
  return Array.from({ length: code.length - shortest }, (_, index) => code.slice(0, shortest + index));
}

/**
 * Maps wanted codes to existing procedures with another code: a shortened code to the complete one of a procedure of
 * the same name. A procedure stored under the shortened code gets the complete one; an authority appended to a stored
 * code is removed.
 */
async function joinShortened(
  tx: Tx,
  wanted: ReadonlyMap<string, Procedure>,
  found: Map<string, KnownProcedure>,
): Promise<Map<string, string>> {
  const storedCodes = new Map<string, string>();
  for (const [code, { name }] of wanted) {
    const whole = codeWithZeroes(code);
    const other = whole === undefined ? undefined : (found.get(whole) ?? wanted.get(whole));
    if (whole !== undefined && other !== undefined && nameKey(registeredName(other)) === nameKey(name))
      storedCodes.set(code, whole);
  }
  const withProvince = new Map([...found.keys()].map((code) => [procedureCodeOf(code), code]));
  for (const [code, procedure] of wanted) {
    if (found.has(code)) continue;
    const shortened = shortenedCodes(code).find((short) => isShortened(found.get(short), procedure));
    const storedAs = shortened ?? withProvince.get(code);
    const known = storedAs === undefined ? undefined : found.get(storedAs);
    if (storedAs === undefined || known === undefined) continue;
    await tx.updateTable("procedures").set({ code }).where("id", "=", known.id).execute();
    found.delete(storedAs);
    found.set(code, { ...known, code });
  }
  return storedCodes;
}

/**
 * Whether a code is the shortened form of another. With five digits it has certainly lost one zero; a shorter code may
 * be an office's own, unless the names are equal.
 */
function isShortened(known: KnownProcedure | undefined, whole: Procedure): boolean {
  if (known === undefined) return false;
  return likelyProcedureCode(known.code) === whole.code || nameKey(registeredName(known)) === nameKey(whole.name);
}

/** The name of a procedure in the register, whatever is shown. */
function registeredName(procedure: Procedure | KnownProcedure): string {
  return "registerName" in procedure ? (procedure.registerName ?? procedure.name) : procedure.name;
}

/** Stores what the register says now: as the shown name and field, or beside those that a person gave. */
async function updateNames(tx: Tx, known: KnownProcedure, wanted: Procedure, fieldNames: FieldNames): Promise<void> {
  const name = nameOf({ ...known, name: registeredName(known) }, wanted);
  const after = { ...known };
  if (known.registerName === null) after.name = name;
  else after.registerName = name;
  if (wanted.field !== "" && known.registerField === null) after.field = shownField(fieldNames, wanted.field);
  else if (wanted.field !== "") after.registerField = wanted.field;
  const isSame = (["name", "field", "registerName", "registerField"] as const).every(
    (key) => after[key] === known[key],
  );
  if (isSame) return;
  const { name: shown, field, registerName: register_name, registerField: register_field } = after;
  await tx
    .updateTable("procedures")
    .set({ name: shown, field, register_name, register_field })
    .where("id", "=", known.id)
    .execute();
  Object.assign(known, after);
}

function procedureIn(found: ReadonlyMap<string, KnownProcedure>, code: string): KnownProcedure {
  const procedure = found.get(code);
  if (procedure === undefined) throw new Error(`neither found nor created: ${code}`);
  return procedure;
}

function areSame(found: ReadonlyMap<string, KnownProcedure>, left: string, right: string): boolean {
  const [one, other] = [left, right].map((id) => [...found.values()].find((procedure) => procedure.id === id));
  if (one === undefined || other === undefined) return false;
  return (codeWithZeroes(one.code) ?? one.code) === (codeWithZeroes(other.code) ?? other.code);
}

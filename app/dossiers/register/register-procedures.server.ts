import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
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

interface KnownProcedure extends Procedure {
  id: string;
}

/** The procedures that the entries of a batch name. */
export interface RegisterProcedures {
  idOf(code: string): string;
  /** The code of the procedure, if the entry's code has lost zeroes at its end in a spreadsheet; else undefined. */
  storedCode: (code: string) => string | undefined;
  /** Whether two ids belong to the same procedure, stored twice under a complete and a shortened code. */
  isSame(left: string, right: string): boolean;
}

/**
 * Finds the procedures of the entries by code and creates the unknown ones. If the register names a procedure
 * differently than before, the newer name and field are stored; of names that differ only in case, the better spelling.
 * A code that lost zeroes at its end belongs to the procedure of the same name, whichever was stored first.
 */
export async function findOrCreateProcedures(
  tx: Tx,
  officeId: string,
  entries: readonly RegisterEntry[],
): Promise<RegisterProcedures> {
  const wanted = wantedProcedures(entries);
  const found = await findProcedures(tx, officeId, [...wanted.keys()]);
  const storedCodes = await joinShortened(tx, wanted, found);
  for (const [code, procedure] of wanted) {
    const known = found.get(storedCodes.get(code) ?? code);
    if (known !== undefined) await updateNames(tx, known, procedure);
  }
  const missing = [...wanted.values()].filter(({ code }) => !storedCodes.has(code) && !found.has(code));
  const created = missing.map(({ code, name, field }) => ({ id: newId(), office_id: officeId, code, name, field }));
  await insertRows(tx, "procedures", created);
  for (const row of created) found.set(row.code, row);
  return {
    idOf: (code) => idIn(found, storedCodes.get(code) ?? code),
    storedCode: (code) => storedCodes.get(code),
    isSame: (left, right) => left === right || areSame(found, left, right),
  };
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
  const rows = await tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("code", "in", [...related]), eb("code", "like", likeCodeWithProvince)]))
    .select(["id", "code", "name", "field"])
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
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
    if (whole !== undefined && other !== undefined && nameKey(other.name) === nameKey(name))
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
  return likelyProcedureCode(known.code) === whole.code || nameKey(known.name) === nameKey(whole.name);
}

async function updateNames(tx: Tx, known: KnownProcedure, wanted: Procedure): Promise<void> {
  const name = nameOf(known, wanted);
  const field = wanted.field === "" ? known.field : wanted.field;
  if (name === known.name && field === known.field) return;
  await tx.updateTable("procedures").set({ name, field }).where("id", "=", known.id).execute();
  known.name = name;
  known.field = field;
}

function idIn(found: ReadonlyMap<string, KnownProcedure>, code: string): string {
  const procedure = found.get(code);
  if (procedure === undefined) throw new Error(`neither found nor created: ${code}`);
  return procedure.id;
}

function areSame(found: ReadonlyMap<string, KnownProcedure>, left: string, right: string): boolean {
  const [one, other] = [left, right].map((id) => [...found.values()].find((procedure) => procedure.id === id));
  if (one === undefined || other === undefined) return false;
  return (codeWithZeroes(one.code) ?? one.code) === (codeWithZeroes(other.code) ?? other.code);
}

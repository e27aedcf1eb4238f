import type { Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Instant } from "#app/platform/day.ts";
import { lockDossiers } from "#app/dossiers/totals/lock-dossier.server.ts";
import { decideBindings, type BindingOutcome, type KnownCodes, type WantedBinding } from "./wanted-binding.ts";

export interface BindingRules {
  officeId: string;
  at: Instant;
  /** The import run that binds, so that undoing it unbinds; undefined for other software. */
  runId: string | undefined;
  /** For a trial: the bindings of its earlier rows, by code. Nothing is saved but here. */
  tried?: Map<string, string> | undefined;
}

/**
 * Binds many codes within the transaction that registers their dossiers; returns what became of each. It locks the codes
 * in their order and must be called before the transaction locks procedures or dossiers. Whoever binds the same dossier
 * at once gets a duplicate key, and the transaction must be repeated. Waiting ratings are to be matched after it.
 */
export async function bindCodes(
  tx: Tx,
  rules: BindingRules,
  wanted: readonly WantedBinding[],
): Promise<BindingOutcome[]> {
  if (wanted.length === 0) return [];
  const { officeId, at, runId = null, tried } = rules;
  const outcomes = decideBindings(officeId, wanted, await readKnown(tx, rules, wanted));
  const bound = wanted.filter((_, index) => outcomes[index]?.kind === "bound");
  if (tried !== undefined) {
    for (const { code, number } of bound) tried.set(code, number);
    return outcomes;
  }
  // In the order of the unique index, so that two transactions cannot wait for each other.
  for (const { code, number } of bound.sort((left, right) => (left.number < right.number ? -1 : 1))) {
    const change = tx.updateTable("issued_codes").where("code", "=", code);
    await change.set({ number, bound_at: at, bound_by: null, bound_run: runId }).execute();
  }
  return outcomes;
}

async function readKnown(
  tx: Tx,
  { officeId, tried }: BindingRules,
  wanted: readonly WantedBinding[],
): Promise<KnownCodes> {
  const codes = [...new Set(wanted.map(({ code }) => code))];
  const numbers = [...new Set(wanted.map(({ number }) => number))];
  const query = tx
    .selectFrom("issued_codes")
    .where(inList(tx, "code", codes))
    .orderBy("code")
    .select(["code", "office_id", "number"]);
  const issued = await lockForUpdate(tx, query, "issued_codes").execute();
  const known = new Set(issued.map(({ code }) => code));
  const receipts = await readReceipts(
    tx,
    codes.filter((code) => !known.has(code)),
  );
  const bound = await tx
    .selectFrom("issued_codes")
    .where("office_id", "=", officeId)
    .where(inList(tx, "number", numbers))
    .select(["code", "number"])
    .execute();
  const all = [...issued, ...receipts];
  const earlier = [...(tried ?? [])];
  return {
    officeOf: new Map(all.map(({ code, office_id }) => [code, office_id])),
    numberOf: new Map([
      ...all.flatMap(({ code, number }) => (number === null ? [] : [pair(code, number)])),
      ...earlier,
    ]),
    codeOf: new Map([
      ...bound.map(({ code, number }) => pair(number ?? "", code)),
      ...earlier.map(([code, number]) => pair(number, code)),
    ]),
  };
}

function pair(key: string, value: string): [string, string] {
  return [key, value];
}

/** The receipts of codes that were not issued in advance: software may send back the code that it got. */
function readReceipts(tx: Tx, codes: readonly string[]) {
  return tx
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .where(inList(tx, "receipts.code", codes))
    .select(["receipts.code", "receipts.office_id", "dossiers.number"])
    .execute();
}

const free = { number: null, bound_at: null, bound_by: null, bound_run: null };

/** Takes codes off again that this transaction has bound, because their dossiers were refused after all. */
export async function releaseCodes(tx: Tx, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx
    .updateTable("issued_codes")
    .set(free)
    .where(inList(tx, "code", codes))
    .execute();
}

/** The codes that one transaction of an undoing takes off. */
const codesAtOnce = 500;

/**
 * Takes some codes that an import run bound off their dossiers; one whose dossier is rated stays, because nobody can say
 * any more whose rating it is. Returns false after the last.
 */
export async function unbindRun(tx: Tx, officeId: string, runId: string): Promise<boolean> {
  const query = tx
    .selectFrom("issued_codes")
    .where("bound_run", "=", runId)
    .orderBy("code")
    .limit(codesAtOnce)
    .select(["code", "number"]);
  const bound = await lockForUpdate(tx, query, "issued_codes").execute();
  if (bound.length === 0) return false;
  const rated = await listRated(
    tx,
    officeId,
    bound.flatMap(({ number }) => number ?? []),
  );
  const isKept = ({ number }: { number: string | null }) => number !== null && rated.has(number);
  await releaseCodes(
    tx,
    bound.filter((one) => !isKept(one)).map(({ code }) => code),
  );
  const kept = bound.filter(isKept).map(({ code }) => code);
  if (kept.length > 0) {
    await tx
      .updateTable("issued_codes")
      .set({ bound_run: null })
      .where(inList(tx, "code", kept))
      .execute();
  }
  return true;
}

/** The numbers of locked dossiers that are rated. */
async function listRated(tx: Tx, officeId: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const dossiers = await tx
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where(inList(tx, "number", numbers))
    .select(["id as dossierId"])
    .execute();
  const locked = await lockDossiers(
    tx,
    dossiers.map(({ dossierId }) => ({ officeId, dossierId })),
  );
  const rows = await tx
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where(inList(tx, "ratings.dossier_id", [...locked.keys()]))
    .select("dossiers.number")
    .execute();
  return new Set(rows.map(({ number }) => number));
}

import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import type { RatingFlagsTable } from "#db/schema/rating-flags.ts";
import { lockDossiers } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { setAsideProvisionally } from "./set-aside-provisionally.server.ts";
import {
  flagStep,
  isAfterSetAside,
  readDetails,
  type FlagDetails,
  type FlagStep,
  type Flag,
  type Suspicion,
} from "./suspicion.ts";

/** Suspicions saved in one transaction: few, because other writers wait for it. */
const mostAtOnce = 100;

/** Flags the suspicious ratings; returns the number of flags that are new or wait again. */
export async function saveSuspicions(context: Context, officeId: string, all: readonly Suspicion[]): Promise<number> {
  let flagged = 0;
  for (let from = 0; from < all.length; from += mostAtOnce) {
    const some = all.slice(from, from + mostAtOnce);
    const steps = stepsFor(some, await listFlags(context.db, some));
    if (steps.some(({ step }) => step !== "keep")) {
      flagged += await inTransaction(context.db, (tx) => writeFlags(tx, officeId, some, context.clock.now()));
    }
    await letOthersGoFirst();
  }
  return flagged;
}

/**
 * Locks the dossiers, reads ratings and flags again and writes only what is still true: meanwhile somebody may have
 * tapped or decided.
 */
async function writeFlags(tx: Tx, officeId: string, some: readonly Suspicion[], now: Instant): Promise<number> {
  const dossiers = await lockDossiers(
    tx,
    some.map(({ dossierId }) => ({ officeId, dossierId })),
  );
  const countedAt = await listCountedAt(tx, some);
  const still = some.filter(({ dossierId, givenAt }) => countedAt.get(dossierId) === givenAt);
  const steps = stepsFor(still, await listFlags(tx, still));
  const added = steps.filter(({ step }) => step === "add");
  const again = steps.filter(({ step }) => step === "wait-again");
  await insertRows(
    tx,
    "rating_flags",
    added.map(({ suspicion }) => newFlag(officeId, suspicion, now)),
  );
  for (const changed of [...again, ...steps.filter(({ step }) => step === "update")]) await saveStep(tx, changed, now);
  const setAside = again.filter(({ flag }) => flag !== undefined && isAfterSetAside(flag));
  await setAsideProvisionally(
    tx,
    dossiers,
    setAside.map(({ suspicion }) => suspicion.dossierId),
    now,
  );
  return added.length + again.length;
}

interface Step {
  suspicion: Suspicion;
  step: FlagStep;
  flag: Flag | undefined;
}

/** One step for each dossier and reason. */
function stepsFor(suspicions: readonly Suspicion[], flags: ReadonlyMap<string, Flag>): Step[] {
  const steps = new Map<string, Step>();
  for (const suspicion of suspicions) {
    const key = keyOf(suspicion.dossierId, suspicion.seen.reason);
    const flag = flags.get(key);
    steps.set(key, { suspicion, step: flagStep(flag, suspicion), flag });
  }
  return [...steps.values()];
}

const undecided = { decided_at: null, decided_by: null, decision: null, words: null };

function newFlag(officeId: string, { dossierId, seen }: Suspicion, now: Instant): RatingFlagsTable {
  const details = JSON.stringify({ seen, earlier: [] } satisfies FlagDetails);
  const found = { found_at: now, found_on: dayOf(now) };
  return { office_id: officeId, dossier_id: dossierId, reason: seen.reason, details, ...found, ...undecided };
}

async function saveStep(tx: Tx, { suspicion: { dossierId, seen }, step, flag }: Step, now: Instant): Promise<void> {
  const details = JSON.stringify({ seen, earlier: decisionsOf(flag) } satisfies FlagDetails);
  const waits = { found_at: now, found_on: dayOf(now), ...undecided };
  await tx
    .updateTable("rating_flags")
    .set(step === "update" ? { details } : { details, ...waits })
    .where("dossier_id", "=", dossierId)
    .where("reason", "=", seen.reason)
    .execute();
}

function decisionsOf(flag: Flag | undefined) {
  return [...(flag?.details.earlier ?? []), ...(flag?.decided === undefined ? [] : [flag.decided])];
}

/**
 * Makes flags wait again whose rating was set aside provisionally by its tap, because it came from the same origin as
 * one that was set aside before. So a person decides about it even if it is no part of a new pattern. Returns the
 * number of flags.
 */
export async function reopenFlags(context: Context, officeId: string): Promise<number> {
  const { db, clock } = context;
  const setAside = await flagsToReopen(db, officeId).select("flags.dossier_id").distinct().limit(mostAtOnce).execute();
  if (setAside.length === 0) return 0;
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const keys = setAside.map(({ dossier_id }) => ({ officeId, dossierId: dossier_id }));
    await lockDossiers(tx, keys);
    const flags = await flagsToReopen(tx, officeId)
      .where(
        "flags.dossier_id",
        "in",
        keys.map(({ dossierId }) => dossierId),
      )
      .selectAll("flags")
      .execute();
    for (const row of flags) {
      const flag = readFlag(row);
      const suspicion = { dossierId: row.dossier_id, givenAt: now, seen: flag.details.seen };
      await saveStep(tx, { suspicion, step: "wait-again", flag }, now);
    }
    return flags.length;
  });
}

/**
 * Selects the flags of ratings that are set aside provisionally and have no waiting flag: flags by which an earlier
 * rating was set aside, and flags that waited for a decision when the receipt was rated again.
 */
function flagsToReopen(db: Db, officeId: string) {
  return db
    .selectFrom("ratings")
    .innerJoin("rating_flags as flags", "flags.dossier_id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.set_aside_at", "is not", null)
    .where("ratings.set_aside_by", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("flags.decision", "=", "set-aside"), eb("flags.decided_at", "<", eb.ref("ratings.given_at"))]),
        eb.and([eb("flags.decided_at", "is", null), eb("flags.found_at", "<", eb.ref("ratings.given_at"))]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("rating_flags as waiting")
            .whereRef("waiting.dossier_id", "=", "ratings.dossier_id")
            .whereRef("waiting.found_at", ">=", "ratings.given_at")
            .where("waiting.decided_at", "is", null)
            .select("waiting.reason"),
        ),
      ),
    );
}

async function listCountedAt(tx: Tx, some: readonly Suspicion[]): Promise<Map<string, Instant>> {
  const ids = [...new Set(some.map(({ dossierId }) => dossierId))];
  const rows = await tx
    .selectFrom("ratings")
    .where("dossier_id", "in", ids)
    .select(["dossier_id", "given_at"])
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, row.given_at]));
}

async function listFlags(db: Db, suspicions: readonly Suspicion[]): Promise<Map<string, Flag>> {
  const ids = [...new Set(suspicions.map(({ dossierId }) => dossierId))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("rating_flags").where("dossier_id", "in", ids).selectAll().execute();
  return new Map(rows.map((row) => [keyOf(row.dossier_id, row.reason), readFlag(row)]));
}

function keyOf(dossierId: string, reason: string): string {
  return `${dossierId} ${reason}`;
}

/** Reads a flag from its row. */
export function readFlag(row: Omit<RatingFlagsTable, "office_id" | "dossier_id" | "found_on">): Flag {
  const { found_at, details, decided_at, decided_by, decision, words } = row;
  const isDecided = decided_at !== null && decision !== null;
  return {
    foundAt: found_at,
    details: readDetails(details),
    decided: isDecided ? { decision, by: decided_by ?? "", at: decided_at, words: words ?? "" } : undefined,
  };
}

import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import type { RatingFlagsTable } from "#db/schema/rating-flags.ts";
import { holdDossiers } from "#app/dossiers/hold-dossier.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day, type Instant } from "#app/platform/day.ts";
import {
  findSuspicions,
  flagStep,
  readDetails,
  type FlagDetails,
  type FlagStep,
  type SeenTap,
  type StandingFlag,
  type Suspicion,
} from "./suspicion.ts";
import { readTrustRules } from "./trust-rules.ts";

/** Yesterday and today: while the product stands still nobody rates, so nothing older is new. */
const daysLookedAt = 2;

/**
 * Looks through the ratings of each office given yesterday and today and flags the suspicious ones, for a person to decide.
 * Safe at any time and twice: what is flagged or decided already stays as it is. Answers how many flags are new.
 */
export async function findSuspicious(context: Context): Promise<{ flagged: number }> {
  const today = dayOf(context.clock.now());
  const offices = await context.db.selectFrom("offices").select(["id", "trust_rules"]).orderBy("id").execute();
  let flagged = 0;
  for (const office of offices) {
    const rules = readTrustRules(office.trust_rules);
    for (let ago = daysLookedAt - 1; ago >= 0; ago -= 1) {
      const taps = await listTaps(context.db, office.id, addDays(today, -ago));
      flagged += await saveSuspicions(context, office.id, findSuspicions(taps, rules));
    }
  }
  return { flagged };
}

/** The taps of a day on dossiers whose counted rating was given on that day, in their order. */
async function listTaps(db: Db, officeId: string, on: Day): Promise<SeenTap[]> {
  const rows = await db
    .selectFrom("ratings")
    .innerJoin("rating_history as taps", "taps.dossier_id", "ratings.dossier_id")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .leftJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.given_on", "=", on)
    .where("taps.given_on", "=", on)
    .orderBy("taps.given_at")
    .orderBy("taps.id")
    .select([
      "taps.dossier_id as dossierId",
      "taps.score",
      "taps.source",
      "taps.given_at as givenAt",
      "taps.device",
      "taps.network",
      "taps.own_network",
      "ratings.given_at as countedAt",
      "dossiers.channel",
      "dossiers.counter_id as counterId",
      "receipts.first_printed_at as printedAt",
    ])
    .execute();
  return rows.map(({ countedAt, own_network, ...tap }) => ({
    ...tap,
    isCounted: tap.givenAt === countedAt,
    isOwnNetwork: own_network === 1,
  }));
}

/** Few enough for one transaction that others wait for. */
const mostAtOnce = 200;

async function saveSuspicions(context: Context, officeId: string, all: readonly Suspicion[]): Promise<number> {
  let flagged = 0;
  for (let from = 0; from < all.length; from += mostAtOnce) {
    const some = all.slice(from, from + mostAtOnce);
    const steps = stepsFor(some, await listFlags(context.db, officeId, some));
    if (steps.every(({ step }) => step === "keep")) continue;
    flagged += await inTransaction(context.db, (tx) => saveHeld(tx, officeId, some, context.clock.now()));
  }
  return flagged;
}

/** Holds the dossiers, looks again, and writes what is still so: in between somebody may have tapped or decided. */
async function saveHeld(tx: Tx, officeId: string, some: readonly Suspicion[], now: Instant): Promise<number> {
  await holdDossiers(
    tx,
    some.map(({ dossierId }) => ({ officeId, dossierId })),
  );
  const countedAt = await listCountedAt(tx, some);
  const still = some.filter(({ dossierId, givenAt }) => countedAt.get(dossierId) === givenAt);
  let flagged = 0;
  for (const { suspicion, step, flag } of stepsFor(still, await listFlags(tx, officeId, still))) {
    if (step === "keep") continue;
    await saveStep(tx, { officeId, now, suspicion, step, flag });
    if (step !== "sharpen") flagged += 1;
  }
  return flagged;
}

interface Step {
  suspicion: Suspicion;
  step: FlagStep;
  flag: StandingFlag | undefined;
}

function stepsFor(suspicions: readonly Suspicion[], flags: ReadonlyMap<string, StandingFlag>): Step[] {
  return suspicions.map((suspicion) => {
    const flag = flags.get(keyOf(suspicion.dossierId, suspicion.seen.reason));
    return { suspicion, step: flagStep(flag, suspicion), flag };
  });
}

async function saveStep(
  tx: Tx,
  { officeId, now, suspicion, step, flag }: Step & { officeId: string; now: Instant },
): Promise<void> {
  const { dossierId, seen } = suspicion;
  const earlier = [...(flag?.details.earlier ?? []), ...(flag?.decided === undefined ? [] : [flag.decided])];
  const details = JSON.stringify({ seen, earlier } satisfies FlagDetails);
  if (step === "add") {
    const undecided = { decided_at: null, decided_by: null, decision: null, words: null };
    const found = { found_at: now, found_on: dayOf(now) };
    await tx
      .insertInto("rating_flags")
      .values({ office_id: officeId, dossier_id: dossierId, reason: seen.reason, details, ...found, ...undecided })
      .onConflict((conflict) => conflict.columns(["dossier_id", "reason"]).doNothing())
      .execute();
    return;
  }
  const waits = {
    found_at: now,
    found_on: dayOf(now),
    decided_at: null,
    decided_by: null,
    decision: null,
    words: null,
  };
  await tx
    .updateTable("rating_flags")
    .set(step === "sharpen" ? { details } : { details, ...waits })
    .where("dossier_id", "=", dossierId)
    .where("reason", "=", seen.reason)
    .execute();
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

async function listFlags(
  db: Db,
  officeId: string,
  suspicions: readonly Suspicion[],
): Promise<Map<string, StandingFlag>> {
  const ids = [...new Set(suspicions.map(({ dossierId }) => dossierId))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("rating_flags")
    .where("dossier_id", "in", ids)
    .where("office_id", "=", officeId)
    .selectAll()
    .execute();
  return new Map(rows.map((row) => [keyOf(row.dossier_id, row.reason), standingFlag(row)]));
}

function keyOf(dossierId: string, reason: string): string {
  return `${dossierId} ${reason}`;
}

/** A flag as its row holds it. */
export function standingFlag(row: Omit<RatingFlagsTable, "office_id" | "dossier_id" | "found_on">): StandingFlag {
  const { found_at, details, decided_at, decided_by, decision, words } = row;
  const isDecided = decided_at !== null && decision !== null;
  return {
    foundAt: found_at,
    details: readDetails(details),
    decided: isDecided ? { decision, by: decided_by ?? "", at: decided_at, words: words ?? "" } : undefined,
  };
}

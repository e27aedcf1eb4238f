import type { Db } from "#db/engine.ts";
import { listTrials } from "#app/dossiers/wordings/find-trials.server.ts";
import type { Trial, Wording } from "#app/dossiers/wordings/wording.ts";
import type { Context } from "#app/platform/context.server.ts";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import { findVerdict, keepVerdict } from "./keep-verdict.server.ts";
import type { ComparedTrial } from "./compared-trial.ts";
import { verdictOf, type Comparison, type Counted, type RatedSlip } from "./evidence.ts";

/** The latest comparisons of an office, each with its counts and what they mean; the first verdict is stored and stays. */
export async function findComparisons({ db, clock }: Context, officeId: string): Promise<ComparedTrial[]> {
  const now = clock.now();
  const trials = await listTrials(db, officeId);
  return Promise.all(
    trials.map(async (trial) => {
      const comparison = await compare(db, trial, now);
      const { a, b } = comparison;
      const kept = await findVerdict(db, trial.id);
      if (kept !== undefined) return { ...trial, a, b, ...kept };
      const found = verdictOf(comparison);
      await keepVerdict(db, { trialId: trial.id, verdict: found, now, a, b });
      return { ...trial, a, b, ...((await findVerdict(db, trial.id)) ?? { verdict: found, decided: undefined }) };
    }),
  );
}

/** The last slip that counts, and until when its rating does. */
interface Close {
  printedAt: Instant;
  code: string;
  ratedUntil: Instant;
}

async function compare(db: Db, trial: Trial, now: Instant): Promise<Comparison> {
  const close = await findClose(db, trial);
  const until = close?.ratedUntil ?? (trial.stoppedAt === null ? now : later(trial.stoppedAt, trial.waitDays));
  const ratings = await listRated(db, trial, close, until < now ? until : now);
  const printed = await countSlips(db, trial, close);
  const counted = (wording: Wording): Counted => ({
    printed: printed[wording],
    rated: ratings.filter((rating) => rating.wording === wording).length,
  });
  return {
    a: counted("a"),
    b: counted("b"),
    ratings,
    completeAt: close !== undefined && close.ratedUntil <= now ? close.ratedUntil : undefined,
    isStopped: trial.stoppedAt !== null,
  };
}

function later(at: Instant, days: number): Instant {
  return instantFromDate(new Date(Date.parse(at) + days * 86_400_000));
}

/** The planned last slip, in the order in which slips were confirmed; undefined while there are fewer. */
async function findClose(db: Db, trial: Trial): Promise<Close | undefined> {
  const last = await slipsOf(db, trial)
    .orderBy("wording_receipts.printed_at")
    .orderBy("wording_receipts.code")
    .offset(trial.planned - 1)
    .limit(1)
    .select(["wording_receipts.code", "wording_receipts.printed_at as printedAt"])
    .executeTakeFirst();
  if (last?.printedAt === undefined || last.printedAt === null) return undefined;
  return { code: last.code, printedAt: last.printedAt, ratedUntil: later(last.printedAt, trial.waitDays) };
}

/** The printed slips of a comparison, up to the planned last one. */
function slipsOf(db: Db, trial: Trial, close?: Close) {
  const all = db
    .selectFrom("wording_receipts")
    .where("wording_receipts.trial_id", "=", trial.id)
    .where("wording_receipts.printed_at", "is not", null);
  if (close === undefined) return all;
  return all.where((eb) =>
    eb.or([
      eb("wording_receipts.printed_at", "<", close.printedAt),
      eb("wording_receipts.printed_at", "=", close.printedAt).and("wording_receipts.code", "<=", close.code),
    ]),
  );
}

async function countSlips(db: Db, trial: Trial, close: Close | undefined): Promise<Record<Wording, number>> {
  const rows = await slipsOf(db, trial, close)
    .groupBy("wording_receipts.wording")
    .select((eb) => ["wording_receipts.wording", eb.fn.countAll<number>().as("count")])
    .execute();
  const of = (wording: Wording) => rows.find((row) => row.wording === wording)?.count ?? 0;
  return { a: of("a"), b: of("b") };
}

/** The rated slips in the order of their first taps; a rating that was set aside is none. */
async function listRated(db: Db, trial: Trial, close: Close | undefined, until: Instant): Promise<RatedSlip[]> {
  const rows = await slipsOf(db, trial, close)
    .innerJoin("receipts", "receipts.code", "wording_receipts.code")
    .innerJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("ratings.set_aside_at", "is", null)
    .where("ratings.first_given_at", "<=", until)
    .orderBy("ratings.first_given_at")
    .orderBy("wording_receipts.code")
    .select(["wording_receipts.wording", "ratings.first_given_at as at"])
    .execute();
  return rows.map(({ wording, at }) => ({ wording: wording === "a" ? "a" : "b", at }));
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { classifyCase } from "#app/complaints/handling/classify-case.server.ts";
import { complaintKinds } from "#app/complaints/case/complaint.ts";
import { channels, returnWays } from "#app/dossiers/dossier.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, addMinutes, dayOf, instantFromDate } from "#app/platform/day.ts";
import { readFlag } from "#app/ratings/suspicion/save-suspicions.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { versionOf } from "#app/ratings/suspicion/judge-rating.ts";
import { possibleAnswers } from "#app/ratings/questions/answers.ts";
import { standardQuestion } from "#app/ratings/questions/standard-questions.ts";
import { scores } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { flagDecisions } from "#app/ratings/suspicion/suspicion.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext, type TestClock } from "#test/support/context.ts";
import { keptTotals, naiveTotals } from "#test/support/naive-totals.ts";
import { givenOffice } from "#test/support/story.ts";

const dossierCount = 5;
const position = fc.nat({ max: dossierCount - 1 });

/** Receipts around midnight, weekends and the turn of a month and year, by the clock of Vietnam. */
const receipts = fc.constantFrom(
  "2025-12-31T23:59:00+07:00",
  "2026-01-01T00:01:00+07:00",
  "2026-10-31T08:30:00+07:00",
  "2026-11-01T16:59:00+07:00",
  "2026-11-09T06:59:00+07:00",
);

const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

const registerRow = fc.record({
  kind: fc.constant("register" as const),
  position,
  at: receipts,
  procedure: fc.constantFrom("1.000001", "1.000002"),
  channel: fc.constantFrom(...channels),
  counter: orNull(fc.constantFrom("Quầy 1", "Quầy 2")),
  unit: orNull(fc.constantFrom("Phòng Một", "Phòng Hai")),
  promisedIn: orNull(fc.nat({ max: 9 })),
  finishedIn: orNull(fc.nat({ max: 9 })),
  returnedBy: orNull(fc.constantFrom(...returnWays)),
});

const tap = fc.record({
  kind: fc.constant("tap" as const),
  position,
  score: fc.constantFrom(...scores),
  language: fc.constantFrom("vi" as const, "en" as const),
  visitor: fc.constantFrom("198.51.100.23", "198.51.100.99", "203.0.113.9", undefined),
});

const details = fc.record({
  kind: fc.constant("details" as const),
  position,
  waiting: fc.option(fc.constantFrom(...possibleAnswers(standardQuestion("waiting"))), { nil: undefined }),
  attitude: fc.option(fc.constantFrom(...possibleAnswers(standardQuestion("attitude"))), { nil: undefined }),
  reasons: fc.option(fc.subarray([...possibleAnswers(standardQuestion("reasons"))], { minLength: 1 }), {
    nil: undefined,
  }),
  comment: fc.option(fc.constantFrom("Cần hướng dẫn rõ hơn.", "Cảm ơn."), { nil: undefined }),
});

const opening = fc.record({ kind: fc.constant("open" as const), position });

const complaint = fc.record({
  kind: fc.constant("complaint" as const),
  position,
  about: fc.constantFrom(...complaintKinds),
  becomes: fc.constantFrom(...complaintKinds),
});

const judgement = fc.record({
  kind: fc.constant("judge" as const),
  position,
  decision: fc.constantFrom(...flagDecisions),
});

/** The search that sets a rating aside when it fits the pattern of one that was set aside. */
const search = fc.record({ kind: fc.constant("search" as const), minutesLater: fc.nat({ max: 40 }) });

const command = fc.oneof(
  { weight: 3, arbitrary: registerRow },
  { weight: 4, arbitrary: tap },
  { weight: 2, arbitrary: details },
  { weight: 1, arbitrary: opening },
  { weight: 1, arbitrary: complaint },
  { weight: 2, arbitrary: judgement },
  { weight: 1, arbitrary: search },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function entryOf(row: Extract<Command, { kind: "register" }>): RegisterEntry {
  const receivedAt = instantFromDate(new Date(row.at));
  const receivedOn = dayOf(receivedAt);
  const after = (days: number | null) => (days === null ? null : addDays(receivedOn, days));
  const finishedOn = after(row.finishedIn);
  return {
    number: `H29.16-${String(row.position)}`,
    procedure: { code: row.procedure, name: row.procedure, field: "Lĩnh vực thử" },
    channel: row.channel,
    state: finishedOn === null ? "in-progress" : "finished",
    receivedAt,
    receivedOn,
    dueAt: null,
    dueOn: after(row.promisedIn),
    finishedAt: finishedOn === null ? null : receivedAt,
    finishedOn,
    returnedBy: row.returnedBy,
    counter: row.counter,
    unit: row.unit,
  };
}

async function codeOf(context: Context, officeId: string, of: number): Promise<string | undefined> {
  const row = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", `H29.16-${String(of)}`)
    .select("receipts.code")
    .executeTakeFirst();
  return row?.code;
}

async function dossierOf(context: Context, officeId: string, of: number): Promise<string | null> {
  const row = await context.db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("number", "=", `H29.16-${String(of)}`)
    .select("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

async function run(story: Context, clock: TestClock, officeId: string, given: Command): Promise<void> {
  if (given.kind === "search") {
    clock.moveTo(addMinutes(clock.now(), given.minutesLater));
    await findSuspicious(story);
    return;
  }
  const context = given.kind === "tap" ? { ...story, visitor: visitorAt(given.visitor) } : story;
  if (given.kind === "register") {
    await inTransaction(context.db, (tx) => registerDossiers(tx, officeId, [entryOf(given)], context.clock.now()));
    return;
  }
  const code = await codeOf(context, officeId, given.position);
  if (code === undefined) return;
  if (given.kind === "tap") {
    await giveRating(context, { code, score: given.score, source: "phone", language: given.language });
  } else if (given.kind === "complaint") {
    await complain(context, officeId, given);
  } else if (given.kind === "judge") {
    await judge(context, officeId, given);
  } else if (given.kind === "details") {
    const { waiting, attitude, reasons, comment } = given;
    await saveDetails(context, { code, answers: { waiting, attitude, reasons }, comment });
  } else {
    const receipt = await findReceipt(context.db, code);
    if (receipt !== undefined) await recordOpened(context, receipt);
  }
}

function visitorAt(address: string | undefined) {
  return address === undefined ? undefined : { address, userAgent: "Máy thử/1.0", languages: "vi-VN" };
}

/** A case about the dossier, classified as something else afterwards. */
async function complain(context: Context, officeId: string, given: Extract<Command, { kind: "complaint" }>) {
  const office = await givenColleague(context, officeId, ["office"]);
  const dossierId = await dossierOf(context, officeId, given.position);
  const { reference } = await givenComplaint(context, officeId, { dossierId, kind: given.about });
  await classifyCase(context, office, { reference, revision: null, kind: given.becomes });
}

/** A decision about a suspicious rating. */
async function judge(context: Context, officeId: string, given: Extract<Command, { kind: "judge" }>) {
  const dossier = (await dossierOf(context, officeId, given.position)) ?? "";
  const rating = await context.db
    .selectFrom("ratings")
    .where("dossier_id", "=", dossier)
    .select("given_at")
    .executeTakeFirst();
  if (rating === undefined) return;
  await context.db
    .insertInto("rating_flags")
    .values({
      office_id: officeId,
      dossier_id: dossier,
      reason: "own-network",
      details: JSON.stringify({ seen: { reason: "own-network" } }),
      found_at: rating.given_at,
      found_on: dayOf(rating.given_at),
    })
    .onConflict((conflict) => conflict.columns(["dossier_id", "reason"]).doNothing())
    .execute();
  const flag = await context.db
    .selectFrom("rating_flags")
    .where("dossier_id", "=", dossier)
    .selectAll()
    .executeTakeFirstOrThrow();
  const version = versionOf(rating.given_at, [{ reason: flag.reason, ...readFlag(flag) }]);
  const { decision } = given;
  await judgeRating(context, { staffId: "judge", officeId }, { dossier, version, decision, words: "Đã xem." });
}

test("after any sequence of commands the totals kept, rebuilt and counted by hand are the same", async () => {
  const { context, clock } = await openTestContext();
  let offices = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 60, size: "max" }), async (commands) => {
      offices += 1;
      const officeId = await givenOffice(context, `so-${String(offices)}`);
      const own = { office_id: officeId, rules: "{}", own_networks: "203.0.113.0/28" };
      await context.db.insertInto("trust_rules").values(own).execute();
      for (const given of commands) await run(context, clock, officeId, given);
      const kept = await keptTotals(context, officeId);
      expect(kept).toEqual(await naiveTotals(context, officeId));
      await inTransaction(context.db, rebuildTotals);
      expect(await keptTotals(context, officeId)).toEqual(kept);
    }),
    { numRuns: 25 },
  );
}, 60_000);

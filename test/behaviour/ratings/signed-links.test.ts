import { expect, test } from "vitest";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { findSignedLink } from "#app/ratings/advance/find-signed-link.server.ts";
import { forgetWaiting } from "#app/ratings/advance/forget-waiting.server.ts";
import { giveSignedRating } from "#app/ratings/advance/give-signed-rating.server.ts";
import { linkSignature } from "#app/ratings/advance/link-signature.server.ts";
import {
  endLinkSecret,
  listLinkSecrets,
  makeLinkSecret,
  revokeLinkSecret,
} from "#app/ratings/advance/link-secrets.server.ts";
import { listWaiting } from "#app/ratings/advance/list-waiting.server.ts";
import { matchAllWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { saveWaiting } from "#app/ratings/waiting/save-waiting.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { askApi, givenKey } from "#test/support/api.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext, type TestClock } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

async function open(time?: string) {
  const { context, clock } = await openTestContext(time);
  const officeId = await givenOffice(context);
  return withSecret(context, clock, officeId);
}

async function withSecret(context: Context, clock: TestClock, officeId: string) {
  const administrator = await givenColleague(context, officeId, ["administrator"]);
  const made = await makeLinkSecret(context, administrator, "Phần mềm một cửa");
  if (!made.ok) throw new Error(made.reason);
  const { id, secret } = made;
  /** What the other software prints: the address after the id of the secret. */
  const print = (number: string) => `${number}/${linkSignature(secret, number)}`;
  const tapOn = (rest: string, score: Score, secretId = id) =>
    giveSignedRating(context, { secretId, rest, score, language: "vi" });
  const tap = (number: string, score: Score) => tapOn(print(number), score);
  const rate = async () => {
    const today = dayOf(context.clock.now());
    const period = periodFrom(new URLSearchParams(), today);
    return (await dashboard(context.db, officeId, period, today, everything)).counts.dossiers;
  };
  const ratings = () =>
    context.db.selectFrom("ratings").select(["score", "source", "taps", "given_on"]).orderBy("given_at").execute();
  const waiting = () => listWaiting(context.db, officeId);
  return { context, clock, officeId, administrator, id, secret, print, tapOn, tap, rate, ratings, waiting };
}

function registerOf(...numbers: string[]): Buffer {
  return registerFile(...numbers.map((number) => registerRow({ number, finished: "", state: "Đang xử lý" })));
}

test("a thousand links printed before their import are rated, and each counts once its dossier is registered", async () => {
  const { context, officeId, tap, rate, waiting } = await open();
  const numbers = Array.from({ length: 1000 }, (_, index) => `H13.18-261102-${String(index).padStart(4, "0")}`);
  for (const [index, number] of numbers.entries()) {
    expect(await tap(number, ((index % 5) + 1) as Score)).toMatchObject({ outcome: "waiting" });
  }
  expect(await rate()).toMatchObject({ received: 0, rated: 0 });
  expect((await waiting()).count).toBe(1000);
  await importBytes(context, officeId, registerOf(...numbers, "H13.18-261102-9999"));
  expect(await rate()).toMatchObject({
    received: 1001,
    rated: 1000,
    scores: { 1: 200, 2: 200, 3: 200, 4: 200, 5: 200 },
  });
  expect((await waiting()).count).toBe(0);
  expect((await recountTotals(context.db)).corrected).toBe(0);
  await importBytes(context, officeId, registerOf(...numbers));
  expect(await rate()).toMatchObject({ rated: 1000, taps: 1000 });
}, 120_000);

test("a rating waits outside of every figure, and counts when the API brings its dossier", async () => {
  const { context, officeId, tap, rate, ratings, waiting } = await open();
  await givenReceipt(context, officeId);
  await tap("H13.18-261120-0007", 4);
  expect(await rate()).toMatchObject({ received: 1, rated: 0, taps: 0 });
  expect((await waiting()).listed).toMatchObject([{ kind: "number", place: "H13.18-261120-0007" }]);
  const { key } = await givenKey(context, officeId);
  const dossier = {
    procedure: { code: "2.002385", name: "Cấp giấy phép", field: "An toàn bức xạ" },
    receivedAt: "2026-11-20T08:00:00+07:00",
    channel: "counter",
  };
  const { status } = await askApi(context, "PUT", "/dossiers/H13.18-261120-0007", { key, body: dossier });
  expect(status).toBe(201);
  expect(await rate()).toMatchObject({ received: 2, rated: 1, taps: 1 });
  expect(await ratings()).toMatchObject([{ score: 4, source: "phone", given_on: "2026-11-20" }]);
  expect((await waiting()).listed).toEqual([]);
});

test("once the dossier is registered the link leads to its receipt and counts like it", async () => {
  const { context, officeId, id, tap, print, ratings } = await open();
  const { code } = await givenReceipt(context, officeId, { number: "HS-1" });
  expect(await findSignedLink(context, id, print("HS-1"))).toMatchObject({ kind: "registered", code });
  expect(await tap("HS-1", 5)).toMatchObject({ outcome: "recorded", receipt: { code } });
  expect(await tap("HS-1", 5)).toMatchObject({ outcome: "unchanged" });
  expect(await tap("HS-1", 2)).toMatchObject({ outcome: "changed" });
  expect(await ratings()).toMatchObject([{ score: 2, taps: 2 }]);
});

test("a double tap, a replay and a change of mind are one rating with its history", async () => {
  const { context, officeId, tap, ratings, waiting } = await open();
  await Promise.all([tap("HS-1", 5), tap("HS-1", 5), tap("HS-1", 5)]);
  await tap("HS-1", 2);
  await tap("HS-1", 2);
  expect((await waiting()).count).toBe(1);
  await importBytes(context, officeId, registerOf("HS-1"));
  expect(await ratings()).toMatchObject([{ score: 2, taps: 2 }]);
  const history = await context.db.selectFrom("rating_history").select("score").orderBy("id").execute();
  expect(history).toEqual([{ score: 5 }, { score: 2 }]);
  await tap("HS-1", 2);
  expect(await ratings()).toMatchObject([{ score: 2, taps: 2 }]);
});

test.each([
  ["h13.18-261102-0001", "H13.18-261102-0001"],
  [" H13.18 - 261102 - 0001 ", "H13.18-261102-0001"],
  ["H13.18–261102–0001", "H13.18-261102-0001"],
  ["128/2026/đkkd", "128/2026/ĐKKD"],
  ["128/2026/ÐKKD", "128/2026/ĐKKD"],
])("the number “%s” in a link is read as the import reads it", async (typed, number) => {
  const { context, officeId, secret, tapOn, ratings } = await open();
  const signature = linkSignature(secret, number);
  expect(await tapOn(`${typed}/${signature.toLowerCase()}`, 3)).toMatchObject({ outcome: "waiting" });
  await importBytes(context, officeId, registerOf(typed));
  expect(await ratings()).toHaveLength(1);
});

test("a forged signature, another office's secret, another number's signature and an unknown secret are one answer", async () => {
  const first = await open();
  const { context, clock, tapOn, print, id, secret } = first;
  const other = await withSecret(context, clock, await givenOffice(context, "khac"));
  const unknown = { outcome: "unknown-code" };
  expect(await tapOn("HS-1/00000000000000000000", 5)).toEqual(unknown);
  expect(await tapOn(other.print("HS-1"), 5)).toEqual(unknown);
  expect(await tapOn(`HS-2/${linkSignature(secret, "HS-1")}`, 5)).toEqual(unknown);
  expect(await tapOn(print("HS-1"), 5, "ACDEFG")).toEqual(unknown);
  expect(await tapOn(print("HS-1"), 5, "../../etc")).toEqual(unknown);
  expect(await tapOn(`HS-1/${linkSignature(context.settings.secret, "HS-1")}`, 5)).toEqual(unknown);
  expect(await findSignedLink(context, id, "\u0000\ud800/x")).toEqual({ kind: "unknown" });
  expect(await context.db.selectFrom("waiting_ratings").selectAll().execute()).toEqual([]);
  // The same number in the other office is another dossier.
  await other.tap("HS-1", 4);
  await first.tap("HS-1", 1);
  await importBytes(context, first.officeId, registerOf("HS-1"));
  expect(await first.ratings()).toMatchObject([{ score: 1 }]);
  expect((await other.waiting()).count).toBe(1);
});

test("a replaced secret is taken until its last day, a revoked one never again", async () => {
  const { context, clock, administrator, id, tap, tapOn, secret } = await open();
  const next = await makeLinkSecret(context, administrator, "Phần mềm một cửa 2027");
  if (!next.ok) throw new Error(next.reason);
  expect(await endLinkSecret(context, administrator, id, day("2026-12-31"))).toBe(true);
  clock.moveTo("2026-12-31T23:59:00+07:00");
  expect(await tap("HS-1", 5)).toMatchObject({ outcome: "waiting" });
  const signedByNext = `HS-3/${linkSignature(next.secret, "HS-3")}`;
  expect(await tapOn(signedByNext, 5, next.id)).toMatchObject({ outcome: "waiting" });
  clock.moveTo("2027-01-01T00:00:00+07:00");
  expect(await tap("HS-2", 5)).toEqual({ outcome: "unknown-code" });
  expect(await endLinkSecret(context, administrator, id, day("2027-06-30"))).toBe(true);
  expect(await tap("HS-2", 5)).toMatchObject({ outcome: "waiting" });
  expect(await revokeLinkSecret(context, administrator, id)).toBe(true);
  expect(await tap("HS-2", 4)).toEqual({ outcome: "unknown-code" });
  expect(await endLinkSecret(context, administrator, id, day("2028-06-30"))).toBe(false);
  const audit = await context.db.selectFrom("audit_entries").select(["action", "subject", "changes"]).execute();
  expect(audit.map(({ action }) => action)).toEqual([
    "link-secret-made",
    "link-secret-made",
    "link-secret-ended",
    "link-secret-ended",
    "link-secret-revoked",
  ]);
  const stored = JSON.stringify([audit, await context.db.selectFrom("link_secrets").selectAll().execute()]);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(secret.split("_").at(-1));
});

test("with another SECRET a link is a wrong link and not a broken page, and works again with the right one", async () => {
  const { context, id, print, tap } = await open();
  const settings = { ...context.settings, secret: "another secret of the tests, also long enough" };
  const other = { ...context, settings };
  expect(await findSignedLink(other, id, print("HS-1"))).toEqual({ kind: "unknown" });
  const sent = { secretId: id, rest: print("HS-1"), score: 5, language: "vi" } as const;
  expect(await giveSignedRating(other, sent)).toEqual({ outcome: "unknown-code" });
  expect(await tap("HS-1", 5)).toMatchObject({ outcome: "waiting" });
});

test("a secret belongs to its office, and a form sent twice makes one", async () => {
  const { context, administrator, id } = await open();
  const elsewhere = await givenColleague(context, await givenOffice(context, "khac"), ["administrator"]);
  expect(await endLinkSecret(context, elsewhere, id, day("2027-01-01"))).toBe(false);
  expect(await revokeLinkSecret(context, elsewhere, id)).toBe(false);
  expect(await listLinkSecrets(context.db, elsewhere.officeId)).toEqual([]);
  expect(await makeLinkSecret(context, administrator, "Phần mềm một cửa")).toEqual({ ok: false, reason: "nameTaken" });
  expect(await listLinkSecrets(context.db, administrator.officeId)).toMatchObject([
    { id, revokedAt: null, endsOn: null },
  ]);
});

test("whoever guesses signatures waits like one who guesses receipt codes, and one link takes sixty taps an hour", async () => {
  const { context, clock, id, print, tap } = await open();
  const guesser = { ...context, visitor: { address: "203.0.113.9", userAgent: "", languages: "" } };
  for (let guess = 0; guess < 70; guess += 1) await findSignedLink(guesser, id, "HS-1/0123456789ABCDEF0123");
  expect(clock.pauses.length).toBeGreaterThan(0);
  const neighbour = { ...context, visitor: { address: "198.51.100.9", userAgent: "", languages: "" } };
  const pauses = clock.pauses.length;
  expect(await findSignedLink(neighbour, id, print("HS-1"))).toMatchObject({ kind: "waiting" });
  expect(clock.pauses).toHaveLength(pauses);
  for (let taps = 0; taps < 60; taps += 1) await tap("HS-2", taps % 2 === 0 ? 5 : 1);
  expect(await tap("HS-2", 3)).toEqual({ outcome: "too-many" });
});

test("of a receipt's rating and one that waited the later counts, and a slip of staff yields", async () => {
  const { context, clock, officeId, ratings } = await open();
  const place = (number: string) => ({ officeId, kind: "number", place: number }) as const;
  const wait = async (number: string, score: Score) =>
    saveWaiting(context.db, {
      ...place(number),
      score,
      language: "vi",
      givenAt: context.clock.now(),
      fingerprints: undefined,
    });
  await wait("HS-EARLIER", 1);
  clock.moveTo("2026-11-20T10:00:00+07:00");
  for (const [number, source] of [
    ["HS-EARLIER", "phone"],
    ["HS-LATER", "phone"],
    ["HS-SLIP", "paper"],
  ] as const) {
    const { dossierId } = await givenReceipt(context, officeId, { number });
    const now = context.clock.now();
    const at = { first_given_at: now, first_given_on: dayOf(now), given_at: now, given_on: dayOf(now) };
    const rest = {
      comment: null,
      comment_search: null,
      answers: "{}",
      texts: null,
      set_aside_at: null,
      set_aside_by: null,
    };
    const rating = {
      id: number,
      office_id: officeId,
      dossier_id: dossierId,
      score: 3 as const,
      source,
      language: "vi" as const,
    };
    await context.db
      .insertInto("ratings")
      .values({ ...rating, ...at, taps: 1, ...rest })
      .execute();
  }
  await recountTotals(context.db);
  await wait("HS-SLIP", 2);
  clock.moveTo("2026-11-20T11:00:00+07:00");
  await wait("HS-LATER", 5);
  expect(await matchAllWaiting(context)).toBe(3);
  const outcomes = await context.db
    .selectFrom("waiting_ratings")
    .select(["place", "outcome"])
    .orderBy("place")
    .execute();
  expect(outcomes).toEqual([
    { place: "HS-EARLIER", outcome: "earlier" },
    { place: "HS-LATER", outcome: "counted" },
    { place: "HS-SLIP", outcome: "counted" },
  ]);
  expect((await ratings()).map(({ score }) => score).sort()).toEqual([2, 3, 5]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a rating given while the dossier was open counts however late the dossier comes, one given after its last day never", async () => {
  const { context, clock, officeId, tap, rate, waiting } = await open("2026-11-10T09:00:00+07:00");
  await tap("HS-1", 5);
  clock.moveTo("2027-06-01T09:00:00+07:00");
  await tap("HS-2", 5);
  const finished = { finished: "06/11/2026 10:05" };
  await importBytes(
    context,
    officeId,
    registerFile(registerRow({ number: "HS-1", ...finished }), registerRow({ number: "HS-2", ...finished })),
  );
  const rated = await context.db.selectFrom("ratings").select("score").execute();
  expect(rated).toHaveLength(1);
  expect(await waiting()).toMatchObject({ count: 0, late: 1 });
  expect(await rate()).toMatchObject({ rated: 0 });
});

test("a rating of other software's paper never looks as if it were given before the receipt was printed", async () => {
  const { context, clock, officeId, tap } = await open();
  await tap("HS-1", 5);
  await importBytes(context, officeId, registerOf("HS-1", "HS-2"));
  await tap("HS-2", 5);
  clock.moveTo("2026-11-20T15:00:00+07:00");
  for (const { id } of await context.db.selectFrom("dossiers").select("id").execute()) {
    await notePrinted(context, officeId, id);
  }
  await findSuspicious(context);
  expect(await context.db.selectFrom("rating_flags").selectAll().execute()).toEqual([]);
});

test("ratings that waited are searched for suspicious patterns like all others", async () => {
  const { context, clock, officeId, id, print } = await open();
  const numbers = Array.from({ length: 12 }, (_, index) => `HS-${String(index)}`);
  const visited = { ...context, visitor: { address: "198.51.100.9", userAgent: "Mozilla/5.0", languages: "vi" } };
  for (const number of numbers) {
    await giveSignedRating(visited, { secretId: id, rest: print(number), score: 5, language: "vi" });
  }
  clock.moveTo("2026-11-20T09:30:00+07:00");
  await findSuspicious(context);
  clock.moveTo("2026-11-21T09:30:00+07:00");
  await importBytes(context, officeId, registerOf(...numbers));
  await findSuspicious(context);
  expect((await context.db.selectFrom("rating_flags").selectAll().execute()).length).toBeGreaterThan(0);
});

test("what a stopped process left unmatched is matched by the job, in two processes once", async () => {
  const { context, officeId, ratings } = await open();
  const place = { officeId, kind: "number", place: "HS-1", language: "vi" } as const;
  await saveWaiting(context.db, { ...place, score: 5, givenAt: context.clock.now(), fingerprints: undefined });
  await givenReceipt(context, officeId, { number: "HS-1" });
  await Promise.all([matchAllWaiting(context), matchAllWaiting(context)]);
  expect(await ratings()).toMatchObject([{ score: 5, taps: 1 }]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("ratings without a dossier are removed after their time, fingerprints after theirs", async () => {
  const { context, clock, id, print, tap, waiting } = await open();
  const visited = { ...context, visitor: { address: "198.51.100.9", userAgent: "Mozilla/5.0", languages: "vi" } };
  await giveSignedRating(visited, { secretId: id, rest: print("HS-1"), score: 5, language: "vi" });
  const traces = () => context.db.selectFrom("waiting_ratings").select(["device", "network"]).execute();
  expect(await traces()).not.toEqual([{ device: null, network: null }]);
  clock.moveTo("2026-12-20T09:00:00+07:00");
  await tap("HS-2", 5);
  expect(await forgetWaiting(context, { ratings: 400, traces: 14 })).toBe(1);
  expect(await traces()).toEqual([
    { device: null, network: null },
    { device: null, network: null },
  ]);
  clock.moveTo("2027-12-26T09:00:00+07:00");
  expect(await forgetWaiting(context, { ratings: 400, traces: 14 })).toBe(1);
  expect((await waiting()).listed).toMatchObject([{ place: "HS-2" }]);
});

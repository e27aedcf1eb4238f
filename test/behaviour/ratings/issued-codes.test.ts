import { expect, test } from "vitest";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
import { notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { formatReceiptCode, receiptAddress } from "#app/dossiers/receipt-code.ts";
import { dayOf } from "#app/platform/day.ts";
import { bindCode, unbindCode } from "#app/ratings/advance/bind-code.server.ts";
import { bookActSchema } from "#app/ratings/advance/code-book.ts";
import { issueCodes } from "#app/ratings/advance/issue-codes.server.ts";
import { listBooks, listBoundCodes, listCodesToPrint } from "#app/ratings/advance/list-codes.server.ts";
import { listWaiting } from "#app/ratings/advance/list-waiting.server.ts";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

async function open(time?: string) {
  const { context, clock } = await openTestContext(time);
  const officeId = await givenOffice(context);
  const clerk = await givenColleague(context, officeId, ["officer"]);
  const made = await issueCodes(context, clerk, { counter: "", amount: 5 });
  if (!made.ok) throw new Error(made.reason);
  const codesOf = async (bookId: string) =>
    (await listCodesToPrint(context, officeId, bookId, { qrSide: 30, lineOf: String })).map(({ code }) =>
      code.replace("-", ""),
    );
  const [first = "", second = ""] = await codesOf(made.bookId);
  const bind = (code: string, number: string) => bindCode(context, { ...clerk, code, number });
  const tap = (code: string, score: Score) => giveRating(context, { code, score, source: "phone", language: "vi" });
  const rate = async () => {
    const today = dayOf(context.clock.now());
    const period = periodFrom(new URLSearchParams(), today);
    return (await dashboard(context.db, officeId, period, today, everything)).counts.dossiers;
  };
  const waiting = () => listWaiting(context.db, officeId);
  return { context, clock, officeId, clerk, bookId: made.bookId, codesOf, first, second, bind, tap, rate, waiting };
}

test("a code of a book is rated at once, counts when it is bound, and leads to the receipt from then on", async () => {
  const { context, officeId, first, bind, tap, rate, waiting } = await open();
  const { code } = await givenReceipt(context, officeId, { number: "HS-1" });
  expect(await findRatingPage(context, first)).toMatchObject({ kind: "waiting", rating: undefined });
  expect(await tap(first, 4)).toEqual({ outcome: "waiting", path: `/r/${first}` });
  expect(await findRatingPage(context, formatReceiptCode(first).toLowerCase())).toMatchObject({ rating: { score: 4 } });
  expect(await rate()).toMatchObject({ received: 1, rated: 0, taps: 0 });
  expect((await waiting()).listed).toMatchObject([{ kind: "code", place: first }]);
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await rate()).toMatchObject({ rated: 1, taps: 1 });
  expect((await waiting()).count).toBe(0);
  expect(await findRatingPage(context, first)).toMatchObject({ kind: "open", receipt: { code }, rating: { score: 4 } });
  expect(await tap(first, 2)).toMatchObject({ outcome: "changed", receipt: { code } });
  expect(await tap(code, 2)).toMatchObject({ outcome: "unchanged" });
});

test("a code may be bound before its dossier is in the register, in any order of binding, rating and import", async () => {
  const { context, officeId, first, second, bind, tap, rate } = await open();
  await bind(first, "HS-1");
  await tap(first, 5);
  await tap(second, 3);
  await bind(second, "HS-2");
  expect(await rate()).toMatchObject({ received: 0, rated: 0 });
  const rows = ["HS-1", "HS-2"].map((number) => registerRow({ number, finished: "", state: "Đang xử lý" }));
  await importBytes(context, officeId, registerFile(...rows));
  expect(await rate()).toMatchObject({ received: 2, rated: 2 });
});

test("a book of ten years ago works as on its first day: the code has no end, and its address has not changed", async () => {
  const { context, clock, officeId, bookId, codesOf, first, bind, tap, rate } = await open("2026-11-20T09:00:00+07:00");
  const printed = receiptAddress("https://hailong.example.gov.vn", first);
  clock.moveTo("2036-11-19T09:00:00+07:00");
  expect(await codesOf(bookId)).toContain(first);
  expect(receiptAddress("https://hailong.example.gov.vn", first)).toBe(printed);
  const typed = new URL(printed).pathname;
  expect(await tap(typed, 5)).toMatchObject({ outcome: "waiting" });
  clock.moveTo("2036-11-20T09:00:00+07:00");
  const row = { number: "HS-1", received: "19/11/2036 08:00", due: "26/11/2036", finished: "", state: "Đang xử lý" };
  await importBytes(context, officeId, registerFile(registerRow(row)));
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await rate()).toMatchObject({ received: 1, rated: 1 });
});

test("a code bound twice, a dossier bound twice, another office's code and one never issued are refused kindly", async () => {
  const { context, officeId, first, second, bind } = await open();
  const elsewhere = await givenColleague(context, await givenOffice(context, "khac"), ["officer"]);
  const { code } = await givenReceipt(context, officeId, { number: "HS-1" });
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await bind(first, "HS-2")).toEqual({ ok: false, reason: "codeTaken", number: "HS-1" });
  expect(await bind(second, "HS-1")).toEqual({ ok: false, reason: "numberTaken", code: formatReceiptCode(first) });
  expect(await bindCode(context, { ...elsewhere, code: second, number: "HS-9" })).toEqual({
    ok: false,
    reason: "codeUnknown",
  });
  expect(await bind("3333333333", "HS-9")).toEqual({ ok: false, reason: "codeUnknown" });
  expect(await bind(code, "HS-9")).toEqual({ ok: false, reason: "codeUnknown" });
  expect(await unbindCode(context, elsewhere, first)).toBe("kept");
});

test("a rating by a code that was bound before to a dossier too old for it is listed as waiting like any other", async () => {
  const { context, officeId, clerk, first, bind, tap, waiting } = await open();
  await givenReceipt(context, officeId, { number: "HS-1", openUntil: "2026-11-01" });
  await tap(first, 4);
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await waiting()).toMatchObject({ count: 0, late: 1 });
  expect(await unbindCode(context, clerk, first)).toBe("unbound");
  await tap(first, 2);
  await tap(first, 3);
  expect(await waiting()).toMatchObject({ count: 1, listed: [{ kind: "code", place: first }], late: 1 });
});

test("two tabs that bind the same dossier at once bind one code", async () => {
  const { first, second, bind } = await open();
  const outcomes = await Promise.all([bind(first, "HS-1"), bind(second, "HS-1")]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "numberTaken" });
});

test("labels scanned in the wrong order are taken off and bound anew, until the dossier is rated", async () => {
  const { context, officeId, clerk, first, second, bind, tap, rate } = await open();
  await givenReceipt(context, officeId, { number: "HS-1" });
  await givenReceipt(context, officeId, { number: "HS-2" });
  await bind(first, "HS-2");
  await bind(second, "HS-1");
  expect(await unbindCode(context, clerk, first)).toBe("unbound");
  expect(await unbindCode(context, clerk, first)).toBe("kept");
  expect(await unbindCode(context, clerk, second)).toBe("unbound");
  await bind(first, "HS-1");
  await bind(second, "HS-2");
  await tap(first, 5);
  expect(await unbindCode(context, clerk, first)).toBe("kept");
  expect(await listBoundCodes(context.db, officeId)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: first, number: "HS-1", isRated: true }),
      expect.objectContaining({ code: second, number: "HS-2", isRated: false }),
    ]),
  );
  expect(await rate()).toMatchObject({ rated: 1 });
  const audit = await context.db.selectFrom("audit_entries").select("action").execute();
  expect(audit.map(({ action }) => action)).toEqual(["codes-issued", "code-unbound", "code-unbound"]);
});

test("a rating by a label never looks as if it were given before the receipt was printed", async () => {
  const { context, clock, officeId, first, bind, tap } = await open();
  const { dossierId } = await givenReceipt(context, officeId, { number: "HS-1" });
  await bind(first, "HS-1");
  await tap(first, 5);
  clock.moveTo("2026-11-20T15:00:00+07:00");
  await notePrinted(context, officeId, dossierId);
  await findSuspicious(context);
  expect(await context.db.selectFrom("rating_flags").selectAll().execute()).toEqual([]);
});

test("a book belongs to one of the office's own counters and is listed with what is bound of it", async () => {
  const { context, officeId, clerk, first, bind } = await open();
  expect(await issueCodes(context, clerk, { counter: "no-such-counter", amount: 5 })).toEqual({
    ok: false,
    reason: "counterUnknown",
  });
  await bind(first, "HS-1");
  expect(await listBooks(context.db, officeId)).toMatchObject([{ counter: null, codes: 5, bound: 1 }]);
});

test("software and tablets take no code whose dossier is not known", async () => {
  const { context, first } = await open();
  for (const source of ["api", "kiosk", "paper"] as const) {
    expect(await giveRating(context, { code: first, score: 5, source, language: "vi" })).toEqual({
      outcome: "unknown-code",
    });
  }
});

test.each([
  ["", "HS-1", ["codeMissing"], undefined],
  ["34679-ACDEX", "HS-1", ["codeWrong"], undefined],
  ["", "", ["codeMissing"], ["numberMissing"]],
  ["\u200b", "x".repeat(61), ["codeMissing"], ["numberLong"]],
])("the form with “%s” and “%s” says what is wrong", (code, number, ofCode, ofNumber) => {
  const read = bookActSchema.safeParse({ act: "bind", code, number });
  const errorsOf = (field: string) => {
    const found = read.error?.issues.filter(({ path }) => path[0] === field).map(({ message }) => message) ?? [];
    return found.length === 0 ? undefined : found;
  };
  expect(errorsOf("code")).toEqual(ofCode);
  expect(errorsOf("number")).toEqual(ofNumber);
});

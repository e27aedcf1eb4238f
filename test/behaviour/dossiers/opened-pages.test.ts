import { expect, test } from "vitest";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { countDossiers } from "#app/figures/counting/count-dossiers.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const year = { from: day("2026-01-01"), to: day("2026-12-31") };

async function open(context: Context, code: string) {
  const receipt = await findReceipt(context.db, code);
  if (receipt === undefined) throw new Error("no such receipt");
  await recordOpened(context, receipt);
}

test("a page that was opened counts once, however often and by however many it is opened", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const [one = "", other = ""] = await givenDossiers(context, officeId, [
    { at: "2026-11-02T09:00:00+07:00" },
    { at: "2026-11-02T10:00:00+07:00" },
    { at: "2026-11-02T11:00:00+07:00" },
  ]);
  const receipt = await findReceipt(context.db, one);
  if (receipt === undefined) throw new Error("no such receipt");
  await Promise.all([1, 2, 3].map(() => recordOpened(context, receipt)));
  await open(context, other);
  await open(context, other);
  expect(await countDossiers(context.db, officeId, year)).toMatchObject({ received: 3, opened: 2, rated: 0 });
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("whoever rates has found the page, whether it was noted before, afterwards or never", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const [before = "", afterwards = "", never = ""] = await givenDossiers(context, officeId, [
    { at: "2026-11-02T09:00:00+07:00" },
    { at: "2026-11-02T10:00:00+07:00" },
    { at: "2026-11-02T11:00:00+07:00" },
  ]);
  const rate = (code: string) => giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  await open(context, before);
  await rate(before);
  await rate(afterwards);
  await open(context, afterwards);
  await rate(never);
  expect(await countDossiers(context.db, officeId, year)).toMatchObject({ opened: 3, rated: 3 });
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

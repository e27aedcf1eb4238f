import { expect } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import type { Context, Visitor } from "#app/platform/context.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { FlagDecision } from "#app/ratings/suspicion/suspicion.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt, type GivenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

export const telephone: Visitor = { address: "198.51.100.23", userAgent: "Máy thử/1.0", languages: "vi-VN" };
export const other: Visitor = { address: "198.51.100.99", userAgent: "Máy khác/2.0", languages: "vi-VN" };

export async function openOffice(receipts: number) {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "duyet@example.vn", ["approver"]);
  const given: GivenReceipt[] = [];
  for (let made = 0; made < receipts; made += 1) given.push(await givenReceipt(context, officeId));
  return { context, clock, officeId, judge: { staffId, officeId }, receipts: given };
}

export async function tap(context: Context, code: string | undefined, score: Score, visitor?: Visitor) {
  const given = { code: code ?? "", score, source: "phone", language: "vi" } as const;
  return (await giveRating({ ...context, visitor }, given)).outcome;
}

/** Three receipts rated from one device within minutes, and found. */
export async function openBurst() {
  const office = await openOffice(3);
  const { context, clock, receipts } = office;
  for (const [index, { code }] of receipts.entries()) {
    clock.moveTo(`2026-11-20T09:0${String(index)}:00+07:00`);
    await tap(context, code, 5, telephone);
  }
  clock.moveTo("2026-11-20T09:15:00+07:00");
  expect(await findSuspicious(context)).toEqual({ flagged: 3 });
  return office;
}

export async function waiting(context: Context, officeId: string) {
  return (await listFlagged(context.db, officeId, "waiting", null)).ratings;
}

export async function decide(
  context: Context,
  judge: { staffId: string; officeId: string },
  dossier: string | undefined,
  decision: FlagDecision,
) {
  const { ratings } = await listFlagged(context.db, judge.officeId, "all", null);
  const version = ratings.find(({ dossierId }) => dossierId === dossier)?.version ?? "";
  return judgeRating(context, judge, { dossier: dossier ?? "", version, decision, words: "đã xem lại" });
}

export function totals(context: Context) {
  return context.db.selectFrom("daily_procedure_totals").selectAll().orderBy("day").execute();
}

export async function expectRebuiltTotalsAreKept(context: Context) {
  const kept = await totals(context);
  await inTransaction(context.db, rebuildTotals);
  expect(await totals(context)).toEqual(kept);
}

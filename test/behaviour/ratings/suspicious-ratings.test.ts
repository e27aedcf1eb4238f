import { expect, test } from "vitest";
import { printChoiceSchema } from "#app/dossiers/receipts/print-choice.ts";
import { confirmPrinted, makePrintRun, notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { usualPrintForm } from "#app/dossiers/receipts/print-run.ts";
import { countFlagged } from "#app/figures/flagged/count-flagged.server.ts";
import { day } from "#app/platform/day.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { forgetFingerprints } from "#app/ratings/suspicion/forget-fingerprints.server.ts";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import { setTrustRules } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { usualTrustRules } from "#app/ratings/suspicion/trust-rules.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";
import {
  telephone,
  other,
  openOffice,
  tap,
  openBurst,
  waiting,
  decide,
  totals,
  expectRebuiltTotalsAreKept,
} from "#test/support/suspicious-ratings.ts";

test("three receipts from one device in minutes are flagged, once however often one looks", async () => {
  const { context, officeId, receipts } = await openBurst();
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  const flagged = await waiting(context, officeId);
  expect(flagged.map(({ dossierId }) => dossierId).sort()).toEqual(receipts.map(({ dossierId }) => dossierId).sort());
  expect(flagged[0]).toMatchObject({
    score: 5,
    state: "waiting",
    isSetAside: false,
    reasons: [{ reason: "same-device", count: 3, from: "2026-11-20T02:00:00.000Z", to: "2026-11-20T02:02:00.000Z" }],
  });
  expect(await totals(context)).toMatchObject([{ rated: 3, score_5: 3 }]);
});

test("a fourth one from the same device adds its flag, and those that wait learn the new number", async () => {
  const { context, clock, officeId } = await openBurst();
  const { code } = await givenReceipt(context, officeId);
  clock.moveTo("2026-11-20T09:08:00+07:00");
  await tap(context, code, 5, telephone);
  clock.moveTo("2026-11-20T09:30:00+07:00");
  expect(await findSuspicious(context)).toEqual({ flagged: 1 });
  const counts = (await waiting(context, officeId)).map(({ reasons }) => reasons[0]);
  expect(counts).toMatchObject([4, 4, 4, 4].map((count) => ({ count })));
});

test("no address, and nothing that can be compared from one day or office to another, is kept", async () => {
  const { context, clock, receipts } = await openOffice(2);
  const elsewhere = await givenReceipt(context, await givenOffice(context, "khac"));
  await tap(context, receipts[0]?.code, 5, telephone);
  await tap(context, elsewhere.code, 5, telephone);
  clock.moveTo("2026-11-21T09:00:00+07:00");
  await tap(context, receipts[1]?.code, 5, telephone);
  await tap(context, receipts[1]?.code, 4, telephone);
  const rows = await context.db.selectFrom("rating_history").selectAll().orderBy("id").execute();
  expect(JSON.stringify(rows)).not.toContain(telephone.address);
  expect(JSON.stringify(rows)).not.toContain(telephone.userAgent);
  for (const fingerprint of ["device", "network"] as const) {
    expect(rows.every((row) => /^[\w-]{16}$/.test(row[fingerprint] ?? ""))).toBe(true);
    expect(new Set(rows.map((row) => row[fingerprint])).size).toBe(3);
    expect(rows[2]?.[fingerprint]).toBe(rows[3]?.[fingerprint]);
  }
});

test("a tap from an unknown address counts, without fingerprints", async () => {
  const { context, receipts } = await openOffice(3);
  for (const { code } of receipts) expect(await tap(context, code, 5)).toBe("recorded");
  const rows = await context.db.selectFrom("rating_history").select(["device", "network", "own_network"]).execute();
  expect(rows).toEqual([0, 1, 2].map(() => ({ device: null, network: null, own_network: 0 })));
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
});

test("a rating from the office's own network is flagged, from beside it not", async () => {
  const { context, officeId, judge, receipts } = await openOffice(3);
  const ownNetworks = "203.0.113.0/28\n2001:db8:5::/48";
  await setTrustRules(context, judge, { ...usualTrustRules, ownNetworks });
  expect(await findTrustRules(context.db, officeId)).toEqual({ ...usualTrustRules, ownNetworks });
  await tap(context, receipts[0]?.code, 5, { ...telephone, address: "::ffff:203.0.113.9" });
  await tap(context, receipts[1]?.code, 5, { ...telephone, address: "203.0.113.16" });
  await tap(context, receipts[2]?.code, 5, { ...telephone, address: "2001:db8:5:1::9" });
  await findSuspicious(context);
  const flagged = (await waiting(context, officeId)).map(({ dossierId, reasons }) => [dossierId, reasons]);
  expect(flagged).toHaveLength(2);
  expect(flagged).toEqual(
    expect.arrayContaining([
      [receipts[0]?.dossierId, [{ reason: "own-network" }]],
      [receipts[2]?.dossierId, [{ reason: "own-network" }]],
    ]),
  );
});

test("a rating before the receipt was printed is flagged, and printing it again later changes nothing", async () => {
  const { context, clock, officeId, receipts } = await openOffice(2);
  const [early, late] = receipts;
  await tap(context, early?.code, 5, telephone);
  clock.moveTo("2026-11-20T09:05:00+07:00");
  for (const { dossierId } of receipts) await notePrinted(context, officeId, dossierId);
  clock.moveTo("2026-11-20T09:06:00+07:00");
  await tap(context, late?.code, 4, other);
  clock.moveTo("2026-11-20T09:10:00+07:00");
  await notePrinted(context, officeId, late?.dossierId ?? "");
  clock.moveTo("2026-11-20T09:12:00+07:00");
  const choice = printChoiceSchema.parse({ from: "2026-11-01", until: "2026-11-20" });
  const printer = { officeId, staffId: await givenAccount(context, officeId, "quay@example.vn", ["officer"]) };
  const run = await makePrintRun(context, printer, choice, usualPrintForm);
  if (run.outcome !== "made") throw new Error("nothing was made");
  expect(run.receipts).toBe(2);
  expect(await confirmPrinted(context, printer, run.runId)).toBe("confirmed");
  await findSuspicious(context);
  expect(await waiting(context, officeId)).toMatchObject([
    { dossierId: early?.dossierId, reasons: [{ reason: "before-printing", printedAt: "2026-11-20T02:05:00.000Z" }] },
  ]);
});

test("who rates between the sheet and its confirmation is not suspected, who rates before any sheet is, even days later", async () => {
  const { context, clock, officeId, receipts } = await openOffice(2);
  const [early, quick] = receipts;
  const printer = { officeId, staffId: await givenAccount(context, officeId, "quay@example.vn", ["officer"]) };
  await tap(context, early?.code, 5, telephone);
  clock.moveTo("2026-11-20T09:05:00+07:00");
  const choice = printChoiceSchema.parse({ from: "2026-11-01", until: "2026-11-20", unprinted: "on" });
  // A jam: some sheets came out and were handed out, and the whole set is made once more.
  await makePrintRun(context, printer, choice, usualPrintForm);
  clock.moveTo("2026-11-20T09:06:00+07:00");
  await tap(context, quick?.code, 4, other);
  clock.moveTo("2026-11-20T09:10:00+07:00");
  const again = await makePrintRun(context, printer, choice, usualPrintForm);
  if (again.outcome !== "made") throw new Error("an unconfirmed set was not offered again");
  await findSuspicious(context);
  expect(await waiting(context, officeId)).toEqual([]);
  clock.moveTo("2026-11-22T09:00:00+07:00");
  expect(await confirmPrinted(context, printer, again.runId)).toBe("confirmed");
  await findSuspicious(context);
  expect(await waiting(context, officeId)).toMatchObject([
    { dossierId: early?.dossierId, reasons: [{ reason: "before-printing", printedAt: "2026-11-20T02:05:00.000Z" }] },
  ]);
});

test("a rating set aside counts in no figure, stays with its taps, and can be counted again", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  const dossier = receipts[0]?.dossierId;
  expect(await decide(context, judge, dossier, "set-aside")).toBe("decided");
  expect(await totals(context)).toMatchObject([{ received: 3, rated: 2, score_5: 2, taps: 3 }]);
  await expectRebuiltTotalsAreKept(context);
  expect(await context.db.selectFrom("ratings").selectAll().execute()).toHaveLength(3);
  clock.moveTo("2026-11-20T10:00:00+07:00");
  expect(await decide(context, judge, dossier, "genuine")).toBe("decided");
  expect(await totals(context)).toMatchObject([{ rated: 3, score_5: 3, taps: 3 }]);
  await expectRebuiltTotalsAreKept(context);
  const { ratings } = await listFlagged(context.db, officeId, "done", null);
  expect(ratings).toMatchObject([{ decisions: [{ decision: "genuine" }, { decision: "set-aside" }] }]);
  const actions = await context.db.selectFrom("audit_entries").select("action").orderBy("position").execute();
  expect(actions.map(({ action }) => action).slice(-2)).toEqual(["rating-set-aside", "rating-taken-as-genuine"]);
});

test("a citizen who rates anew before anybody decided leaves nothing to decide", async () => {
  const { context, clock, officeId, receipts } = await openBurst();
  clock.moveTo("2026-11-20T11:00:00+07:00");
  await tap(context, receipts[0]?.code, 2, other);
  await findSuspicious(context);
  expect(await waiting(context, officeId)).toHaveLength(2);
  const span = { from: day("2026-11-01"), to: day("2026-11-30") };
  expect((await countFlagged(context.db, officeId, span)).waiting.rated).toBe(2);
});

test("the same pattern again after a decision waits again, with the earlier decision kept", async () => {
  const { context, clock, officeId, judge, receipts } = await openBurst();
  for (const { dossierId } of receipts) await decide(context, judge, dossierId, "set-aside");
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  for (const [index, { code }] of receipts.entries()) {
    clock.moveTo(`2026-11-20T14:0${String(index)}:00+07:00`);
    await tap(context, code, 5, telephone);
  }
  clock.moveTo("2026-11-20T14:15:00+07:00");
  expect(await findSuspicious(context)).toEqual({ flagged: 3 });
  const flagged = await waiting(context, officeId);
  expect(flagged).toHaveLength(3);
  expect(flagged[0]).toMatchObject({ state: "waiting", decisions: [{ decision: "set-aside", words: "đã xem lại" }] });
});

test("of two people who decide at once one wins; a form sent twice is one decision", async () => {
  const { context, officeId, judge, receipts } = await openBurst();
  const second = { officeId, staffId: await givenAccount(context, officeId, "vanphong@example.vn", ["office"]) };
  const dossier = receipts[0]?.dossierId ?? "";
  const version = (await waiting(context, officeId)).find(({ dossierId }) => dossierId === dossier)?.version ?? "";
  const outcomes = await Promise.all([
    judgeRating(context, judge, { dossier, version, decision: "set-aside", words: "một thiết bị" }),
    judgeRating(context, second, { dossier, version, decision: "genuine", words: "một gia đình" }),
  ]);
  expect(outcomes.sort()).toEqual(["changed", "decided"]);
  await expectRebuiltTotalsAreKept(context);
  const twice = { dossier: receipts[1]?.dossierId ?? "", decision: "set-aside", words: "một thiết bị" } as const;
  const seen = (await waiting(context, officeId)).find(({ dossierId }) => dossierId === twice.dossier)?.version ?? "";
  const same = await Promise.all([1, 2].map(() => judgeRating(context, judge, { ...twice, version: seen })));
  expect(same).toEqual(["decided", "decided"]);
  const aside = await context.db.selectFrom("audit_entries").where("action", "like", "rating-%").selectAll().execute();
  expect(aside).toHaveLength(2);
});

test("another office neither sees nor decides", async () => {
  const { context, receipts } = await openBurst();
  const officeId = await givenOffice(context, "khac");
  const stranger = { officeId, staffId: await givenAccount(context, officeId, "la@example.vn", ["approver"]) };
  expect(await listFlagged(context.db, officeId, "all", null)).toEqual({ ratings: [], waiting: 0, next: undefined });
  const judgement = { dossier: receipts[0]?.dossierId ?? "", version: "", decision: "set-aside", words: "x" } as const;
  expect(await judgeRating(context, stranger, judgement)).toBe("not-there");
});

test("figures with and without flagged ratings are counted by the day of receipt", async () => {
  const { context, officeId, judge, receipts } = await openBurst();
  await decide(context, judge, receipts[0]?.dossierId, "set-aside");
  await decide(context, judge, receipts[1]?.dossierId, "genuine");
  const november = { from: day("2026-11-01"), to: day("2026-11-30") };
  expect(await countFlagged(context.db, officeId, november)).toEqual({
    waiting: { rated: 1, scores: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 } },
    setAside: { rated: 1, scores: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 } },
  });
  const before = { from: day("2026-10-01"), to: day("2026-10-31") };
  expect(await countFlagged(context.db, officeId, before)).toMatchObject({
    waiting: { rated: 0 },
    setAside: { rated: 0 },
  });
});

test("a long list comes in pages, those that wait first, every rating once", async () => {
  const { context, officeId, judge, receipts } = await openOffice(45);
  for (const { code } of receipts) await tap(context, code, 5, telephone);
  await findSuspicious(context);
  for (const { dossierId } of receipts.slice(40)) await decide(context, judge, dossierId, "genuine");
  const seen: string[] = [];
  const states: string[] = [];
  let after: string | null = null;
  do {
    const page = await listFlagged(context.db, officeId, "all", after);
    expect(page.waiting).toBe(40);
    seen.push(...page.ratings.map(({ dossierId }) => dossierId));
    states.push(...page.ratings.map(({ state }) => state));
    after = page.next ?? null;
  } while (after !== null);
  expect(new Set(seen).size).toBe(45);
  expect(seen).toHaveLength(45);
  expect(states).toEqual([...new Array<string>(40).fill("waiting"), ...new Array<string>(5).fill("decided")]);
});

test("fingerprints are removed after fourteen days, also on a dossier rated again since; that it was the own network stays", async () => {
  const { context, clock, judge, receipts } = await openOffice(3);
  await setTrustRules(context, judge, { ...usualTrustRules, ownNetworks: telephone.address });
  await tap(context, receipts[0]?.code, 5, telephone);
  await tap(context, receipts[1]?.code, 5, telephone);
  clock.moveTo("2026-12-01T09:00:00+07:00");
  await tap(context, receipts[1]?.code, 4, telephone);
  await tap(context, receipts[2]?.code, 4, telephone);
  clock.moveTo("2026-12-03T09:00:00+07:00");
  expect(await forgetFingerprints(context)).toBe(0);
  clock.moveTo("2026-12-04T09:00:00+07:00");
  expect(await forgetFingerprints(context)).toBe(2);
  expect(await forgetFingerprints(context)).toBe(0);
  const rows = await context.db.selectFrom("rating_history").selectAll().orderBy("given_at").orderBy("id").execute();
  expect(rows.map(({ device }) => device === null)).toEqual([true, true, false, false]);
  expect(rows.map(({ network }) => network === null)).toEqual([true, true, false, false]);
  expect(rows.every(({ own_network }) => own_network === 1)).toBe(true);
  clock.moveTo("2027-03-01T09:00:00+07:00");
  expect(await forgetFingerprints(context)).toBe(2);
});

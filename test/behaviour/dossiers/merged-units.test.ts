import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { moveMergedCases } from "#app/complaints/handover/move-merged-cases.server.ts";
import { findPart, listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { mergeParts } from "#app/dossiers/organisation/merge-organisation.server.ts";
import { addToOrganisation, renameOrganisation } from "#app/dossiers/organisation/name-organisation.server.ts";
import { namesKey, type OrganisationKind } from "#app/dossiers/organisation/organisation-part.ts";
import { moveMergedDossiers } from "#app/dossiers/totals/move-merged.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { askToUndo, undoNext } from "#app/imports/runs/undo-import.server.ts";
import { moveMerged } from "#app/jobs/move-merged.server.ts";
import { issueCodes } from "#app/ratings/advance/issue-codes.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { createAccount } from "#app/staff/accounts/create-account.server.ts";
import { listChangesOf } from "#app/staff/audit/list-audit-entries.server.ts";
import { listUnits } from "#app/offices/list-offices.server.ts";
import { asSeen, caseNow } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, someContact } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount, signedInAs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const [old, kept, other] = ["Phòng QLCN", "Phòng Quản lý Công nghệ", "Chi cục TĐC"] as const;

async function open() {
  const { context, clock, location } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = { officeId, staffId: await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]) };
  let last = 0;
  const take = (...rows: Parameters<typeof registerRow>[0][]) => {
    const numbered = rows.map((row) => {
      last += 1;
      return registerRow({ number: `H13.18-261102-${String(last).padStart(4, "0")}`, ...row });
    });
    return importBytes(context, officeId, registerFile(...numbered));
  };
  const parts = (kind: OrganisationKind = "units") => listOrganisation(context.db, officeId, kind);
  const idOf = async (name: string, kind: OrganisationKind = "units") => {
    const all = await parts(kind);
    const found = [...all, ...all.flatMap(({ merged }) => merged)].find((part) => part.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found.id;
  };
  const merge = async (from: string, into: string, kind: OrganisationKind = "units") =>
    mergeParts(context, by, kind, {
      id: await idOf(from, kind),
      into: await idOf(into, kind),
      shown: namesKey({ name: from }, { name: into }),
    });
  const counted = async (kind: OrganisationKind = "units") => {
    const all = await parts(kind);
    const everyone = [...all, ...all.flatMap(({ merged }) => merged)];
    const counts = await Promise.all(
      everyone.map(async ({ id, name }) => [name, (await findPart(context.db, officeId, kind, id))?.counts.dossiers]),
    );
    return Object.fromEntries(counts) as Record<string, number>;
  };
  return { context, clock, location, officeId, by, take, parts, idOf, merge, counted };
}

test("of two units merged into one everything belongs to the one: dossiers, figures, cases, people, later registers", async () => {
  const { context, officeId, by, take, parts, idOf, merge, counted } = await open();
  await take({ unit: old }, { unit: old, received: "05/10/2026 08:30" }, { unit: kept }, { unit: other });
  for (const { code } of await context.db.selectFrom("receipts").select("code").execute())
    await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  const [oldId, keptId] = [await idOf(old), await idOf(kept)];
  const person = await givenColleague(context, officeId, ["handler"]);
  await context.db.updateTable("staff").set({ unit_id: oldId }).where("id", "=", person.staffId).execute();
  const head = await givenColleague(context, officeId, ["approver"]);
  const { reference } = await givenComplaint(context, officeId, { contact: someContact });
  await assignComplaint(context, head, {
    ...(await asSeen(context, head, reference)),
    unitId: oldId,
    assigneeId: null,
  });
  expect((await findPart(context.db, officeId, "units", oldId))?.counts).toEqual({ dossiers: 2, cases: 1, people: 1 });

  expect(await merge(old, kept)).toEqual({ ok: true });
  expect(await moveMerged(context)).toEqual({ accounts: 1, cases: 1, dossiers: 2 });
  expect(await moveMerged(context)).toEqual({ accounts: 0, cases: 0, dossiers: 0 });

  expect(await counted()).toEqual({ [old]: 0, [kept]: 3, [other]: 1 });
  expect(await recountTotals(context.db)).toMatchObject({ dossiers: 4, corrected: 0 });
  const found = await caseNow(context, officeId, reference);
  expect(found.unitId).toBe(keptId);
  expect((await listHistory(context.db, officeId, found.id)).at(-1)).toMatchObject({ kind: "unit-merged", unit: kept });
  const account = await context.db.selectFrom("staff").where("id", "=", person.staffId).select("unit_id").execute();
  expect(account).toEqual([{ unit_id: keptId }]);
  expect((await findPart(context.db, officeId, "units", oldId))?.into).toMatchObject({ name: kept });
  expect((await parts()).map(({ name, merged }) => [name, merged.map((one) => one.name)])).toEqual([
    [other, []],
    [kept, [old]],
  ]);
  // The register goes on with the old name, in another spelling.
  await take({ unit: old.toUpperCase() }, { unit: kept });
  expect(await counted()).toEqual({ [old]: 0, [kept]: 5, [other]: 1 });
  const [change] = await listChangesOf(context.db, officeId, "organisation-named", oldId);
  expect(change?.changes).toEqual([
    { field: "partName", before: old, after: "" },
    { field: "partMergedInto", before: "", after: kept },
  ]);
  expect(change?.who).not.toBeNull();
  const audit = await context.db
    .selectFrom("audit_entries")
    .where("subject", "=", person.staffId)
    .selectAll()
    .execute();
  expect(audit).toMatchObject([{ action: "account-changed", staff_id: null, changes: null }]);
  // The one that is left may get the old name; nobody else may.
  expect(await addToOrganisation(context, by, "units", old)).toEqual({ ok: false, reason: "taken" });
  expect(await renameOrganisation(context, by, "units", { id: keptId, name: old })).toEqual({ ok: true });
  await take({ unit: old }, { unit: kept });
  expect((await findPart(context.db, officeId, "units", keptId))?.counts.dossiers).toBe(7);
});

test("a merged unit can no longer be chosen, renamed or merged, and a page opened before says so", async () => {
  const { context, officeId, by, take, idOf, merge } = await open();
  await take({ unit: old }, { unit: kept }, { unit: other });
  const [oldId, keptId, otherId] = [await idOf(old), await idOf(kept), await idOf(other)];
  const shown = namesKey({ name: old }, { name: kept });
  expect(await merge(old, kept)).toEqual({ ok: true });
  expect(await mergeParts(context, by, "units", { id: oldId, into: keptId, shown })).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  const refused = { ok: false, reason: "target" };
  expect(await mergeParts(context, by, "units", { id: otherId, into: oldId, shown })).toEqual(refused);
  expect(await mergeParts(context, by, "units", { id: otherId, into: otherId, shown })).toEqual(refused);
  expect(await renameOrganisation(context, by, "units", { id: oldId, name: "Khác" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  // A page of before the other one got another name.
  await renameOrganisation(context, by, "units", { id: keptId, name: "Phòng mới" });
  const stale = { id: otherId, into: keptId, shown: namesKey({ name: other }, { name: kept }) };
  expect(await mergeParts(context, by, "units", stale)).toEqual({ ok: false, reason: "changed-meanwhile" });

  expect((await listUnits(context.db, officeId)).map(({ id }) => id).sort()).toEqual([keptId, otherId].sort());
  const head = await givenColleague(context, officeId, ["approver"]);
  const { reference } = await givenComplaint(context, officeId, { contact: someContact });
  const assignment = { ...(await asSeen(context, head, reference)), unitId: oldId, assigneeId: null };
  expect(await assignComplaint(context, head, assignment)).toMatchObject({ ok: false });
  await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  const account = { name: "Người mới", email: "moi@coquan.gov.vn", unitId: oldId, roles: ["handler"] as const };
  expect(await createAccount(context, administrator, { ...account, password: "mat-khau-rat-dai-01" })).toEqual({
    ok: false,
    reason: "no-such-unit",
  });
  // The one it was merged into is merged on: both names mean the last.
  expect(await merge("Phòng mới", other)).toEqual({ ok: true });
  await take({ unit: old }, { unit: kept });
  await moveMerged(context);
  expect((await findPart(context.db, officeId, "units", otherId))?.counts.dossiers).toBe(5);
});

test("merging counters moves their dossiers, not those of the other counters, and none is chosen that is merged", async () => {
  const { context, by, take, idOf, merge, counted } = await open();
  await take({ counter: "Quầy 1" }, { counter: "Quầy số 1" }, { counter: "Quầy 2" });
  expect(await merge("Quầy số 1", "Quầy 1", "counters")).toEqual({ ok: true });
  await moveMerged(context);
  await take({ counter: "quầy SỐ 1" });
  expect(await counted("counters")).toEqual({ "Quầy 1": 3, "Quầy số 1": 0, "Quầy 2": 1 });
  const gone = await idOf("Quầy số 1", "counters");
  expect(await issueCodes(context, by, { counter: gone, amount: 5 })).toEqual({ ok: false, reason: "counterUnknown" });
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
});

test("a merge of units while registers are imported and people rate loses and doubles nothing", async () => {
  const { context, location, take, merge, counted } = await open();
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ unit: index % 2 === 0 ? old : kept }));
  await take(...rows(300));
  const { db, close } = openDatabase(location, () => undefined);
  onTestFinished(close);
  const second = { ...context, db };
  const codes = await context.db.selectFrom("receipts").select("code").limit(60).execute();
  const [merged] = await Promise.all([
    merge(old, kept),
    take(...rows(200)),
    ...codes.map(({ code }) => giveRating(second, { code, score: 5, source: "phone", language: "vi" })),
    moveMerged(second),
    moveMerged(context),
  ]);
  expect(merged).toEqual({ ok: true });
  await Promise.all([moveMerged(second), moveMerged(context)]);
  expect(await counted()).toEqual({ [old]: 0, [kept]: 500 });
  expect(await recountTotals(context.db)).toMatchObject({ dossiers: 500, corrected: 0 });
});

test("a move that was stopped in the middle is continued by the next, and nothing is told twice", async () => {
  const { context, officeId, take, idOf, merge } = await open();
  await take(...Array.from({ length: 10 }, () => ({ unit: old })), { unit: kept });
  const head = await givenColleague(context, officeId, ["approver"]);
  const { reference } = await givenComplaint(context, officeId, { contact: someContact });
  const seen = await asSeen(context, head, reference);
  await assignComplaint(context, head, { ...seen, unitId: await idOf(old), assigneeId: null });
  await merge(old, kept);
  const stopping = AbortSignal.abort();
  expect(await moveMergedDossiers(context, stopping)).toBe(0);
  expect(await moveMergedCases(context, stopping)).toBe(0);
  expect((await findPart(context.db, officeId, "units", await idOf(old)))?.counts).toMatchObject({
    dossiers: 10,
    cases: 1,
  });
  await Promise.all([moveMergedCases(context), moveMergedCases(context)]);
  expect(await moveMergedDossiers(context)).toBe(10);
  const { id } = await caseNow(context, officeId, reference);
  const told = (await listHistory(context.db, officeId, id)).filter(({ kind }) => kind === "unit-merged");
  expect(told).toHaveLength(1);
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
});

test("an import that is undone after a merge gives dossiers back to the unit that is left", async () => {
  const { context, clock, by, take, merge, counted } = await open();
  await take({ number: "H13.18-261102-9001", unit: old }, { unit: kept });
  clock.moveTo("2026-11-20T10:00:00+07:00");
  const { runId } = await take({ number: "H13.18-261102-9001", unit: other });
  expect(await merge(old, kept)).toEqual({ ok: true });
  await moveMerged(context);
  expect(await askToUndo(context, by, runId)).toBe(true);
  while (await undoNext(context, new AbortController().signal));
  expect(await counted()).toMatchObject({ [old]: 0, [kept]: 2 });
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
});

test("another office's units can neither be merged, merged into nor looked at", async () => {
  const { context, officeId, by, take, idOf } = await open();
  await take({ unit: old }, { unit: kept });
  const stranger = { ...by, officeId: await givenOffice(context, "khac") };
  await importBytes(
    context,
    stranger.officeId,
    registerFile(registerRow({ number: "H13.18-261102-0901", unit: other })),
  );
  const [theirs] = await listOrganisation(context.db, stranger.officeId, "units");
  const [oldId, keptId] = [await idOf(old), await idOf(kept)];
  const shown = namesKey({ name: old }, { name: kept });
  expect(await mergeParts(context, stranger, "units", { id: oldId, into: keptId, shown })).toEqual({
    ok: false,
    reason: "not-found",
  });
  const into = theirs?.id ?? "";
  expect(await mergeParts(context, by, "units", { id: oldId, into, shown })).toEqual({ ok: false, reason: "target" });
  expect(await findPart(context.db, stranger.officeId, "units", oldId)).toBeUndefined();
  expect(await findPart(context.db, officeId, "counters", oldId)).toBeUndefined();
});

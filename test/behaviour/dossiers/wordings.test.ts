import { expect, test } from "vitest";
import { findPrintRun, listRunReceipts } from "#app/dossiers/receipts/find-print-runs.server.ts";
import { findPaperReceipt } from "#app/dossiers/receipts/find-receipts.server.ts";
import { printChoiceSchema } from "#app/dossiers/receipts/print-choice.ts";
import { confirmPrinted, makePrintRun, notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { usualPrintForm, type PrintForm } from "#app/dossiers/receipts/print-run.ts";
import { startTrial, stopTrial } from "#app/dossiers/wordings/change-trial.server.ts";
import { trialSchema, type Wording } from "#app/dossiers/wordings/wording.ts";
import { findComparisons } from "#app/figures/wordings/find-comparisons.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, day, instantFromDate } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const words = {
  medium: "slip",
  aVi: "Mời Ông/Bà cho biết: phục vụ tốt hay chưa tốt?",
  bVi: "Một chạm: Ông/Bà có hài lòng không?",
  points: "20",
  wait: "14",
};

async function openOffice(dossiers: number, first = 0) {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await bringDossiers(context, officeId, dossiers, first);
  const clerk = { officeId, staffId: await givenAccount(context, officeId, "quay@example.vn", ["office"]) };
  return { context, clock, officeId, clerk };
}

async function bringDossiers(context: Context, officeId: string, amount: number, first: number): Promise<void> {
  const rows = Array.from({ length: amount }, (_, index) =>
    registerRow({
      number: `H13.18-261102-${String(first + index).padStart(4, "0")}`,
      received: "02/11/2026 08:00",
      due: "30/11/2026",
      finished: "",
      state: "Đang giải quyết",
    }),
  );
  await importBytes(context, officeId, registerFile(...rows));
}

interface Clerk {
  officeId: string;
  staffId: string;
}

async function started(context: Context, clerk: Clerk, form: Record<string, string> = {}): Promise<string> {
  const start = await startTrial(context, clerk, trialSchema.parse({ ...words, ...form }));
  if (start.outcome !== "started") throw new Error("no comparison was begun");
  return start.trialId;
}

const unprinted = printChoiceSchema.parse({ from: "2026-11-01", until: "2026-11-30", unprinted: "on" });

/** Puts what is not printed on sheets; returns the set with the invitations of its slips in order. */
async function sheets(context: Context, clerk: Clerk, form: Partial<PrintForm> = {}, choice = unprinted) {
  const made = await makePrintRun(context, clerk, choice, { ...usualPrintForm, ...form });
  if (made.outcome !== "made") throw new Error("no set was made");
  const run = await findPrintRun(context.db, clerk.officeId, made.runId);
  if (run === undefined) throw new Error("the set cannot be found");
  const slips = await listRunReceipts(context, clerk.officeId, run, 1);
  return { run, slips, invitations: slips.map(({ invitation }) => invitation) };
}

/** Rates slips of a comparison, the given number of each wording, one a minute from now on. */
async function rate(context: Context, officeId: string, amounts: Record<Wording, number>): Promise<void> {
  const now = context.clock.now();
  for (const wording of ["a", "b"] as const) {
    const slips = await context.db
      .selectFrom("wording_receipts")
      .innerJoin("receipts", "receipts.code", "wording_receipts.code")
      .where("wording", "=", wording)
      .orderBy("receipts.code")
      .limit(amounts[wording])
      .select("receipts.dossier_id as dossierId")
      .execute();
    if (slips.length === 0) continue;
    const rows = slips.map(({ dossierId }, index) => {
      const at = instantFromDate(new Date(Date.parse(now) + index * 60_000));
      return {
        id: newId(),
        office_id: officeId,
        dossier_id: dossierId,
        score: 5 as const,
        source: "phone" as const,
        language: "vi" as const,
        first_given_at: at,
        first_given_on: day(now.slice(0, 10)),
        given_at: at,
        given_on: day(now.slice(0, 10)),
        taps: 1,
        answers: "{}",
      };
    });
    await context.db.insertInto("ratings").values(rows).execute();
  }
}

async function verdictNow(context: Context, officeId: string) {
  const [latest] = await findComparisons(context, officeId);
  return latest;
}

test("each new slip has one of two wordings, keeps it when it is printed again, and counts once it is confirmed", async () => {
  const { context, officeId, clerk } = await openOffice(40);
  const before = await sheets(context, clerk);
  expect(new Set(before.invitations), "without a comparison nothing changes").toEqual(new Set([null]));
  await started(context, clerk);
  const old = await sheets(context, clerk);
  expect(new Set(old.invitations), "slips that may be on paper already are left out").toEqual(new Set([null]));

  await bringDossiers(context, officeId, 40, 40);
  const { run, slips, invitations } = await sheets(context, clerk);
  const fresh = invitations.filter((words) => words !== null);
  expect(fresh).toHaveLength(40);
  expect(new Set(fresh)).toEqual(new Set([words.aVi, words.bVi]));
  expect(await verdictNow(context, officeId)).toMatchObject({
    verdict: { state: "none" },
    a: { printed: 0, rated: 0 },
  });

  await confirmPrinted(context, clerk, run.id);
  await confirmPrinted(context, clerk, run.id);
  const all = { ...unprinted, unprinted: false };
  const again = await sheets(context, clerk, {}, all);
  const wordingOf = (list: typeof slips) => Object.fromEntries(list.map(({ code, invitation }) => [code, invitation]));
  expect(wordingOf(again.slips)).toEqual(wordingOf(slips));
  const counts = await verdictNow(context, officeId);
  expect((counts?.a.printed ?? 0) + (counts?.b.printed ?? 0)).toBe(40);
  expect(counts?.verdict).toEqual({ state: "open" });
});

test("labels too small, another paper and English without words are printed as always", async () => {
  const { context, officeId, clerk } = await openOffice(30);
  await started(context, clerk, { medium: "label", aVi: "Quét mã để đánh giá", bVi: "Quét, chạm, xong" });
  for (const form of [
    { paper: "a5" },
    { paper: "labels", labelSheet: "5x13" },
    { paper: "labels", labelSheet: "3x8", language: "en" },
  ] as const)
    expect(new Set((await sheets(context, clerk, form)).invitations)).toEqual(new Set([null]));
  const rows = context.db.selectFrom("wording_receipts").select((eb) => eb.fn.countAll<number>().as("count"));
  expect(await rows.executeTakeFirstOrThrow()).toEqual({ count: 0 });
  await stopTrial(context, clerk, (await verdictNow(context, officeId))?.id ?? "");

  await bringDossiers(context, officeId, 20, 30);
  await started(context, clerk, {
    medium: "label",
    aVi: "Quét mã để đánh giá",
    bVi: "Quét, chạm, xong",
    aEn: "Scan to rate",
    bEn: "One tap, done",
  });
  const english = await sheets(context, clerk, { paper: "labels", labelSheet: "3x8", language: "en" });
  expect(new Set(english.invitations.filter((text) => text !== null))).toEqual(
    new Set(["Scan to rate", "One tap, done"]),
  );
});

test("a real difference is said as soon as it is clear, and stays said", async () => {
  const { context, clock, officeId, clerk } = await openOffice(300);
  await started(context, clerk);
  const { run } = await sheets(context, clerk);
  await confirmPrinted(context, clerk, run.id);
  clock.moveTo("2026-11-21T08:00:00+07:00");
  await rate(context, officeId, { a: 10, b: 70 });
  clock.moveTo("2026-11-21T20:00:00+07:00");
  const clear = await verdictNow(context, officeId);
  expect(clear).toMatchObject({ a: { rated: 10 }, b: { rated: 70 }, verdict: { state: "real", better: "b" } });
  await stopTrial(context, clerk, clear?.id ?? "");
  expect((await verdictNow(context, officeId))?.verdict).toEqual(clear?.verdict);
});

test("equal wordings are called equal once the planned slips have had their time, and later ratings change nothing", async () => {
  const { context, clock, officeId, clerk } = await openOffice(620);
  await started(context, clerk);
  for (let set = 0; set < 2; set += 1) await confirmPrinted(context, clerk, (await sheets(context, clerk)).run.id);
  await rate(context, officeId, { a: 60, b: 63 });
  clock.moveTo("2026-11-25T08:00:00+07:00");
  expect((await verdictNow(context, officeId))?.verdict).toEqual({ state: "open" });
  clock.moveTo(`${addDays(day("2026-11-20"), 15)}T08:00:00+07:00`);
  const decided = await verdictNow(context, officeId);
  expect(decided?.verdict).toEqual({ state: "same" });
  expect((decided?.a.printed ?? 0) + (decided?.b.printed ?? 0), "only the planned slips count").toBe(600);
  await context.db.deleteFrom("ratings").execute();
  await rate(context, officeId, { a: 0, b: 250 });
  clock.moveTo("2027-01-20T08:00:00+07:00");
  expect(await verdictNow(context, officeId)).toMatchObject({ verdict: { state: "same" }, b: { rated: 0 } });
  await bringDossiers(context, officeId, 5, 700);
  const more = await sheets(context, clerk);
  expect(new Set(more.invitations.slice(-5)), "no further slip gets a wording").toEqual(new Set([null]));
});

test("a comparison that a person ends early says that nothing is known, and a rating set aside is none", async () => {
  const { context, officeId, clerk } = await openOffice(60);
  const trialId = await started(context, clerk);
  await confirmPrinted(context, clerk, (await sheets(context, clerk)).run.id);
  await rate(context, officeId, { a: 3, b: 0 });
  await context.db.updateTable("ratings").set({ set_aside_at: context.clock.now() }).execute();
  expect((await verdictNow(context, officeId))?.a.rated).toBe(0);
  expect(await stopTrial(context, clerk, trialId)).toBe("stopped");
  expect(await stopTrial(context, clerk, trialId)).toBe("already");
  expect((await verdictNow(context, officeId))?.verdict).toEqual({ state: "ended" });
});

test("two people who begin at once begin one comparison; another office sees and ends none of it", async () => {
  const { context, officeId, clerk } = await openOffice(5);
  const form = trialSchema.parse(words);
  const outcomes = await Promise.all([startTrial(context, clerk, form), startTrial(context, clerk, form)]);
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["running", "started"]);
  const trialId = (await verdictNow(context, officeId))?.id ?? "";
  const otherOffice = await givenOffice(context, "so-y-te");
  const stranger = {
    officeId: otherOffice,
    staffId: await givenAccount(context, otherOffice, "la@example.vn", ["office"]),
  };
  expect(await findComparisons(context, otherOffice)).toEqual([]);
  expect(await stopTrial(context, stranger, trialId)).toBe("unknown");
  expect(await stopTrial(context, clerk, "' or 1=1 --")).toBe("unknown");
  await bringDossiers(context, otherOffice, 5, 0);
  expect(new Set((await sheets(context, stranger)).invitations)).toEqual(new Set([null]));
  await stopTrial(context, clerk, trialId);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(
    lines.filter(({ action }) => action.startsWith("wordings")).map(({ action, changes }) => [action, changes]),
  ).toEqual([
    ["wordings-ended", []],
    ["wordings-compared", [{ field: "textVi", before: words.aVi, after: words.bVi }]],
  ]);
});

test("two clerks who print the same slips at once give each slip one wording, also on a sheet of its own", async () => {
  const { context, officeId, clerk } = await openOffice(80);
  await started(context, clerk);
  const [first, second] = await Promise.all([sheets(context, clerk), sheets(context, clerk)]);
  expect(second.invitations).toEqual(first.invitations);
  const [slip] = first.slips;
  const single = await findPaperReceipt(context, officeId, slip?.dossierId ?? "");
  expect(single?.invitation).toBe(slip?.invitation);
  await notePrinted(context, officeId, slip?.dossierId ?? "");
  const counts = await verdictNow(context, officeId);
  expect((counts?.a.printed ?? 0) + (counts?.b.printed ?? 0)).toBe(1);
});

test("the first verdict stays with its day and numbers, whatever happens to the ratings afterwards", async () => {
  const { context, clock, officeId, clerk } = await openOffice(120);
  await started(context, clerk);
  const { run } = await sheets(context, clerk);
  await confirmPrinted(context, clerk, run.id);
  await rate(context, officeId, { a: 40, b: 0 });
  clock.moveTo("2026-11-23T09:00:00+07:00");
  const first = await verdictNow(context, officeId);
  expect(first).toMatchObject({ verdict: { state: "real", better: "a" }, decided: { at: context.clock.now() } });
  expect(first?.decided).toMatchObject({ a: { rated: 40 }, b: { rated: 0 } });
  // A person sets the ratings aside; two processes look at once.
  await context.db.updateTable("ratings").set({ set_aside_at: context.clock.now() }).execute();
  clock.moveTo("2026-12-23T09:00:00+07:00");
  const later = await Promise.all([verdictNow(context, officeId), verdictNow(context, officeId)]);
  for (const one of later) {
    expect(one).toMatchObject({ a: { rated: 0 }, verdict: first?.verdict, decided: first?.decided });
  }
});

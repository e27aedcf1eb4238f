import { expect, test } from "vitest";
import { findPrintRun, listPrintRuns, listRunReceipts } from "#app/dossiers/receipts/find-print-runs.server.ts";
import { findPaperReceipt, previewReceipts } from "#app/dossiers/receipts/find-receipts.server.ts";
import { printChoiceSchema } from "#app/dossiers/receipts/print-choice.ts";
import { confirmPrinted, makePrintRun, notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { usualPrintForm, type PrintForm } from "#app/dossiers/receipts/print-run.ts";
import { catalogueOf } from "#app/i18n/catalogue.ts";
import { findSlipLanguage, listSlipLanguages } from "#app/i18n/further-languages.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { instantFromDate } from "#app/platform/day.ts";
import { importTexts, offerLanguage } from "#app/settings/change-language.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

/** Dossiers of one morning whose order in the register is not that of their numbers. */
function register(amount: number) {
  return registerFile(
    ...Array.from({ length: amount }, (_, index) =>
      registerRow({
        number: `H13.18-261102-${String(amount - index).padStart(4, "0")}`,
        received: `02/11/2026 ${index % 2 === 0 ? "08" : "09"}:00`,
        due: "30/11/2026",
        finished: "",
        state: "Đang giải quyết",
      }),
    ),
  );
}

async function openPrinting(amount: number) {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await importBytes(context, officeId, register(amount));
  const printer = { officeId, staffId: await givenAccount(context, officeId, "quay@example.vn", ["officer"]) };
  const colleague = { officeId, staffId: await givenAccount(context, officeId, "quay2@example.vn", ["officer"]) };
  return { context, clock, officeId, printer, colleague };
}

const unprinted = printChoiceSchema.parse({ from: "2026-11-01", until: "2026-11-30", unprinted: "on" });

async function madeRun(context: Context, printer: { officeId: string; staffId: string }, form?: Partial<PrintForm>) {
  const outcome = await makePrintRun(context, printer, unprinted, { ...usualPrintForm, ...form });
  if (outcome.outcome !== "made") throw new Error("no set was made");
  const run = await findPrintRun(context.db, printer.officeId, outcome.runId);
  if (run === undefined) throw new Error("the set cannot be found");
  return run;
}

function numbersOf(receipts: readonly { number: string }[]): string[] {
  return receipts.map(({ number }) => number.slice(-4));
}

test("the sheets have the order of the screen, and nothing is printed before a person says so", async () => {
  const { context, clock, officeId, printer } = await openPrinting(6);
  const screen = await previewReceipts(context.db, officeId, unprinted);
  expect(screen.count).toBe(6);
  const run = await madeRun(context, printer, { paper: "a4", occasion: "result", language: "en" });
  expect(run).toMatchObject({ paper: "a4", occasion: "result", language: "en", receipts: 6, confirmedAt: null });
  const sheets = await listRunReceipts(context, officeId, run, 1);
  expect(numbersOf(sheets)).toEqual(numbersOf(screen.receipts));
  expect(numbersOf(sheets)).toEqual(["0002", "0004", "0006", "0001", "0003", "0005"]);
  const waiting = await previewReceipts(context.db, officeId, unprinted);
  expect(waiting.count).toBe(6);
  expect(waiting.receipts[0]).toMatchObject({ printedAt: null, waitingSince: run.madeAt });

  clock.moveTo("2026-11-20T09:05:00+07:00");
  expect(await confirmPrinted(context, printer, run.id)).toBe("confirmed");
  expect((await previewReceipts(context.db, officeId, unprinted)).count).toBe(0);
  expect(await makePrintRun(context, printer, unprinted, usualPrintForm)).toEqual({ outcome: "none" });
  const [listed] = await listPrintRuns(context.db, officeId);
  expect(listed).toMatchObject({ id: run.id, confirmedAt: "2026-11-20T02:05:00.000Z" });
});

test("after a jam the same set is there again, from any slip on, also after it was confirmed", async () => {
  const { context, officeId, printer } = await openPrinting(6);
  const run = await madeRun(context, printer);
  const before = await listRunReceipts(context, officeId, run, 1);
  await confirmPrinted(context, printer, run.id);
  expect((await listRunReceipts(context, officeId, run, 1)).map(({ code }) => code)).toEqual(
    before.map(({ code }) => code),
  );
  expect(numbersOf(await listRunReceipts(context, officeId, run, 5))).toEqual(["0003", "0005"]);
});

test("two clerks who print the same set at once and confirm at once mark each slip once, with its first sheet", async () => {
  const { context, clock, officeId, printer, colleague } = await openPrinting(40);
  const first = await madeRun(context, printer);
  clock.moveTo("2026-11-20T09:02:00+07:00");
  const second = await madeRun(context, colleague);
  expect(second.receipts).toBe(40);
  clock.moveTo("2026-11-20T09:04:00+07:00");
  const outcomes = await Promise.all([
    confirmPrinted(context, printer, first.id),
    confirmPrinted(context, colleague, second.id),
    confirmPrinted(context, colleague, first.id),
  ]);
  expect(outcomes.toSorted()).toEqual(["already", "confirmed", "confirmed"]);
  const marks = await context.db
    .selectFrom("receipts")
    .select((eb) => ["printed_at", "first_printed_at", eb.fn.countAll<number>().as("count")])
    .groupBy(["printed_at", "first_printed_at"])
    .execute();
  expect(marks).toEqual([{ printed_at: clock.now(), first_printed_at: first.madeAt, count: 40 }]);
  expect(await listPrintRuns(context.db, officeId)).toHaveLength(2);
});

test("an office sees and confirms no set of another", async () => {
  const { context, officeId, printer } = await openPrinting(2);
  const run = await madeRun(context, printer);
  const otherOffice = await givenOffice(context, "so-y-te");
  const stranger = {
    officeId: otherOffice,
    staffId: await givenAccount(context, otherOffice, "la@example.vn", ["officer"]),
  };
  expect(await findPrintRun(context.db, otherOffice, run.id)).toBeUndefined();
  expect(await listRunReceipts(context, otherOffice, run, 1)).toEqual([]);
  expect(await listPrintRuns(context.db, otherOffice)).toEqual([]);
  expect(await confirmPrinted(context, stranger, run.id)).toBe("unknown");
  expect(await confirmPrinted(context, printer, "' or 1=1 --")).toBe("unknown");
  expect(await previewReceipts(context.db, officeId, unprinted)).toMatchObject({ count: 2 });
});

test("at most five hundred slips are one set; the rest is the next", async () => {
  const { context, officeId, printer } = await openPrinting(503);
  const run = await madeRun(context, printer, { paper: "labels", labelSheet: "5x13", firstLabel: 65 });
  expect(run).toMatchObject({ receipts: 500, labelSheet: "5x13", firstLabel: 65 });
  expect(await listRunReceipts(context, officeId, run, 1)).toHaveLength(500);
  await confirmPrinted(context, printer, run.id);
  expect((await madeRun(context, printer)).receipts).toBe(3);
});

test("a set is forgotten after thirty days, its marks stay", async () => {
  const { context, clock, officeId, printer } = await openPrinting(2);
  const run = await madeRun(context, printer);
  await confirmPrinted(context, printer, run.id);
  clock.moveTo("2026-12-21T09:00:00+07:00");
  const all = { ...unprinted, unprinted: false };
  await makePrintRun(context, printer, all, usualPrintForm);
  expect(await findPrintRun(context.db, officeId, run.id)).toBeUndefined();
  expect((await previewReceipts(context.db, officeId, all)).receipts[0]?.printedAt).toBe(run.madeAt);
  const rows = context.db.selectFrom("print_run_receipts").select((eb) => eb.fn.countAll<number>().as("count"));
  expect(await rows.executeTakeFirstOrThrow()).toEqual({ count: 2 });
});

test.each([
  ["the moment when its page was shown", "2026-11-20T08:40:00+07:00", "2026-11-20T01:40:00.000Z"],
  ["now, if the page says a moment to come", "2026-11-20T10:00:00+07:00", "2026-11-20T02:00:00.000Z"],
  ["now, if the page says a moment long ago", "2026-11-01T08:00:00+07:00", "2026-11-20T02:00:00.000Z"],
])("the slip of one dossier counts as first printed at %s", async (_case, shown, first) => {
  const { context, officeId } = await openPrinting(1);
  const receipt = await findPaperReceipt(context, officeId, "H13.18-261102-0001");
  const printed = { madeAt: instantFromDate(new Date(shown)), form: usualPrintForm };
  expect(await notePrinted(context, officeId, receipt?.dossierId ?? "", printed)).toBe(true);
  expect(await context.db.selectFrom("receipts").select(["printed_at", "first_printed_at"]).execute()).toEqual([
    { printed_at: context.clock.now(), first_printed_at: first },
  ]);
});

test("slips are printed in a further language while it is offered to citizens, and it is listed by its own name", async () => {
  const { context, officeId, printer } = await openPrinting(2);
  const by = { officeId, staffId: printer.staffId };
  expect(await listSlipLanguages(context.db)).toEqual([]);
  const texts = catalogueOf("km").map(({ key, en }, index) => ({ line: index + 2, key, words: `ក ${en}` }));
  await importTexts(context, by, "km", texts);
  expect(await findSlipLanguage(context.db, "km"), "complete, but nobody offered it").toBeUndefined();
  await offerLanguage(context, by, "km", true);
  expect(await listSlipLanguages(context.db)).toEqual([{ code: "km", name: "ភាសាខ្មែរ" }]);
  const run = await madeRun(context, printer, { language: "km" });
  expect(run.language).toBe("km");
  const slip = await findSlipLanguage(context.db, run.language);
  expect(slip?.texts["dossiers:paper.heading"]).toBe("ក Rating invitation");
  expect(slip?.texts).not.toHaveProperty("shell:home");
  expect(await findSlipLanguage(context.db, "vi"), "the product's own are not further ones").toBeUndefined();
  expect(await findSlipLanguage(context.db, "' or 1=1 --")).toBeUndefined();
  await offerLanguage(context, by, "km", false);
  expect(await findSlipLanguage(context.db, run.language)).toBeUndefined();
});

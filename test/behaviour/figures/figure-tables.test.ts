import type { AppLoadContext } from "@remix-run/node";
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { channels } from "#app/dossiers/dossier.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import type { FigureTableDocument } from "#app/figures/tables/figure-table-json.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { PageProvider } from "#app/i18n/page.tsx";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantFromDate } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { scores } from "#app/ratings/rating/rating.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { loader as page } from "#app/routes/_staff.dashboard_.breakdown/route.tsx";
import { loader as file } from "#app/routes/dashboard.tables.$file.ts";
import type { Role } from "#app/staff/permissions.ts";
import { givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { naiveBreakdown } from "#test/support/naive-breakdown.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";
import { readCsv, readPageTable, readWorkbook } from "#test/support/table-files.ts";

const seed = 20261120;

const procedures = [
  { code: "1.01", name: "Khai báo thiết bị X-quang", field: "An toàn bức xạ" },
  { code: "1.02", name: 'Cấp phép; gia hạn "thiết bị"', field: "An toàn bức xạ" },
  { code: "1.03", name: "Công bố hợp chuẩn", field: "Đo lường" },
  { code: "1.04", name: "=Đăng ký khoa học", field: "Khoa học" },
];

const dossier = fc.record({
  procedure: fc.constantFrom(...procedures),
  day: fc.nat({ max: 680 }),
  hour: fc.constantFrom("07", "08", "09", "10", "13", "14", "15", "16"),
  channel: fc.constantFrom(...channels),
  counter: fc.option(fc.constantFrom("Quầy 1", "Quầy 2", "Quầy 3"), { nil: null }),
  unit: fc.option(fc.constantFrom("Phòng Một", "Phòng Hai"), { nil: null }),
  promisedIn: fc.option(fc.nat({ max: 9 }), { nil: null }),
  finishedIn: fc.option(fc.nat({ max: 12 }), { nil: null }),
  taps: fc.array(fc.constantFrom(...scores), { maxLength: 2 }),
  language: fc.constantFrom("vi" as const, "vi" as const, "en" as const),
  hasComment: fc.boolean(),
  wasOpened: fc.boolean(),
});
type Dossier = typeof dossier extends fc.Arbitrary<infer Value> ? Value : never;

function entryOf(given: Dossier, index: number, isFinished: boolean): RegisterEntry {
  const first = dayOf(instantFromDate(new Date("2025-01-01T05:00:00Z")));
  const on = addDays(first, given.day);
  const receivedAt = instantFromDate(new Date(`${on}T${given.hour}:20:00+07:00`));
  const finishedOn = isFinished && given.finishedIn !== null ? addDays(on, given.finishedIn) : null;
  return {
    number: `H29.16-${String(index)}`,
    procedure: given.procedure,
    channel: given.channel,
    state: finishedOn === null ? "in-progress" : "finished",
    receivedAt,
    receivedOn: on,
    dueAt: null,
    dueOn: given.promisedIn === null ? null : addDays(on, given.promisedIn),
    finishedAt: finishedOn === null ? null : receivedAt,
    finishedOn,
    returnedBy: null,
    counter: given.counter,
    unit: given.unit,
  };
}

/** A random register with its ratings: rated while they are handled, finished afterwards. */
async function givenRegister(context: Context, officeId: string) {
  const dossiers = fc.sample(dossier, { seed, numRuns: 160 });
  const register = (isFinished: boolean) =>
    inTransaction(context.db, (tx) =>
      registerDossiers(
        tx,
        officeId,
        dossiers.map((given, index) => entryOf(given, index, isFinished)),
        context.clock.now(),
      ),
    );
  await register(false);
  const receipts = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .select(["receipts.code", "dossiers.number"])
    .execute();
  const codes = new Map(receipts.map(({ code, number }) => [number, code]));
  for (const [index, given] of dossiers.entries()) {
    const code = codes.get(`H29.16-${String(index)}`) ?? "";
    const receipt = given.wasOpened ? await findReceipt(context.db, code) : undefined;
    if (receipt !== undefined) await recordOpened(context, receipt);
    for (const score of given.taps) {
      await giveRating(context, { code, score, source: "phone", language: given.language });
    }
    if (given.hasComment) await saveDetails(context, { code, answers: {}, comment: "Cảm ơn." });
  }
  await register(true);
}

const period = fc.constantFrom(
  "kind=year&year=2026",
  "kind=year&year=2025",
  "kind=quarter&year=2026&quarter=2",
  "kind=quarter&year=2025&quarter=4",
  "kind=month&year=2026&month=3",
  "kind=days&from=2025-11-03&to=2026-10-15",
);
const sort = fc.constantFrom("", "&sort=participation", "&sort=satisfaction");
const narrowed = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      by: fc.constantFrom("month", "field", "procedure", "unit", "channel", "counter", "hour", "language"),
      selected: fc.constant(undefined),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ by: fc.constantFrom("month", "procedure"), selected: fc.constant("field" as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      by: fc.constant("month"),
      selected: fc.constantFrom("procedure" as const, "unit" as const, "channel" as const, "counter" as const),
    }),
  },
);

/** What a filter selects: the column of a dossier, and the value in the address. */
async function selectedValue(
  context: Context,
  officeId: string,
  of: "field" | "procedure" | "unit" | "channel" | "counter",
) {
  if (of === "field") return ["field", "An toàn bức xạ"] as const;
  if (of === "channel") return ["channel", "online-full"] as const;
  const tables = { procedure: "procedures", unit: "units", counter: "counters" } as const;
  const rows = context.db.selectFrom(tables[of]).where("office_id", "=", officeId).orderBy("name").select("id");
  const { id } = await rows.executeTakeFirstOrThrow();
  return [`${of}_id`, id] as const;
}

async function openStory(roles: readonly Role[] = ["office"]) {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "van-phong@example.org", roles);
  const cookie = (await signedIn(context, "van-phong@example.org")).split(";")[0] ?? "";
  const call = (address: string) => ({
    context: { ...context } as AppLoadContext,
    request: new Request(`http://localhost:3000${address}`, { headers: { Cookie: cookie } }),
    params: { file: /tables\/([^?]*)/.exec(address)?.[1] ?? "" },
  });
  return { context, officeId, staffId, call };
}

type Story = Awaited<ReturnType<typeof openStory>>;

/** The table as the page shows it and as the three files hold it. */
async function readFourWays({ call }: Story, by: string, search: string) {
  const { dossiers } = await page(call(`/dashboard/breakdown?${search}&by=${by}`));
  if (dossiers === undefined) throw new Error("the page shows no dossiers");
  const shown: FigureTable = dossiers.table;
  const html = renderToStaticMarkup(
    createElement(PageProvider, {
      page: { language: "vi", address: "/", nonce: "" },
      children: createElement(FigureTableView, { table: shown }),
    }),
  );
  const fetched = (format: string) => file(call(`/dashboard/tables/by-${by}.${format}?${search}`));
  const [csv, xlsx, json] = [await fetched("csv"), await fetched("xlsx"), await fetched("json")];
  const sheet = readWorkbook(Buffer.from(await xlsx.arrayBuffer())).slice(3);
  return {
    onScreen: readPageTable(html),
    inCsv: readCsv(await csv.text()),
    inWorkbook: sheet.slice(0, readPageTable(html).length),
    document: (await json.json()) as FigureTableDocument,
  };
}

/** A cell of the screen as CSV writes it, where nothing says the unit: "1.250" → "1250", "36,0 %" → "36,0". */
const bare = (text: string) => text.replace(/[.\u00a0%]/g, "");

test("numbers are the same on the screen, in CSV, in the workbook, in JSON and counted by hand, for ten random filters", async () => {
  const story = await openStory();
  const { context, officeId } = story;
  await givenRegister(context, officeId);
  const today = dayOf(context.clock.now());
  let compared = 0;
  for (const { when, order, what } of fc.sample(fc.record({ when: period, order: sort, what: narrowed }), {
    seed,
    numRuns: 10,
  })) {
    const selected = what.selected && (await selectedValue(context, officeId, what.selected));
    const narrowing =
      selected === undefined ? "" : `&${new URLSearchParams({ [what.selected ?? ""]: selected[1] }).toString()}`;
    const search = `${when}${narrowing}${order}`;
    const { onScreen, inCsv, inWorkbook, document } = await readFourWays(story, what.by, search);
    const { from, to } = periodFrom(new URLSearchParams(search), today);
    const byHand = await naiveBreakdown(context, officeId, { from, to, by: what.by, selected });
    const rows = [...document.rows, ...(document.total === null ? [] : [document.total])];
    const names = rows.map((row) => String(row[what.by]));
    expect(names.toSorted(), search).toEqual([...byHand.keys()].toSorted());
    expect([onScreen.length, inCsv.length, inWorkbook.length], search).toEqual(Array(3).fill(rows.length + 1));
    for (const [line, row] of rows.entries()) {
      for (const [index, { key, kind }] of document.columns.entries()) {
        const where = `${search}: ${String(names[line])}: ${key}`;
        const screen = onScreen[line + 1]?.[index] ?? "missing";
        const csv = inCsv[line + 1]?.[index];
        const cell = inWorkbook[line + 1]?.[index] ?? "";
        if (kind === "text") {
          expect([csv?.replace(/^'=/, "="), cell, row[key]], where).toEqual([screen, screen, screen]);
          continue;
        }
        const expected = byHand.get(String(names[line]))?.[key];
        compared += 1;
        expect(csv, where).toBe(screen === "–" ? "–" : bare(screen));
        if (expected === "withheld") {
          expect([screen, cell, row[key], row.withheld.includes(key)], where).toEqual(["–", "–", null, true]);
        } else if (expected === null) {
          expect([screen, cell, row[key], row.withheld.includes(key)], where).toEqual(["", "", null, false]);
        } else {
          const told = row[key];
          expect(told, where).toBeCloseTo(expected ?? Number.NaN, 12);
          expect(cell, where).toBe(told);
          const read = Number(bare(screen).replace(",", "."));
          const inPercent = kind === "share" ? Number(told) * 100 : Number(told);
          expect(Math.abs(read - inPercent), where).toBeLessThanOrEqual(kind === "share" ? 0.05 + 1e-9 : 0);
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(300);
});

test("a table can be taken away by whoever may see its page, and by nobody else", async () => {
  const story = await openStory(["officer"]);
  const status = async (address: string) => (await file(story.call(address))).status;
  expect(await status("/dashboard/tables/by-unit.csv")).toBe(200);
  expect(await status("/dashboard/tables/by-officer.csv")).toBe(403);
  expect(await status("/dashboard/tables/by-nothing.csv")).toBe(404);
  expect(await status("/dashboard/tables/by-unit.pdf")).toBe(404);
  expect(await status("/dashboard/tables/constructor.csv")).toBe(404);
  // A unit is not told apart by channel.
  expect(await status("/dashboard/tables/by-channel.csv?unit=x")).toBe(404);
  await expect(Promise.resolve(page(story.call("/dashboard/breakdown?by=officer")))).rejects.toMatchObject({
    status: 403,
  });
});

test("figures by officer are read with their own permission, withheld while few, and every look stands in the audit record", async () => {
  const story = await openStory(["office"]);
  const { context, officeId, staffId, call } = story;
  const { reference } = await givenComplaint(context, officeId);
  const assigned = context.db
    .updateTable("complaints")
    .set({ assignee_id: staffId })
    .where("reference", "=", reference);
  await assigned.execute();
  const handler = { staffId, officeId, roles: ["office" as const] };
  const outcome = await answerComplaint(context, handler, { reference, revision: 1, text: "Đã giải quyết xong." });
  expect(outcome.ok).toBe(true);

  const { officers } = await page(call("/dashboard/breakdown?by=officer"));
  expect(officers?.rows[0]?.cells.slice(1, 4)).toEqual([1, 1, 1]);
  expect(officers?.rows[0]?.cells.slice(4)).toEqual([{ withheld: true }, { withheld: true }]);
  expect(officers?.rows[0]?.href).toBeUndefined();
  await file(call("/dashboard/tables/by-officer.xlsx"));
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "officer-figures-read")
    .orderBy("position")
    .select(["staff_id", "subject"])
    .execute();
  expect(entries).toEqual([
    { staff_id: staffId, subject: "page 2026-01-01..2026-11-20" },
    { staff_id: staffId, subject: "xlsx 2026-01-01..2026-11-20" },
  ]);
});

import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inboxFilterOf } from "#app/complaints/inbox/inbox-view.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { dossierFilterFrom } from "#app/dossiers/listing/dossier-filter.ts";
import { readAllDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { mergeParts } from "#app/dossiers/organisation/merge-organisation.server.ts";
import { namesKey } from "#app/dossiers/organisation/organisation-part.ts";
import { moveMergedDossiers } from "#app/dossiers/totals/move-merged.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { dimensions, type Dimension } from "#app/figures/breakdown/breakdown.ts";
import { breakdown } from "#app/figures/breakdown/breakdown.server.ts";
import { heatCells } from "#app/figures/charts/heat-classes.ts";
import { countDossiersBySlot } from "#app/figures/counting/count-dossiers.server.ts";
import { hoursTable } from "#app/figures/dashboard/chart-tables.ts";
import { dashboard, dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { FigureGroups } from "#app/figures/dashboard/figure-groups-view.tsx";
import { MainFigures } from "#app/figures/dashboard/main-figures.tsx";
import { NineSection } from "#app/figures/indicators/indicator-sections.tsx";
import { nineIndicators } from "#app/figures/indicators/indicators.server.ts";
import { nonresponsePage } from "#app/figures/nonresponse/nonresponse-page.server.ts";
import { margins } from "#app/figures/nonresponse/nonresponse.ts";
import { periodFrom, type Period } from "#app/figures/period/period.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";
import { planLines } from "#app/figures/plan/plan-comparison.ts";
import { PlanSheet } from "#app/figures/plan/plan-sheet.tsx";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Colleague } from "#test/support/complaints.ts";
import { givenCountedByHand } from "#test/support/counted-by-hand.ts";

const t = translator("vi");
const language = "vi";

/** A number of a page that leads to a list: its accessible name, the number itself, and where it leads. */
interface LinkedNumber {
  name: string;
  number: number;
  href: string;
}

const entities: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const decoded = (html: string) => html.replace(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** The links of a rendered page whose whole text is a number. */
function numbersIn(...elements: ReactElement[]): LinkedNumber[] {
  const html = elements.map((element) => renderToStaticMarkup(element)).join("");
  return [...html.matchAll(/<a ([^>]*)>([\d.]+)<\/a>/g)].map(([, attributes = "", text = ""]) => {
    const of = (name: string) => decoded(new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    return { name: of("aria-label"), number: Number(text.replaceAll(".", "")), href: of("href") };
  });
}

/** How many rows the list at an address shows to this person. */
async function rowsAt(context: Context, viewer: Colleague, href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, "http://page");
  if (pathname === "/inbox") {
    const { lines, next } = await listInbox(context, viewer, { ...inboxFilterOf(searchParams), after: null });
    expect(next).toBeUndefined();
    return lines.length;
  }
  expect(pathname).toBe("/dossiers");
  const at = { officeId: viewer.officeId, today: dayOf(context.clock.now()) };
  let count = 0;
  for await (const some of readAllDossiers(context.db, at, dossierFilterFrom(searchParams), 3)) count += some.length;
  return count;
}

type Story = Pick<Awaited<ReturnType<typeof givenCountedByHand>>, "context" | "officeId">;

/** Each page of figures as its numbers that lead to lists. */
async function pagesOf({ context, officeId }: Story, period: Period, selection: Selection = everything) {
  const { db } = context;
  const cutOff = dayOf(context.clock.now());
  const figures = await dashboard(db, officeId, period, cutOff, selection);
  const { results, counts, pace, paper, tablets, minimumAnswers, selectedName: selected } = figures;
  const main = createElement(MainFigures, { period, selection, results, counts, pace, paper, tablets, minimumAnswers });
  const frame = { t, language, period, cutOff, selected, selection, search: "", minimum: minimumAnswers } as const;
  const asked = { officeId, period, cutOff, selection, order: "received", t } as const;
  const tables = await Promise.all(dimensions.map((dimension) => breakdown(db, { ...asked, dimension })));
  const byDimension = Object.fromEntries(
    tables.flatMap((found, index) =>
      found === undefined
        ? []
        : [[dimensions[index], numbersIn(createElement(FigureTableView, { table: found.table }))] as const],
    ),
  ) as Partial<Record<Dimension, LinkedNumber[]>>;
  const heat = selection.by === "all" ? heatCells(await countDossiersBySlot(db, officeId, period), minimumAnswers) : [];
  const nonresponse = await nonresponsePage(db, { officeId, period, cutOff, t, language });
  const { assessment, quarter } = await nineIndicators(db, officeId, period, cutOff);
  const lines = planLines((await dashboardFigures(db, officeId, period, cutOff)).results, period);
  return {
    overview: numbersIn(main),
    all: numbersIn(createElement(FigureGroups, { results, frame })),
    ...byDimension,
    hours: numbersIn(createElement(FigureTableView, { table: hoursTable(heat, undefined, frame) })),
    nonresponse: margins.flatMap((margin) =>
      numbersIn(createElement(FigureTableView, { table: nonresponse.tables[margin] })),
    ),
    indicators: numbersIn(
      createElement(NineSection, { assessment, quarter, span: period, subtitle: "", maySet: false, search: "" }),
    ),
    plan: numbersIn(createElement(PlanSheet, { lines, title: "" })),
  };
}

function periodAt(context: Context, search: string): Period {
  return periodFrom(new URLSearchParams(search), dayOf(context.clock.now()));
}

const quarter = "kind=quarter&year=2026&quarter=4";

/** Counted by hand from the lines of the story: the page, what the number is of, the number. */
const countedByHand: readonly [page: keyof Awaited<ReturnType<typeof pagesOf>>, of: string, number: number][] = [
  ["overview", ": xem danh sách (Tỷ lệ tham gia đánh giá)", 4],
  ["overview", ": xem danh sách (Tỷ lệ tham gia đánh giá)", 9],
  ["overview", ": xem danh sách (Hồ sơ giải quyết trước hạn)", 2],
  ["overview", ": xem danh sách (Hồ sơ giải quyết đúng ngày hẹn)", 1],
  ["overview", ": xem danh sách (Hồ sơ giải quyết trễ hạn)", 2],
  ["overview", ": xem danh sách (Hồ sơ giải quyết trước hạn và đúng hạn)", 5],
  ["overview", ": xem danh sách (Trả lời hoặc kết thúc sau hạn)", 1],
  ["overview", ": xem danh sách (Chưa trả lời, đã quá hạn)", 1],
  ["overview", ": xem danh sách (Chưa trả lời, còn trong hạn)", 1],
  ["overview", ": xem danh sách (Trung vị thời gian trả lời phản ánh, kiến nghị)", 3],
  ["all", " – Tử số – Phản ánh, kiến nghị được trả lời đúng hạn, không quá 05 ngày làm việc", 2],
  ["all", " – Mẫu số (n) – Phản ánh, kiến nghị được trả lời đúng hạn, không quá 05 ngày làm việc", 4],
  ["all", " – Mẫu số (n) – Phản ánh, kiến nghị được chuyển đúng hạn", 1],
  ["all", " – Mẫu số (n) – Trả lời giải quyết được vấn đề", 2],
  ["all", " – Mẫu số (n) – Thời gian giải quyết hồ sơ bình quân", 6],
  ["all", " – Tử số – Hồ sơ nộp trực tuyến toàn trình", 2],
  ["month", " – Tiếp nhận – 10/2026", 3],
  ["month", " – Tiếp nhận – 11/2026", 6],
  ["month", " – Trễ hạn – 10/2026", 1],
  ["procedure", " – Tiếp nhận – Thủ tục P1", 5],
  ["procedure", " – Trễ hạn – Thủ tục P2", 2],
  ["unit", " – Tiếp nhận – Phòng A", 4],
  ["unit", " – Được đánh giá (n) – Phòng B", 1],
  ["unit", " – Tiếp nhận – Chưa ghi đơn vị", 1],
  ["channel", " – Tiếp nhận – Trực tiếp tại quầy", 5],
  ["counter", " – Tiếp nhận – Quầy 2", 3],
  ["counter", " – Tiếp nhận – Không qua quầy", 1],
  ["field", " – Được đánh giá (n) – Lĩnh vực thử", 4],
  ["hour", " – Tiếp nhận – 6 giờ – 7 giờ", 5],
  ["hour", " – Được đánh giá (n) – 6 giờ – 7 giờ", 4],
  ["hour", " – Tiếp nhận – 9 giờ – 10 giờ", 4],
  ["hours", " – Tiếp nhận – Thứ Năm, 06:00 – 07:00", 2],
  ["hours", " – Được đánh giá (n) – Thứ Năm, 06:00 – 07:00", 1],
  ["hours", " – Tiếp nhận – Chủ nhật, 09:00 – 10:00", 1],
  ["all", " – Tử số – Hồ sơ nộp trực tuyến", 3],
  ["all", " – Mẫu số (n) – Hồ sơ trễ hạn có văn bản xin lỗi", 3],
  ["nonresponse", " – Chưa đánh giá – Phòng B", 3],
  ["nonresponse", " – Chưa đánh giá – Trễ hạn", 1],
  ["nonresponse", " – Đã đánh giá – Trước hạn và đúng hạn", 2],
  ["nonresponse", " – Chưa đánh giá – Chưa có kết quả hoặc không có ngày hẹn", 3],
  ["nonresponse", " – Chưa đánh giá – 11/2026", 4],
  ["nonresponse", " – Chưa đánh giá – Tổng cộng", 5],
  ["indicators", ": xem danh sách (Đã có kết quả và có ngày hẹn)", 5],
  ["indicators", ": xem danh sách (Không đúng hạn (sau hạn hoặc quá hạn))", 2],
  ["plan", ": xem danh sách (Tỷ lệ hài lòng)", 4],
  ["plan", ": xem danh sách (Phản ánh, kiến nghị được trả lời đúng hạn, không quá 05 ngày làm việc)", 2],
];

test("numbers of every page are those counted by hand, and each leads to a list of exactly so many", async () => {
  const { context, officeId, viewer } = await givenCountedByHand();
  const pages = await pagesOf({ context, officeId }, periodAt(context, quarter));
  for (const [page, of, number] of countedByHand) {
    const name = `${String(number)}${of}`;
    const found = (pages[page] ?? []).find((one) => one.name === name);
    expect(found?.number, `${page}: ${name}`).toBe(number);
    expect(await rowsAt(context, viewer, found?.href ?? ""), `${page}: ${name}`).toBe(number);
  }
  expect(await differencesOf({ context, viewer }, pages)).toEqual([]);
});

/** The numbers whose list has another number of rows, and the links of a number that counts nothing. */
async function differencesOf(
  { context, viewer }: { context: Context; viewer: Colleague },
  pages: Readonly<Record<string, readonly LinkedNumber[]>>,
) {
  const differing: string[] = [];
  for (const [page, numbers] of Object.entries(pages)) {
    for (const { name, number, href } of numbers) {
      const rows = await rowsAt(context, viewer, href);
      if (number === 0 || rows !== number) differing.push(`${page}: ${name} – ${href} lists ${String(rows)}`);
    }
  }
  return differing;
}

function countLinks(pages: Readonly<Record<string, readonly LinkedNumber[]>>): number {
  return Object.values(pages).flat().length;
}

test("so does every number of a month, of the edges of a period, of chosen days and of a selection", async () => {
  const { context, officeId, viewer } = await givenCountedByHand();
  const idOf = async (table: "units" | "counters" | "procedures") =>
    (
      await context.db
        .selectFrom(table)
        .where("office_id", "=", officeId)
        .orderBy("name")
        .select("id")
        .executeTakeFirstOrThrow()
    ).id;
  const periods = [
    "kind=year&year=2026",
    "kind=month&year=2026&month=11",
    "kind=days&from=2026-10-01&to=2026-10-31",
    "kind=days&from=2026-10-02&to=2026-11-05",
    "kind=days&from=2026-11-20&to=2026-11-20",
  ];
  for (const search of periods) {
    const pages = await pagesOf({ context, officeId }, periodAt(context, search));
    expect(await differencesOf({ context, viewer }, pages), search).toEqual([]);
    expect(countLinks(pages), search).toBeGreaterThan(20);
  }
  const selections: Selection[] = [
    { by: "unit", value: await idOf("units") },
    { by: "counter", value: await idOf("counters") },
    { by: "procedure", value: await idOf("procedures") },
    { by: "field", value: "Lĩnh vực thử" },
    { by: "channel", value: "online-full" },
  ];
  for (const selection of selections) {
    const pages = await pagesOf({ context, officeId }, periodAt(context, quarter), selection);
    expect(await differencesOf({ context, viewer }, pages), selection.by).toEqual([]);
    expect(countLinks(pages), selection.by).toBeGreaterThan(20);
  }
});

test("a month without a dossier has no number that leads to a list, and a hostile selection leads to nothing", async () => {
  const { context, officeId, viewer } = await givenCountedByHand();
  const august = await pagesOf({ context, officeId }, periodAt(context, "kind=month&year=2026&month=8"));
  expect(countLinks(august)).toBe(0);
  for (const value of ["'; drop table dossiers; --", "%", "x".repeat(300), 'a"&from=2000-01-01']) {
    const { overview } = await pagesOf({ context, officeId }, periodAt(context, quarter), { by: "unit", value });
    expect(await differencesOf({ context, viewer }, { overview }), value).toEqual([]);
    expect(overview, value).toEqual([]);
  }
});

test("of a unit that is merged into another one, each number still leads to as many, before and after the move", async () => {
  const { context, officeId, viewer } = await givenCountedByHand();
  const units = await context.db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .orderBy("name")
    .select(["id", "name"])
    .execute();
  const [a, b] = units;
  if (a === undefined || b === undefined) throw new Error("the story has two units");
  const merge = { id: a.id, into: b.id, shown: namesKey(a, b) };
  expect(await mergeParts(context, viewer, "units", merge)).toEqual({ ok: true });
  const look = async () => {
    const pages = await pagesOf({ context, officeId }, periodAt(context, quarter));
    expect(await differencesOf({ context, viewer }, pages)).toEqual([]);
    return (pages.unit ?? []).filter(({ name }) => name.includes("Tiếp nhận – Phòng")).map(({ number }) => number);
  };
  expect(await look()).toEqual([4, 4]);
  await moveMergedDossiers(context);
  expect(await look()).toEqual([8]);
});

/** Letters: to dossier 4 in time and again too late, to 7 too late, to 5 not sent; to 6, which is not late. */
async function givenLetters({ context, officeId }: Story, writer: string) {
  const now = context.clock.now();
  const letters = (
    [
      ["4", "2026-10-31", 1, "2026-11-06", "2026-11-05"],
      ["4", "2026-10-31", 2, "2026-11-08", "2026-11-09"],
      ["7", "2026-11-05", 1, "2026-11-12", "2026-11-13"],
      ["5", "2026-11-01", 1, "2026-11-06", null],
      ["6", "2026-11-03", 1, "2026-11-10", "2026-11-09"],
    ] as const
  ).map(([number, received, ordinal, promised, sent]) => ({
    id: newId(),
    office_id: officeId,
    dossier_number: `H29.16-HL-${number}`,
    received_on: day(received),
    ordinal,
    batch_id: newId(),
    title: "extension" as const,
    reason: "Hồ sơ cần thẩm định thêm.",
    promised_on: day(promised),
    new_on: day("2026-11-30"),
    written_by: writer,
    written_at: now,
    written_on: dayOf(now),
    document_number: sent === null ? null : number,
    sent_on: sent === null ? null : day(sent),
    recorded_by: sent === null ? null : writer,
    recorded_at: sent === null ? null : now,
  }));
  await context.db.insertInto("apology_letters").values(letters).execute();
}

test("numbers of letters of apology and of results sent by post lead to the dossiers that are counted by hand", async () => {
  const story = await givenCountedByHand();
  const { context, viewer } = story;
  await givenLetters(story, viewer.staffId);
  for (const [returned_by, number] of [
    ["post", "2"],
    ["counter", "3"],
    ["post", "6"],
  ] as const) {
    await context.db
      .updateTable("dossiers")
      .set({ returned_by })
      .where("number", "in", [`H29.16-HL-${number}`, `H29.17-HL-${number}`])
      .execute();
  }
  await recountTotals(context.db);
  const { all } = await pagesOf(story, periodAt(context, quarter));
  const counted = (figure: string) =>
    all.filter(({ name }) => name.endsWith(` – ${figure}`)).map(({ number }) => number);
  expect(counted("Hồ sơ trễ hạn có văn bản xin lỗi")).toEqual([2, 3]);
  expect(counted("Văn bản xin lỗi gửi không muộn hơn ngày hẹn")).toEqual([1, 2]);
  expect(counted("Kết quả trả qua bưu chính công ích")).toEqual([2, 3]);
  expect(await differencesOf({ context, viewer }, { all })).toEqual([]);
});

import { buffer, text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { listCasesOfDossier } from "#app/complaints/inbox/list-cases-of.server.ts";
import { channels, dossierStates } from "#app/dossiers/dossier.ts";
import {
  allDossiers,
  dossierFilterFrom,
  dossierOrders,
  dossierSearch,
  type DossierFilter,
} from "#app/dossiers/listing/dossier-filter.ts";
import { exportDossiersCsv, exportDossiersXlsx } from "#app/dossiers/listing/export-dossiers.server.ts";
import { findDossier } from "#app/dossiers/listing/find-dossier.server.ts";
import { listDossiers, listProcedures } from "#app/dossiers/listing/list-dossiers.server.ts";
import type { ListedDossier } from "#app/dossiers/listing/listed-dossier.ts";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { timelinesses, timelinessOf } from "#app/dossiers/timeliness.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, day, dayOf, timeOf, weekdayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { asSeen } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

type Story = Pick<Awaited<ReturnType<typeof givenOfficeOf130>>, "context" | "officeId" | "today">;

/** All pages of a list, read forwards and then backwards again. */
async function readPages({ context, officeId, today }: Story, filter: DossierFilter) {
  const read = (page: { after?: string; before?: string }) =>
    listDossiers(context.db, { officeId, today }, filter, page);
  const pages = [await read({})];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next)
    pages.push(await read({ after: next }));
  const back = [pages.at(-1)];
  for (let last = pages.at(-1)?.previous; last !== undefined; last = back[0]?.previous) {
    back.unshift(await read({ before: last }));
  }
  const numbers = (all: typeof back) => all.flatMap((page) => page?.dossiers ?? []).map(({ number }) => number);
  return { forwards: numbers(pages), backwards: numbers(back) };
}

async function all(story: Story): Promise<(ListedDossier & { ids: Record<string, string | null> })[]> {
  const { context, officeId, today } = story;
  const rows = await context.db
    .selectFrom("dossiers")
    .select(["id", "procedure_id as procedureId", "unit_id as unitId", "counter_id as counterId"])
    .execute();
  const listed: ListedDossier[] = [];
  let after: string | undefined;
  do {
    const page = await listDossiers(context.db, { officeId, today }, allDossiers, { after: after ?? null });
    listed.push(...page.dossiers);
    after = page.next;
  } while (after !== undefined);
  return listed.map((one) => ({ ...one, ids: { ...rows.find(({ id }) => id === one.id) } }));
}

/** Each restriction alone and with another one, in each order. */
async function manyFilters({ context, officeId }: Story): Promise<DossierFilter[]> {
  const units = await listOrganisation(context.db, officeId, "units");
  const counters = await listOrganisation(context.db, officeId, "counters");
  const restrictions: Partial<DossierFilter>[] = [
    { from: day("2026-10-20") },
    { to: day("2026-10-25") },
    { from: day("2026-10-05"), to: day("2026-10-06") },
    { from: day("2026-11-30") },
    ...(await listProcedures(context.db, officeId)).map(({ id }) => ({ procedureId: id })),
    ...units.map(({ id }) => ({ unitId: id })),
    ...counters.map(({ id }) => ({ counterId: id })),
    ...channels.map((channel) => ({ channel })),
    ...dossierStates.map((state) => ({ state })),
    ...timelinesses.map((timeliness) => ({ timeliness })),
    { isRated: true },
    { isRated: false },
    ...([3, 5, 7] as const).map((weekday) => ({ weekday })),
    { hour: 8 },
    { hour: 9 },
    { channel: "online" },
    { timeliness: "missed" },
    { unitId: newId() },
  ];
  return restrictions.flatMap((restriction, index) => {
    const other = restrictions[(index * 7 + 3) % restrictions.length];
    const order = dossierOrders[index % dossierOrders.length] ?? "newest";
    return [
      { ...allDossiers, ...restriction },
      { ...allDossiers, ...restriction, order },
      { ...allDossiers, ...restriction, ...other, order },
    ];
  });
}

test("every combination of restrictions leaves the dossiers that fit, in its order, forwards and backwards", async () => {
  const story = await givenOfficeOf130();
  const dossiers = await all(story);
  expect(dossiers).toHaveLength(130);
  const found: number[] = [];
  for (const filter of [allDossiers, { ...allDossiers, order: "due" as const }, ...(await manyFilters(story))]) {
    const keyOf = (one: ListedDossier) => `${(filter.order === "due" ? one.dueOn : one.receivedOn) ?? ""} ${one.id}`;
    const fitting = dossiers
      .filter(
        (one) =>
          (filter.from === null || one.receivedOn >= filter.from) &&
          (filter.to === null || one.receivedOn <= filter.to) &&
          (["procedureId", "unitId", "counterId"] as const).every(
            (name) => filter[name] === null || filter[name] === one.ids[name],
          ) &&
          (filter.channel === null || one.channel.startsWith(filter.channel)) &&
          (filter.weekday === null || weekdayOf(one.receivedOn) === filter.weekday) &&
          (filter.hour === null || Number(timeOf(one.receivedAt).slice(0, 2)) === filter.hour) &&
          (filter.state === null || one.state === filter.state) &&
          (filter.timeliness === null ||
            (filter.timeliness === "missed" ? ["late", "overdue"] : [filter.timeliness]).includes(
              timelinessOf(one.dueOn, one.finishedOn, story.today),
            )) &&
          (filter.isRated === null || one.isRated === filter.isRated) &&
          (filter.order !== "due" || (one.finishedOn === null && one.dueOn !== null)),
      )
      .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    if (filter.order === "newest") fitting.reverse();
    const expected = fitting.map(({ number }) => number);
    const { forwards, backwards } = await readPages(story, filter);
    expect(forwards, dossierSearch(filter)).toEqual(expected);
    expect(backwards, dossierSearch(filter)).toEqual(expected);
    expect(dossierFilterFrom(new URLSearchParams(dossierSearch(filter)))).toEqual(filter);
    found.push(expected.length);
  }
  expect(found.filter((count) => count > 0).length, "filters that find something").toBeGreaterThan(60);
});

test("an address with values that nobody knows shows the list without them", () => {
  const asked =
    "q=%20&from=2026-02-30&to=gestern&channel=fax&weekday=8&hour=24&letter=lost&returned=fax&state=&time=never&rated=maybe&order=random&unit=";
  expect(dossierFilterFrom(new URLSearchParams(asked))).toEqual(allDossiers);
  expect(dossierFilterFrom(new URLSearchParams({ unit: "x".repeat(5000) }))).toEqual(allDossiers);
});

test("among very many dossiers the one that fits is found, on whatever page of the register it stands", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await importBytes(
    context,
    officeId,
    registerFile(registerRow({ number: "H13.18-260101-0001", received: "05/01/2026" })),
  );
  const [first] = await context.db.selectFrom("dossiers").selectAll().execute();
  if (first === undefined) throw new Error("the register was not imported");
  const others = Array.from({ length: 45_000 }, (_, index) => ({
    ...first,
    id: newId(),
    number: `H13.18-26-${String(index).padStart(6, "0")}`,
    channel: "post" as const,
    received_on: addDays(day("2026-02-01"), index % 280),
  }));
  for (let from = 0; from < others.length; from += 500) {
    await context.db
      .insertInto("dossiers")
      .values(others.slice(from, from + 500))
      .execute();
  }
  const today = dayOf(context.clock.now());
  const year = "from=2026-01-05&to=2026-11-30";
  for (const asked of [
    "channel=counter",
    "channel=counter&order=oldest",
    `channel=counter&${year}`,
    `channel=counter&order=oldest&${year}`,
    "q=260101",
    "q=h13.18-260101-0001",
  ]) {
    const filter = dossierFilterFrom(new URLSearchParams(asked));
    const page = await listDossiers(context.db, { officeId, today }, filter);
    expect(
      page.dossiers.map(({ number }) => number),
      asked,
    ).toEqual(["H13.18-260101-0001"]);
  }
  const filter = dossierFilterFrom(new URLSearchParams("q=H13.18-26-0&order=oldest"));
  const page = await listDossiers(context.db, { officeId, today }, filter);
  expect(page.dossiers).toHaveLength(50);
  expect(page.dossiers[0]?.receivedOn).toBe("2026-02-01");
});

async function exportsOf(context: Context, officeId: string, filter: DossierFilter) {
  const staffId = (await givenColleague(context, officeId, ["officer"])).staffId;
  const asked = { officeId, staffId, filter, language: "vi" as const, t: translator("vi") };
  return {
    csv: await text(await exportDossiersCsv(context, asked)),
    xlsx: await buffer(await exportDossiersXlsx(context, asked)),
  };
}

test("the file holds the whole list, says no score, and that it was taken stands in the audit record", async () => {
  const { context, officeId } = await givenOfficeOf130();
  const filter: DossierFilter = { ...allDossiers, isRated: true };
  const { csv, xlsx } = await exportsOf(context, officeId, filter);
  const lines = csv.trimEnd().split("\r\n");
  expect(lines[0]).toContain("Số hồ sơ;Thủ tục hành chính;Đơn vị xử lý");
  expect(lines.slice(1)).toHaveLength(43);
  expect(lines[1]).toMatch(/^H13\.18-2610-\d{4};Thủ tục \d;Phòng \d;Quầy \d;.*;Đã đánh giá;\d\d\/1[01]\/2026;/);
  expect(xlsx.subarray(0, 2).toString()).toBe("PK");
  const taken = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "dossiers-exported")
    .selectAll()
    .execute();
  expect(taken.map(({ subject }) => subject)).toEqual(["csv ?rated=yes", "xlsx ?rated=yes"]);
  const other = await givenOffice(context, "khac");
  const { csv: empty } = await exportsOf(context, other, allDossiers);
  expect(empty.trimEnd().split("\r\n")).toHaveLength(1);
});

test("a dossier's page tells whether it was rated, never how, and is there for its own office alone", async () => {
  const { context, officeId, setAside } = await givenOfficeOf130();
  const rated = await context.db
    .selectFrom("ratings")
    .where("set_aside_at", "is", null)
    .select("dossier_id")
    .executeTakeFirstOrThrow();
  const dossier = await findDossier(context.db, officeId, rated.dossier_id);
  expect(dossier).toMatchObject({ rating: "counted", counterName: expect.stringMatching(/^Quầy/) as string });
  expect(Object.keys(dossier ?? {}).filter((key) => /score|comment|given/i.test(key))).toEqual([]);
  expect((await findDossier(context.db, officeId, setAside))?.rating).toBe("set-aside");
  const other = await givenOffice(context, "khac");
  expect(await findDossier(context.db, other, rated.dossier_id)).toBeUndefined();
  expect(await findDossier(context.db, officeId, "' or 1=1 --")).toBeUndefined();
});

test("a dossier's page names its cases, a locked one only to those who may read it", async () => {
  const { context, officeId } = await givenOfficeOf130();
  const { id } = await context.db.selectFrom("dossiers").select("id").limit(1).executeTakeFirstOrThrow();
  const sent = await givenComplaint(context, officeId, { dossierId: id });
  const denounced = await givenComplaint(context, officeId, {
    dossierId: id,
    text: "Tôi tố cáo việc nhận tiền riêng.",
  });
  const handler = await givenColleague(context, officeId, ["handler"]);
  const approver = await givenColleague(context, officeId, ["approver"]);
  const seen = await asSeen(context, approver, denounced.reference);
  await rerouteCase(context, approver, { ...seen, lane: "denunciation", reason: "Nội dung là tố cáo." });
  const named = async (viewer: typeof handler) =>
    (await listCasesOfDossier(context.db, viewer, id)).map(({ reference }) => reference).toSorted();
  expect(await named(handler)).toEqual([sent.reference]);
  expect(await named(approver)).toEqual([sent.reference, denounced.reference].toSorted());
  const other = await givenColleague(context, await givenOffice(context, "khac"), ["approver"]);
  expect(await named(other)).toEqual([]);
});

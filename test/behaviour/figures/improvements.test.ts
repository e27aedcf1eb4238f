import { expect, test } from "vitest";
import { listImprovements, listImprovementRecords } from "#app/figures/improvements/list-improvements.server.ts";
import { publishImprovement, withdrawImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import { day } from "#app/platform/day.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const input = {
  heard: "Sáng thứ Hai chờ lâu vì chỉ mở hai quầy.",
  changed: "Sáng thứ Hai mở thêm quầy số 4.",
  happenedOn: day("2026-11-02"),
  reviewed: undefined,
};

async function openWithWriter() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  return { context, officeId, writer: await givenColleague(context, officeId, ["office"]) };
}

test("what changed is public at once, the latest change first, and stays on record when it is taken down", async () => {
  const { context, officeId, writer } = await openWithWriter();
  expect(await publishImprovement(context, writer, input)).toEqual({ ok: true });
  const earlier = { ...input, changed: "In danh mục giấy tờ kèm giấy hẹn.", happenedOn: day("2026-09-01") };
  expect(await publishImprovement(context, writer, earlier)).toEqual({ ok: true });
  const listed = await listImprovements(context.db, officeId);
  expect(listed.map(({ happenedOn }) => happenedOn)).toEqual(["2026-11-02", "2026-09-01"]);

  const id = listed[0]?.id ?? "";
  expect(await withdrawImprovement(context, writer, id)).toEqual({ ok: true });
  expect(await withdrawImprovement(context, writer, id)).toEqual({ ok: false, reason: "already" });
  expect(await listImprovements(context.db, officeId)).toHaveLength(1);
  const kept = await listImprovementRecords(context.db, officeId);
  expect(kept.map(({ withdrawnAt }) => withdrawnAt !== null).sort()).toEqual([false, true]);
  const audit = await context.db.selectFrom("audit_entries").orderBy("position").select("action").execute();
  expect(audit.map(({ action }) => action)).toEqual([
    "improvement-published",
    "improvement-published",
    "improvement-withdrawn",
  ]);
});

test("sent twice it stands once", async () => {
  const { context, officeId, writer } = await openWithWriter();
  await publishImprovement(context, writer, input);
  expect(await publishImprovement(context, writer, input)).toEqual({ ok: false, reason: "already" });
  expect(await listImprovements(context.db, officeId)).toHaveLength(1);
});

test("a change of tomorrow and words about a person are refused; a person may say that they are none", async () => {
  const { context, officeId, writer } = await openWithWriter();
  const tomorrow = { ...input, happenedOn: day("2026-11-21") };
  expect(await publishImprovement(context, writer, tomorrow)).toEqual({ ok: false, reason: "future" });
  const named = { ...input, heard: "Ông Nguyễn Văn Thử, số 0900000001, phải đi lại ba lần." };
  expect(await publishImprovement(context, writer, named)).toEqual({ ok: false, reason: "personal-data" });
  expect(await listImprovements(context.db, officeId)).toEqual([]);
  expect(await publishImprovement(context, writer, { ...named, reviewed: "on" })).toEqual({ ok: true });
});

test("not by a handler, and not in another office", async () => {
  const { context, officeId, writer } = await openWithWriter();
  const handler = await givenColleague(context, officeId, ["handler"]);
  const stranger = await givenColleague(context, await givenOffice(context, "so-khac"), ["office"]);
  expect(await publishImprovement(context, handler, input)).toEqual({ ok: false, reason: "forbidden" });
  await publishImprovement(context, writer, input);
  const id = (await listImprovements(context.db, officeId))[0]?.id ?? "";
  expect(await withdrawImprovement(context, stranger, id)).toEqual({ ok: false, reason: "not-found" });
  expect(await listImprovements(context.db, stranger.officeId)).toEqual([]);
});

import { expect, test } from "vitest";
import { publishAnswer } from "#app/complaints/publication/publish-answer.server.ts";
import { listColumnItems } from "#app/figures/column/list-column-items.server.ts";
import { listCountedItems } from "#app/figures/column/list-counted-items.server.ts";
import { publishImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import { day } from "#app/platform/day.ts";
import { givenAnswered } from "#test/support/answers.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

test("the column has answers and improvements of its office, the latest first, and counts them on their day in Vietnam", async () => {
  const { context, clock } = await openTestContext("2026-10-31T16:59:00.000Z");
  const officeId = await givenOffice(context);
  const elsewhere = await givenOffice(context, "so-khac");
  const writer = await givenColleague(context, officeId, ["office"]);
  const input = { heard: "Phải chờ lâu sáng thứ Hai.", changed: "Mở thêm một quầy.", happenedOn: day("2026-10-02") };
  await publishImprovement(context, writer, input);
  clock.moveTo("2026-10-31T17:01:00.000Z");
  const { reference, approver } = await givenAnswered(context, officeId);
  await publishAnswer(context, approver, reference, { question: "Trễ hẹn.", answer: "Đã có kết quả." });
  expect(await listColumnItems(context.db, officeId)).toMatchObject([
    { kind: "answer", heard: "Trễ hẹn.", publishedAt: "2026-10-31T17:01:00.000Z" },
    { kind: "improvement", said: "Mở thêm một quầy.", publishedAt: "2026-10-31T16:59:00.000Z" },
  ]);
  expect(await listColumnItems(context.db, officeId, 1)).toHaveLength(1);
  expect(await listColumnItems(context.db, elsewhere)).toEqual([]);
  expect(await listCountedItems(context.db, officeId, 2026)).toEqual([
    { kind: "answer", publishedOn: "2026-11-01", isShown: true },
    { kind: "improvement", publishedOn: "2026-10-31", isShown: true },
  ]);
  await context.db.updateTable("complaints").set({ locked: 1 }).where("reference", "=", reference).execute();
  expect(await listColumnItems(context.db, officeId)).toMatchObject([{ kind: "improvement" }]);
  expect((await listCountedItems(context.db, officeId, 2026))[0]).toMatchObject({ isShown: false });
  expect(await listCountedItems(context.db, elsewhere, 2026)).toEqual([]);
});

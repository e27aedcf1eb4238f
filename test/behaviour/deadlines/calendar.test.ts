import { expect, test } from "vitest";
import { findCalendarPage } from "#app/deadlines/editing/calendar-page.server.ts";
import { dueOn } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { day } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

test("an office counts by its own calendar, not by another's", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const otherOffice = await givenOffice(context, "khac");
  const closed = { day: day("2026-11-26"), kind: "off" as const, name: "Nghỉ", source: "Thông báo" };
  await context.db
    .insertInto("calendar_days")
    .values({ ...closed, office_id: otherOffice })
    .execute();
  const due = async (office: string) => dueOn(day("2026-11-20"), 5, await findCalendar(context.db, office)).dueOn;
  expect(await due(officeId)).toBe("2026-11-30");
  expect(await due(otherOffice)).toBe("2026-12-01");
});

test("a year that is only a draft counts as not confirmed", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const draft = { office_id: officeId, year: 2027, confirmed_at: null, confirmed_by: null };
  await context.db.insertInto("calendar_years").values(draft).execute();
  const result = dueOn(day("2026-12-30"), 5, await findCalendar(context.db, officeId));
  expect(result.unconfirmedYears).toEqual([2027]);
});

test("the calendar page shows this year, offers the next one as not confirmed, and counts a day that is tried", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const page = await findCalendarPage(context, officeId, new URLSearchParams("received=20/11/2026"));
  expect(page.shown).toMatchObject({ year: 2026, isConfirmed: true });
  expect(page.shown.months[10]?.special).toEqual([{ day: "2026-11-24", kind: "off", name: "Ngày Văn hóa Việt Nam" }]);
  expect(page.years.at(-1)).toEqual({ year: 2027, isConfirmed: false });
  expect(page.tried.answer?.result.dueOn).toBe("2026-11-30");
});

test("a day that cannot be read is said so and counted not at all", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const query = new URLSearchParams({ year: "1999", received: "31/11/2026", days: "0" });
  const page = await findCalendarPage(context, officeId, query);
  expect(page.shown.year).toBe(2026);
  expect(page.tried).toMatchObject({ received: "31/11/2026", isDayWrong: true, areDaysWrong: true, answer: null });
});

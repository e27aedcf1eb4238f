import { expect, test } from "vitest";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

test("a new office starts with the announced calendar years and a participation target of 40 %", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const holiday = await context.db
    .selectFrom("calendar_days")
    .where("office_id", "=", officeId)
    .where("day", "=", "2026-11-24" as never)
    .select(["kind", "name"])
    .executeTakeFirst();
  expect(holiday).toEqual({ kind: "off", name: "Ngày Văn hóa Việt Nam" });
  const target = await context.db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .where("figure", "=", "participation")
    .select(["value", "comparison"])
    .executeTakeFirstOrThrow();
  expect(target).toEqual({ value: 0.4, comparison: "at-least" });
});

import { expect, test } from "vitest";
import { setUpInstallation } from "#app/installation/set-up-installation.server.ts";
import { issueSetupToken } from "#app/installation/setup-token.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

test("a new office starts with the announced calendar years", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const holiday = await context.db
    .selectFrom("calendar_days")
    .where("office_id", "=", officeId)
    .where("day", "=", "2026-11-24" as never)
    .select(["kind", "name"])
    .executeTakeFirst();
  expect(holiday).toEqual({ kind: "off", name: "Ngày Văn hóa Việt Nam" });
});

test("a new office has no targets until it chooses, so no other province's plan appears unasked", async () => {
  const { context } = await openTestContext();
  const token = (await issueSetupToken(context)) ?? "";
  const office = { slug: "so", name: "Sở", parentName: "Ủy ban", place: "Tỉnh", contactLine: "" };
  const administrator = { name: "Quản trị", email: "quantri@coquan.gov.vn", password };
  expect(await setUpInstallation(context, { token, office, administrator })).toMatchObject({ ok: true });
  expect(await context.db.selectFrom("targets").select("id").execute()).toEqual([]);
});

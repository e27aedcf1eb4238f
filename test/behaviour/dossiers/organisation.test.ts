import { expect, test } from "vitest";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { addToOrganisation, renameOrganisation } from "#app/dossiers/organisation/name-organisation.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]);
  const take = (number: string, unit: string, counter = "Quầy 1") =>
    importBytes(context, officeId, registerFile(registerRow({ number, unit, counter })));
  const units = async () => (await listOrganisation(context.db, officeId, "units")).map(({ name }) => name);
  return { context, officeId, by: { officeId, staffId }, take, units };
}

async function idOf({ db }: Context, officeId: string, name: string): Promise<string> {
  const parts = await listOrganisation(db, officeId, "units");
  return parts.find((part) => part.name === name)?.id ?? "";
}

test("a renamed unit keeps its name when the register goes on with the old one or begins with the new one", async () => {
  const { context, officeId, by, take, units } = await open();
  await take("H29.16-261120-0001", "PHÒNG QLCN");
  const id = await idOf(context, officeId, "PHÒNG QLCN");
  const name = "Phòng Quản lý Chuyên ngành";
  expect(await renameOrganisation(context, by, "units", { id, name })).toEqual({ ok: true });
  await take("H29.16-261120-0002", "Phòng QLCN");
  await take("H29.16-261120-0003", "PHÒNG QUẢN LÝ CHUYÊN NGÀNH");
  expect(await units()).toEqual([name]);
  const rows = await context.db.selectFrom("dossiers").select("unit_id").execute();
  expect(rows.map((row) => row.unit_id)).toEqual([id, id, id]);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.find(({ action }) => action === "organisation-named")).toMatchObject({
    changes: [{ field: "partName", before: "PHÒNG QLCN", after: name }],
  });
});

test("no name is given to two units, whether it is shown or only stands in the register", async () => {
  const { context, officeId, by, take, units } = await open();
  await take("H29.16-261120-0001", "Phòng Một");
  await take("H29.16-261120-0002", "Phòng Hai");
  const id = await idOf(context, officeId, "Phòng Một");
  expect(await renameOrganisation(context, by, "units", { id, name: "phòng hai" })).toEqual({
    ok: false,
    reason: "taken",
  });
  await renameOrganisation(context, by, "units", { id, name: "Phòng Ba" });
  expect(await addToOrganisation(context, by, "units", "Phòng Một")).toEqual({ ok: false, reason: "taken" });
  expect(await addToOrganisation(context, by, "units", "PHÒNG BA")).toEqual({ ok: false, reason: "taken" });
  // Back to its first name: that is its own.
  expect(await renameOrganisation(context, by, "units", { id, name: "Phòng Một" })).toEqual({ ok: true });
  expect(await units()).toEqual(["Phòng Hai", "Phòng Một"]);
});

test("a unit added by hand is the one a later register names; another office's unit cannot be renamed", async () => {
  const { context, officeId, by, take, units } = await open();
  expect(await addToOrganisation(context, by, "units", "Văn phòng Sở")).toEqual({ ok: true });
  expect(await addToOrganisation(context, by, "counters", "Quầy 1")).toEqual({ ok: true });
  await take("H29.16-261120-0001", "VĂN PHÒNG SỞ", "Quầy 1");
  expect(await units()).toEqual(["Văn phòng Sở"]);
  expect(await listOrganisation(context.db, officeId, "counters")).toHaveLength(1);
  const stranger = { ...by, officeId: await givenOffice(context, "khac") };
  const id = await idOf(context, officeId, "Văn phòng Sở");
  expect(await renameOrganisation(context, stranger, "units", { id, name: "Của tôi" })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("of two who give the same new name at once one is told that it is taken", async () => {
  const { context, officeId, by, take, units } = await open();
  await take("H29.16-261120-0001", "Phòng Một");
  await take("H29.16-261120-0002", "Phòng Hai");
  const ids = [await idOf(context, officeId, "Phòng Một"), await idOf(context, officeId, "Phòng Hai")];
  const both = await Promise.all(ids.map((id) => renameOrganisation(context, by, "units", { id, name: "Phòng Mới" })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await units()).filter((name) => name === "Phòng Mới")).toHaveLength(1);
});

test("a unit that a person adds while a register with it is saved is one unit", async () => {
  const { context, by, take, units } = await open();
  const [added, imported] = await Promise.all([
    addToOrganisation(context, by, "units", "Phòng Mới"),
    take("H29.16-261120-0001", "Phòng Mới"),
    take("H29.16-261120-0002", "phòng mới", "Quầy 2"),
  ]);
  expect(imported.unreadable).toBeUndefined();
  expect([true, false]).toContain(added.ok);
  expect((await units()).map((name) => name.toLowerCase())).toEqual(["phòng mới"]);
});

test("a unit gets the name that a register brings at the same moment, and stays one", async () => {
  const { context, officeId, by, take, units } = await open();
  await take("H29.16-261120-0001", "Phòng Cũ");
  const id = await idOf(context, officeId, "Phòng Cũ");
  const [renamed] = await Promise.all([
    renameOrganisation(context, by, "units", { id, name: "Phòng Mới" }),
    take("H29.16-261120-0002", "Phòng Mới"),
  ]);
  // Whichever came first: the new name is either the old unit's second name, or another unit's and refused.
  expect(await units()).toEqual(renamed.ok ? ["Phòng Mới"] : ["Phòng Cũ", "Phòng Mới"]);
});

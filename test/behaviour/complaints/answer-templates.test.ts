import { expect, test } from "vitest";
import { addTemplate, changeTemplate, closeTemplate } from "#app/complaints/templates/save-template.server.ts";
import {
  findFilledTemplate,
  listStoredTemplates,
  listTemplateProcedures,
  listTemplates,
  listTemplatesForCase,
} from "#app/complaints/templates/list-templates.server.ts";
import { day } from "#app/platform/day.ts";
import { complaintIdOf } from "#test/support/answers.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

async function openWithKeeper() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { dossierId } = await givenReceipt(context, officeId);
  const [procedure] = await listTemplateProcedures(context.db, officeId);
  const keeper = await givenColleague(context, officeId, ["office"]);
  return { context, officeId, dossierId, procedureId: procedure?.id ?? "", keeper };
}

const common = { title: "Chung", body: "Phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}}." };

test("a case is offered the templates of its procedure first, then those for every case, and no closed ones", async () => {
  const { context, officeId, dossierId, procedureId, keeper } = await openWithKeeper();
  await addTemplate(context, keeper, common);
  await addTemplate(context, keeper, { title: "Trễ hẹn", body: "Xin lỗi.", procedure: procedureId });
  const closed = await addTemplate(context, keeper, { title: "Cũ", body: "Cũ." });
  if (closed.ok) await closeTemplate(context, keeper, { id: closed.id, revision: 1 }, true);
  const titles = (offered: { title: string }[]) => offered.map(({ title }) => title);
  expect(titles(await listTemplates(context.db, officeId, procedureId))).toEqual(["Trễ hẹn", "Chung"]);
  expect(titles(await listTemplates(context.db, officeId, null))).toEqual(["Chung"]);
  expect(titles(await listStoredTemplates(context.db, officeId))).toEqual(["Chung", "Trễ hẹn", "Cũ"]);
  const { reference } = await givenComplaint(context, officeId, { dossierId });
  const complaintId = await complaintIdOf(context, reference);
  expect(titles(await listTemplatesForCase(context.db, officeId, complaintId))).toEqual(["Trễ hẹn", "Chung"]);
});

test("a chosen template comes filled; a closed one and another office's do not come", async () => {
  const { context, officeId, keeper } = await openWithKeeper();
  const added = await addTemplate(context, keeper, common);
  const id = added.ok ? added.id : "";
  const found = {
    reference: "PA-7KQM-4TRX",
    receivedOn: day("2026-11-20"),
    dueOn: day("2026-11-30"),
    dossierNumber: null,
    procedureName: null,
  };
  expect(await findFilledTemplate(context, officeId, id, found)).toMatchObject({
    text: "Phản ánh PA-7KQM-4TRX ngày 20/11/2026.",
  });
  expect(await findFilledTemplate(context, await givenOffice(context, "so-khac"), id, found)).toBeUndefined();
  await closeTemplate(context, keeper, { id, revision: 1 }, true);
  expect(await findFilledTemplate(context, officeId, id, found)).toBeUndefined();
});

test("of two people changing a template at once one wins, and another office changes nothing", async () => {
  const { context, officeId, procedureId, keeper } = await openWithKeeper();
  const added = await addTemplate(context, keeper, common);
  const seen = { id: added.ok ? added.id : "", revision: 1 };
  const changes = await Promise.all(
    ["Một", "Hai"].map((title) => changeTemplate(context, keeper, seen, { ...common, title })),
  );
  expect(changes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(changes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed" });
  const stranger = await givenColleague(context, await givenOffice(context, "so-khac"), ["office"]);
  expect(await changeTemplate(context, stranger, { ...seen, revision: 2 }, common)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await addTemplate(context, stranger, { ...common, procedure: procedureId })).toEqual({
    ok: false,
    reason: "no-procedure",
  });
  expect(await listStoredTemplates(context.db, officeId)).toHaveLength(1);
});

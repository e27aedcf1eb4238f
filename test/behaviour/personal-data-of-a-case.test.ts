import { expect, test } from "vitest";
import { erasePersonalData } from "#app/complaints/erase-personal-data.server.ts";
import { exportPersonalData } from "#app/complaints/export-personal-data.server.ts";
import { readContact } from "#app/complaints/read-contact.server.ts";
import { complaintIdOf } from "#test/support/answers.ts";
import { givenCase, stepsOf } from "#test/support/case-life.ts";
import { withDataFolder } from "#test/support/files.ts";

const contact = { name: "Người Gửi Thử", address: "Tổ 3", phone: "0900000000", email: "" };
const text = "Tôi là Người Gửi Thử, số điện thoại 0900000000, hồ sơ trễ hai ngày.";

test("what is kept of a sender can be handed out, and the history and the audit record say so", async () => {
  const { context, officeId, people, reference } = await givenCase({ contact, text });
  const data = await exportPersonalData(context, people.office, reference);
  expect(data).toMatchObject({ reference, text, contact, files: [], erasedAt: null });
  expect((await stepsOf(context, officeId, reference)).at(-1)).toBe("data-exported");
  expect(await exportPersonalData(context, { ...people.office, officeId: "another" }, reference)).toBeUndefined();
});

test("a sender's data is erased once, texts lose what identifies a person, and the case stays", async () => {
  const story = await givenCase({ contact, text });
  const { officeId, people, reference } = story;
  const context = withDataFolder(story.context);
  const before = await context.db.selectFrom("complaints").selectAll().executeTakeFirstOrThrow();
  expect(await erasePersonalData(context, people.office, reference)).toEqual({ ok: true, files: 0 });
  const after = await context.db.selectFrom("complaints").selectAll().executeTakeFirstOrThrow();
  expect(after.text).toContain("hồ sơ trễ hai ngày");
  expect(`${after.text} ${after.search}`).not.toMatch(/Gửi Thử|gui thu|0900000000/);
  expect(after).toMatchObject({ state: before.state, due_on: before.due_on, answer_owed: before.answer_owed });
  const id = await complaintIdOf(context, reference);
  expect(await readContact(context, people.handler, id)).toEqual({ ok: false, reason: "none" });
  expect((await stepsOf(context, officeId, reference)).at(-1)).toBe("data-erased");
  const audit = await context.db.selectFrom("audit_entries").where("subject", "=", reference).selectAll().execute();
  expect(audit.map(({ action }) => action)).toContain("personal-data-erased");
  expect(await erasePersonalData(context, people.office, reference)).toEqual({ ok: false, reason: "erased" });
  expect(await erasePersonalData(context, people.office, "PA-2222-2222")).toEqual({ ok: false, reason: "not-found" });
});

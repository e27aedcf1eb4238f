import { expect, test } from "vitest";
import { askApi, givenKey } from "#test/support/api.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const contact = { name: "Ông A", address: "Số 1, đường B", phone: "0901 234 567" };
const problem = { kind: "problem", text: "Quầy số 2 mở cửa muộn 30 phút sáng nay." };

test("a problem sent by other software becomes a case with a due day, and repeating it makes no second one", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  await givenReceipt(context, officeId, { number: "S-1" });
  const body = { ...problem, dossier: "s-1", contact, consent: true };
  const headers = { "Idempotency-Key": "p-1" };
  const sent = await askApi(context, "POST", "/complaints", { key, body, headers });
  expect([sent.status, sent.body]).toMatchObject([201, { answerOwed: true, dueOn: "2026-11-30" }]);
  // The process died after the case was saved and before its answer was stored.
  await context.db.deleteFrom("api_answers").execute();
  const again = await askApi(context, "POST", "/complaints", { key, body, headers });
  expect(again.body).toEqual(sent.body);
  const cases = await context.db.selectFrom("complaints").select(["source", "text"]).execute();
  expect(cases).toEqual([{ source: "api", text: problem.text }]);
  const listed = await askApi(context, "GET", "/complaints", { key });
  expect(listed.body).toMatchObject({ complaints: [{ dossier: "S-1", source: "api", state: "received" }], next: null });
  expect(JSON.stringify(listed.body)).not.toMatch(/Quầy|0901|Ông A|secret/);
});

test("contact details without consent, half of them, and a dossier of another office are refused by name", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  await givenReceipt(context, await givenOffice(context, "khac"), { number: "S-9" });
  const send = (body: object) => askApi(context, "POST", "/complaints", { key, body });
  expect((await send({ ...problem, contact })).body).toMatchObject({ places: [{ at: "/consent" }] });
  const half = { ...problem, contact: { ...contact, phone: "" }, consent: true };
  expect((await send(half)).body).toMatchObject({ places: [{ at: "/contact/phone" }] });
  expect((await send({ ...problem, dossier: "S-9" })).body).toMatchObject({ places: [{ at: "/dossier" }] });
  expect((await send({ ...problem, text: "ngắn" })).body).toMatchObject({ places: [{ at: "/text" }] });
  expect(await context.db.selectFrom("complaints").selectAll().execute()).toEqual([]);
});

test("a text that may be a denunciation is asked about before it is taken", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const body = { kind: "problem", text: "Tôi tố cáo cán bộ quầy số 2 nhận hối lộ." };
  expect((await askApi(context, "POST", "/complaints", { key, body })).body).toMatchObject({ kind: "other-law" });
  const sent = await askApi(context, "POST", "/complaints", { key, body: { ...body, otherLaw: "anyway" } });
  expect(sent.status).toBe(201);
});

test("a locked case and the cases of another office do not exist for software", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const other = await givenKey(context, await givenOffice(context, "khac"));
  await askApi(context, "POST", "/complaints", { key, body: problem });
  expect((await askApi(context, "GET", "/complaints", { key: other.key })).body).toMatchObject({ complaints: [] });
  await context.db.updateTable("complaints").set({ locked: 1 }).execute();
  expect((await askApi(context, "GET", "/complaints", { key })).body).toMatchObject({ complaints: [] });
});

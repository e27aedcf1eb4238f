import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { remindStaff } from "#app/complaints/reminders/remind-staff.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { forgetDeliveries } from "#app/webhooks/forget-deliveries.server.ts";
import { listDeliveries } from "#app/webhooks/list-deliveries.server.ts";
import { tellWebhooks } from "#app/webhooks/tell-webhooks.server.ts";
import { openApi } from "#test/support/api.ts";
import { answerText, asSeen } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, someContact } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import {
  deliveryRows,
  givenReceiver,
  givenWebhook,
  reachingHere,
  readEvent,
  sendNow,
  type ReceivedEvent,
} from "#test/support/receiver.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

async function givenListeningOffice(time?: string) {
  const opened = await openTestContext(time);
  const context = reachingHere(opened.context);
  const officeId = await givenOffice(context);
  const receiver = await givenReceiver();
  const webhook = await givenWebhook(context, officeId, receiver.url);
  return { ...opened, context, officeId, receiver, webhook };
}

function tap(context: Context, code: string, score: Score) {
  return giveRating(context, { code, score, source: "phone", language: "vi" });
}

const ajv = new Ajv2020({ strict: false });
(formats as unknown as { default: (ajv: Ajv2020) => void }).default(ajv);

/** Whether a body is what the OpenAPI document says. */
function isDescribed(context: Context, { body }: ReceivedEvent): boolean {
  const told = JSON.parse(body) as { type: string };
  const { webhooks } = openApi(context) as unknown as {
    webhooks: Record<string, { post: { requestBody: { content: { "application/json": { schema: object } } } } }>;
  };
  const schema = webhooks[told.type]?.post.requestBody.content["application/json"].schema;
  return schema !== undefined && ajv.validate({ ...schema, additionalProperties: false }, told);
}

test("ratings, cases, their answers and their lateness arrive signed, as the document describes them, and name nobody", async () => {
  const { context, clock, officeId, receiver, webhook } = await givenListeningOffice("2026-11-20T09:00:00+07:00");
  const { code, dossierId } = await givenReceipt(context, officeId, { number: "H13.18-261102-0001" });
  await tap(context, code, 2);
  await tap(context, code, 2);
  await tap(context, code, 4);
  const late = await givenComplaint(context, officeId, { dossierId });
  const { reference } = await givenComplaint(context, officeId, { text: "Quầy số 2 mở muộn, đề nghị xem lại." });
  const approver = await givenColleague(context, officeId, ["approver"]);
  const answered = await answerComplaint(context, approver, {
    ...(await asSeen(context, approver, reference)),
    text: answerText,
  });
  expect(answered).toMatchObject({ ok: true });
  clock.moveTo("2026-12-18T09:00:00+07:00");
  await remindStaff(context);
  expect(await sendNow(context)).toEqual({ delivered: 6, failed: 0, givenUp: 0 });
  const told = receiver.received.map((event) => readEvent(event, webhook.secret));
  expect(told.map(({ type, office, version }) => [type, office, version])).toEqual([
    ["rating.given", "skhcn", 1],
    ["rating.given", "skhcn", 1],
    ["complaint.received", "skhcn", 1],
    ["complaint.received", "skhcn", 1],
    ["complaint.answered", "skhcn", 1],
    ["complaint.overdue", "skhcn", 1],
  ]);
  expect(told.slice(0, 2).map(({ data }) => data)).toMatchObject([
    { change: "recorded", score: 2, givenOn: "2026-11-20", source: "phone", channel: "counter" },
    { change: "changed", score: 4 },
  ]);
  expect(told[0]?.data["id"]).toBe(told[1]?.data["id"]);
  expect(JSON.stringify(told.slice(0, 2))).not.toMatch(/H13|dossier/);
  expect(told[2]?.data).toMatchObject({ reference: late.reference, dossier: "H13.18-261102-0001", answeredOn: null });
  expect(told[4]?.data).toMatchObject({ reference, answeredOn: "2026-11-20", dossier: null });
  expect(told[5]?.data).toMatchObject({ reference: late.reference, answerOwed: true });
  const all = JSON.stringify(receiver.received);
  for (const secret of [someContact.name, someContact.address, "mở muộn", answerText, late.secret, code])
    expect(all).not.toContain(secret);
  expect(receiver.received.every((event) => isDescribed(context, event))).toBe(true);
});

test("what was rolled back is never told, and an event that is told again arrives once", async () => {
  const { context, officeId, receiver } = await givenListeningOffice();
  const event = {
    officeId,
    key: "một lần",
    about: null,
    at: context.clock.now(),
    data: {
      id: "1",
      change: "recorded",
      score: 5,
      givenOn: "2026-11-20",
      firstGivenOn: "2026-11-20",
      source: "phone",
      language: "vi",
      channel: "counter",
      procedure: { code: "1", name: "Một" },
    },
  } as const;
  const tell = () =>
    inTransaction(context.db, (tx) => tellWebhooks(tx, "rating.given", [officeId], () => Promise.resolve([event])));
  const broken = inTransaction(context.db, async (tx) => {
    await tellWebhooks(tx, "rating.given", [officeId], () => Promise.resolve([event]));
    throw new Error("the command failed");
  });
  await expect(broken).rejects.toThrow("the command failed");
  expect(await deliveryRows(context)).toEqual([]);
  await tell();
  await tell();
  await sendNow(context);
  expect(receiver.received).toHaveLength(1);
});

test("an office is told of its own events only, and a webhook of those it chose", async () => {
  const { context, officeId, receiver } = await givenListeningOffice();
  const other = await givenOffice(context, "khac");
  const foreign = await givenReceiver();
  await givenWebhook(context, other, foreign.url, { name: "Phần mềm khác", events: ["complaint.received"] });
  const { code } = await givenReceipt(context, officeId);
  const { code: otherCode } = await givenReceipt(context, other);
  await tap(context, code, 5);
  await tap(context, otherCode, 1);
  await givenComplaint(context, other);
  await sendNow(context);
  expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    { type: "rating.given", office: "skhcn", data: { score: 5 } },
  ]);
  expect(foreign.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    { type: "complaint.received", office: "khac" },
  ]);
});

test("a hundred taps at the same moment are told once each", async () => {
  const { context, officeId, receiver } = await givenListeningOffice();
  const codes: string[] = [];
  for (let index = 0; index < 100; index += 1) {
    codes.push((await givenReceipt(context, officeId, { number: `S-${String(index)}` })).code);
  }
  await Promise.all(codes.map((code) => tap(context, code, 5)));
  expect(await sendNow(context)).toMatchObject({ delivered: 100 });
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(100);
});

test("a locked case is not told; what waits when it is locked is withheld, and the page does not name it", async () => {
  const { context, officeId, receiver } = await givenListeningOffice();
  const approver = await givenColleague(context, officeId, ["approver"]);
  const { reference } = await givenComplaint(context, officeId, { text: "Tôi tố cáo việc nhận tiền riêng." });
  const step = { ...(await asSeen(context, approver, reference)), lane: "denunciation" as const, reason: "Là tố cáo." };
  expect(await rerouteCase(context, approver, step)).toMatchObject({ ok: true });
  const isLocked = await context.db.selectFrom("complaints").select("locked").executeTakeFirstOrThrow();
  expect(isLocked.locked).toBe(1);
  expect(await sendNow(context)).toEqual({ delivered: 0, failed: 0, givenUp: 0 });
  expect(receiver.received).toEqual([]);
  const { deliveries } = await listDeliveries(context.db, officeId, { webhookId: null, state: null, before: null });
  expect(deliveries).toMatchObject([{ state: "withheld", about: null, canRepeat: false }]);
});

test("a late case is told once for each due day, however often the reminders run and deliveries are forgotten", async () => {
  const { context, clock, officeId, receiver } = await givenListeningOffice("2026-11-02T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId);
  const overdue = () =>
    receiver.received.filter(({ body }) => (JSON.parse(body) as { type: string }).type === "complaint.overdue").length;
  const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2027-01-25", "2027-01-26"];
  for (const day of days) {
    clock.moveTo(`${day}T09:00:00+07:00`);
    await remindStaff(context);
    await forgetDeliveries(context);
    await sendNow(context);
    expect(overdue(), day).toBe(1);
  }
  await context.db
    .updateTable("complaints")
    .set({ due_on: "2027-01-26" as never })
    .execute();
  clock.moveTo("2027-01-27T09:00:00+07:00");
  await remindStaff(context);
  await sendNow(context);
  expect(overdue()).toBe(2);
  const approver = await givenColleague(context, officeId, ["approver"]);
  await answerComplaint(context, approver, { ...(await asSeen(context, approver, reference)), text: answerText });
  await sendNow(context);
  clock.moveTo("2027-06-01T09:00:00+07:00");
  expect(await forgetDeliveries(context)).toBeGreaterThanOrEqual(3);
  expect(await deliveryRows(context)).toEqual([]);
});

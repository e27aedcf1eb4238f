import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { inTransaction, openDatabase } from "#db/engine.ts";
import { announce } from "#app/notifications/announce.server.ts";
import { forgetMessages } from "#app/notifications/forget-messages.server.ts";
import { listMessages } from "#app/notifications/list-messages.server.ts";
import { mostAttempts } from "#app/notifications/next-attempt.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import { sendTest } from "#app/notifications/send-test.server.ts";
import { tryAgain } from "#app/notifications/try-again.server.ts";
import { addMinutes, day, instantFromDate } from "#app/platform/day.ts";
import { givenGateway, givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenOutbox, outboxRows as rows, tell } from "#test/support/outbox.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

test("a message leaves with its words, once for its key, and what was sent keeps neither recipient nor words", async () => {
  const { context, officeId } = await givenOutbox();
  const mail = await givenMailServer();
  await tell(context, officeId, "mot");
  await tell(context, officeId, "mot");
  const [waiting] = await rows(context);
  expect(JSON.stringify(waiting)).not.toContain("mot@example.vn");
  const open = withSettings(context, { mail: mail.settings });
  expect(await sendDue(open)).toEqual({ sent: 1, failed: 0, givenUp: 0, lapsed: 0 });
  expect(await sendDue(open)).toMatchObject({ sent: 0 });
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]).toMatchObject({ to: ["mot@example.vn"], subject: "Đã tiếp nhận PA-7KQM-4TRX" });
  expect(mail.received[0]?.text).toContain("Hạn trả lời: hết ngày 30/11/2026");
  expect(await rows(context)).toMatchObject([{ state: "sent", sealed: null, attempts: 1, claimed_by: null }]);
});

test("a test message asked for twice within a minute leaves once, a minute later again", async () => {
  const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
  const staffId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const person = { officeId, officeName: "Sở", staffId, email: "quantri@coquan.gov.vn" };
  await Promise.all([sendTest(context, person), sendTest(context, person)]);
  expect(await rows(context)).toHaveLength(1);
  clock.moveTo(addMinutes(context.clock.now(), 1));
  await sendTest(context, person);
  expect(await rows(context)).toHaveLength(2);
});

test("what was rolled back is never told", async () => {
  const { context, officeId } = await givenOutbox();
  const broken = inTransaction(context.db, async (tx) => {
    const usefulUntil = addMinutes(context.clock.now(), 60);
    const message = { kind: "assigned", reference: "PA-1", dueOn: day("2026-11-30"), link: "http://x" } as const;
    const to = "a@example.vn";
    await announce(context, tx, { officeId, key: "a", channel: "email", to, language: "vi", message, usefulUntil });
    throw new Error("the command failed");
  });
  await expect(broken).rejects.toThrow("the command failed");
  expect(await rows(context)).toEqual([]);
});

test("the mail server is down for an hour and back: nothing is lost and nothing is sent twice", async () => {
  const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
  const mail = await givenMailServer();
  const open = withSettings(context, { mail: mail.settings });
  await mail.stop();
  const keys = Array.from({ length: 12 }, (_, index) => `nguoi-${String(index)}`);
  for (const key of keys) await tell(context, officeId, key);
  for (let minute = 0; minute < 150; minute += 1) {
    if (minute === 60) await mail.start();
    clock.moveTo(addMinutes(instantFromDate(new Date("2026-11-20T08:00:00+07:00")), minute));
    await sendDue(open);
    if (minute === 59) expect(mail.received).toEqual([]);
  }
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(keys.map((key) => `${key}@example.vn`).sort());
  expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(keys.length);
  expect((await rows(context)).every(({ state }) => state === "sent")).toBe(true);
});

test("two senders at once send each message once", async () => {
  const { context, officeId, location } = await givenOutbox();
  const mail = await givenMailServer();
  const keys = Array.from({ length: 20 }, (_, index) => `hai-${String(index)}`);
  for (const key of keys) await tell(context, officeId, key);
  const other = openDatabase(location, (error) => {
    throw error;
  });
  const first = withSettings(context, { mail: mail.settings });
  const counts = await Promise.all([sendDue(first), sendDue({ ...first, db: other.db }), sendDue(first)]);
  await other.close();
  expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(keys.length);
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(keys.map((key) => `${key}@example.vn`).sort());
});

test("a sender that died gives its message up after the claim, and the repeat carries the same Message-ID", async () => {
  const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
  const mail = await givenMailServer();
  const open = withSettings(context, { mail: mail.settings });
  await tell(context, officeId, "mot");
  await sendDue(open);
  const [first] = await rows(context);
  // As the process would leave it that died after the mail server took the message over.
  await context.db.deleteFrom("outbox_messages").execute();
  await tell(context, officeId, "mot");
  const claimed = { claimed_by: "dead", claimed_until: addMinutes(context.clock.now(), 5), attempts: 1 };
  await context.db.updateTable("outbox_messages").set(claimed).execute();
  expect(await sendDue(open)).toMatchObject({ sent: 0 });
  clock.moveTo("2026-11-20T08:05:00+07:00");
  expect(await sendDue(open)).toMatchObject({ sent: 1 });
  expect(first?.state).toBe("sent");
  expect(mail.received[1]?.messageId).toBe(mail.received[0]?.messageId);
  expect(mail.received[0]?.messageId).toMatch(/^<[0-9a-f]{40}@localhost>$/);
});

describe("messages that do not get through", () => {
  test("a refused address is given up at once, the others leave, and staff try it again", async () => {
    const { context, officeId, colleague } = await givenOutbox();
    const mail = await givenMailServer();
    const open = withSettings(context, { mail: mail.settings });
    mail.refused.add("sai@example.vn");
    for (const key of ["sai", "dung"]) await tell(context, officeId, key);
    expect(await sendDue(open)).toEqual({ sent: 1, failed: 0, givenUp: 1, lapsed: 0 });
    const { givenUp, counts } = await listMessages(open, officeId);
    expect(givenUp).toMatchObject([{ kind: "receipt", about: "PA-7KQM-4TRX", problem: "refused", canRetry: true }]);
    expect(counts).toEqual({ pending: 0, givenUp: 1, sentLately: 1, lapsedLately: 0 });
    mail.refused.clear();
    const id = givenUp[0]?.id ?? "";
    const stranger = { staffId: colleague.staffId, officeId: await givenOffice(context, "khac") };
    expect(await tryAgain(open, stranger, id)).toBe(false);
    expect(await tryAgain(open, colleague, id)).toBe(true);
    expect(await tryAgain(open, colleague, id)).toBe(false);
    expect(await sendDue(open)).toMatchObject({ sent: 1 });
    expect(mail.received.map(({ to }) => to[0])).toEqual(["dung@example.vn", "sai@example.vn"]);
    const audit = await context.db.selectFrom("audit_entries").select(["action", "subject"]).execute();
    expect(audit).toEqual([{ action: "message-tried-again", subject: id }]);
  });

  test("after the last attempt of more than a day a message is given up and shown with its reason", async () => {
    const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
    const mail = await givenMailServer();
    await mail.stop();
    const open = withSettings(context, { mail: mail.settings });
    await tell(context, officeId, "mot");
    let now = context.clock.now();
    for (let round = 0; round < 40 * 12; round += 1) {
      await sendDue(open);
      now = addMinutes(now, 5);
      clock.moveTo(now);
    }
    const { givenUp } = await listMessages(open, officeId);
    expect(givenUp).toMatchObject([{ attempts: mostAttempts, problem: "connection", canRetry: true }]);
    clock.moveTo("2026-12-25T08:00:00+07:00");
    expect(await forgetMessages(open)).toBe(1);
    expect((await listMessages(open, officeId)).givenUp).toMatchObject([{ canRetry: false }]);
  });

  test("without settings messages wait, staff see why, and what is no longer of use lapses instead of leaving late", async () => {
    const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
    await tell(context, officeId, "lau");
    await tell(context, officeId, "hom-nay", { usefulUntil: instantFromDate(new Date("2026-11-20T17:00:00+07:00")) });
    expect(await sendDue(context)).toEqual({ sent: 0, failed: 0, givenUp: 0, lapsed: 0 });
    expect((await listMessages(context, officeId)).waitingFor).toEqual([{ channel: "email", count: 2 }]);
    clock.moveTo("2026-11-23T08:00:00+07:00");
    const mail = await givenMailServer();
    const open = withSettings(context, { mail: mail.settings });
    expect(await sendDue(open)).toEqual({ sent: 1, failed: 0, givenUp: 0, lapsed: 1 });
    expect(mail.received.map(({ to }) => to[0])).toEqual(["lau@example.vn"]);
    expect((await listMessages(open, officeId)).waitingFor).toEqual([]);
  });

  test("a message sealed with another secret waits for the right one, using no attempt up", async () => {
    const { context, clock, officeId } = await givenOutbox("2026-11-20T08:00:00+07:00");
    const mail = await givenMailServer();
    await tell(context, officeId, "mot");
    const secret = "another secret of the tests, also long enough";
    const other = withSettings(context, { mail: mail.settings, secret });
    for (let hour = 0; hour < 24; hour += 1) {
      clock.moveTo(addMinutes(instantFromDate(new Date("2026-11-20T08:00:00+07:00")), hour * 60));
      expect(await sendDue(other)).toMatchObject({ failed: 1, givenUp: 0 });
      expect(await sendDue(other)).toMatchObject({ failed: 0, givenUp: 0 });
    }
    expect((await listMessages(other, officeId)).pending).toMatchObject([{ problem: "unreadable", attempts: 0 }]);
    expect(mail.received).toEqual([]);
    clock.moveTo("2026-11-21T08:00:00+07:00");
    expect(await sendDue(withSettings(context, { mail: mail.settings }))).toMatchObject({ sent: 1 });
  });
});

describe("the gateway for text messages", () => {
  const bodySchema = z.object({ id: z.string(), to: z.string(), text: z.string() });
  const secret = "a secret of the gateway";

  test("is called with a signature that it can verify, and a repeat is recognized by its id", async () => {
    const { context, officeId } = await givenOutbox();
    const gateway = await givenGateway();
    await tell(context, officeId, "mot", { channel: "sms", to: "0900000001" });
    const open = withSettings(context, { smsGateway: { url: gateway.url, secret } });
    expect(await sendDue(open)).toMatchObject({ sent: 1 });
    const [call] = gateway.calls;
    const body = call?.body ?? "";
    const sent = bodySchema.parse(JSON.parse(body));
    expect(sent).toMatchObject({ to: "0900000001" });
    expect(sent.text).toContain("PA-7KQM-4TRX");
    const timestamp = String(call?.headers["x-hai-long-timestamp"]);
    expect(timestamp).toBe(context.clock.now());
    const expected = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    expect(call?.headers["x-hai-long-signature"]).toBe(`sha256=${expected}`);
    expect(call?.headers["idempotency-key"]).toBe(sent.id);
  });

  test.each([
    [200, { sent: 1 }, null],
    [409, { sent: 1 }, null],
    [422, { givenUp: 1 }, "refused"],
    [401, { failed: 1 }, "credentials"],
    [503, { failed: 1 }, "server"],
    [302, { failed: 1 }, "server"],
  ])("answers %i: %j", async (status, counts, problem) => {
    const { context, officeId } = await givenOutbox();
    const gateway = await givenGateway(() => status);
    await tell(context, officeId, "mot", { channel: "sms", to: "0900000001" });
    const open = withSettings(context, { smsGateway: { url: gateway.url, secret } });
    expect(await sendDue(open)).toMatchObject(counts);
    expect(await rows(context)).toMatchObject([{ last_error: problem }]);
  });
});

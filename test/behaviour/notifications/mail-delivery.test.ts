import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { listMessages } from "#app/notifications/list-messages.server.ts";
import { openMailTransport } from "#app/notifications/mail-transport.server.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import { addMinutes, instantFromDate } from "#app/platform/day.ts";
import type { MailServer } from "#test/support/mail-server.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenOutbox, outboxRows, tell } from "#test/support/outbox.ts";

const opening = "2026-11-20T08:00:00+07:00";

async function givenMail(keys: readonly string[]) {
  const outbox = await givenOutbox(opening);
  const mail = await givenMailServer();
  const open = withSettings(outbox.context, { mail: mail.settings });
  for (const key of keys) await tell(outbox.context, outbox.officeId, key);
  const moveTo = (minutes: number) => {
    outbox.clock.moveTo(addMinutes(instantFromDate(new Date(opening)), minutes));
  };
  return { ...outbox, mail, open, moveTo };
}

const recipients = (mail: MailServer) => mail.received.map(({ to }) => to[0]);

test("a server that takes every message and answers nothing gets each one twice in all, with the same Message-ID", async () => {
  const { open, mail, officeId, moveTo } = await givenMail(["mot", "hai"]);
  mail.afterContent = "drop";
  for (let minutes = 0; minutes < 40 * 60; minutes += 5) {
    moveTo(minutes);
    await sendDue(open);
  }
  expect(recipients(mail).sort()).toEqual(["hai", "hai", "mot", "mot"].map((key) => `${key}@example.vn`));
  expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(2);
  const { givenUp } = await listMessages(open, officeId);
  expect(givenUp).toMatchObject([1, 2].map(() => ({ problem: "unknown-outcome", isPerhapsSent: true, attempts: 2 })));
});

test("a message that may have arrived is marked while it waits, and sent at the one more try", async () => {
  const { open, mail, officeId, moveTo } = await givenMail(["mot"]);
  mail.afterContent = "drop";
  expect(await sendDue(open)).toMatchObject({ failed: 1 });
  expect((await listMessages(open, officeId)).pending).toMatchObject([{ isPerhapsSent: true }]);
  mail.afterContent = "answer";
  moveTo(59);
  expect(await sendDue(open)).toMatchObject({ sent: 0, failed: 0 });
  moveTo(60);
  expect(await sendDue(open)).toMatchObject({ sent: 1 });
});

describe("a server that answers late", () => {
  const letter = { name: "ten", to: "mot@example.vn", subject: "Thư", text: "Nội dung" };

  test("within its time is waited for", async () => {
    const mail = await givenMailServer();
    mail.afterContent = () => pause(400);
    const transport = openMailTransport(mail.settings, "http://localhost:3000", { greeting: 5000, answer: 5000 });
    expect(await transport.deliver(letter)).toBeUndefined();
    expect(mail.received).toHaveLength(1);
  });

  test("later than that may have delivered", async () => {
    const mail = await givenMailServer();
    mail.afterContent = () => pause(2000);
    const transport = openMailTransport(mail.settings, "http://localhost:3000", { greeting: 5000, answer: 300 });
    expect(await transport.deliver(letter)).toBe("unknown-outcome");
  });

  test("is not waited for long when the process stops", async () => {
    const mail = await givenMailServer();
    const stopping = new AbortController();
    mail.afterContent = () => {
      stopping.abort();
      return pause(60_000, undefined, { ref: false });
    };
    const transport = openMailTransport(mail.settings, "http://localhost:3000");
    expect(await transport.deliver(letter, stopping.signal)).toBe("unknown-outcome");
    expect(await transport.deliver(letter, AbortSignal.abort())).toBe("connection");
    expect(mail.received).toHaveLength(1);
  });
});

test.each([
  [450, "deferred", "pending"],
  [451, "deferred", "pending"],
  [550, "refused", "given-up"],
] as const)("recipients answered with %i do not end the round for the others", async (code, problem, state) => {
  const refused = ["a", "b", "c"];
  const { context, open, mail } = await givenMail([...refused, "d", "e"]);
  for (const key of refused) mail.codes.recipient.set(`${key}@example.vn`, code);
  await sendDue(open);
  expect(recipients(mail)).toEqual(["d@example.vn", "e@example.vn"]);
  expect(await outboxRows(context)).toMatchObject([
    ...refused.map(() => ({ state, last_error: problem, unknown_outcomes: 0 })),
    { state: "sent" },
    { state: "sent" },
  ]);
});

test("greylisting costs a message some minutes, and the others nothing", async () => {
  const { open, mail, moveTo } = await givenMail(["moi", "quen"]);
  mail.codes.recipient.set("moi@example.vn", 450);
  expect(await sendDue(open)).toMatchObject({ sent: 1, failed: 1 });
  mail.codes.recipient.clear();
  moveTo(1);
  expect(await sendDue(open)).toMatchObject({ sent: 1 });
  expect(recipients(mail)).toEqual(["quen@example.vn", "moi@example.vn"]);
});

test.each([
  [452, "deferred"],
  [554, "refused"],
  [421, "server"],
] as const)("content answered with %i is %s, and certainly not delivered", async (code, problem) => {
  const { context, open, mail } = await givenMail(["mot"]);
  mail.codes.content = code;
  await sendDue(open);
  expect(await outboxRows(context)).toMatchObject([{ last_error: problem, unknown_outcomes: 0 }]);
});

test("a sender that wakes up after its claim has passed overwrites nothing of the one who holds it now", async () => {
  const { context, open, mail, moveTo } = await givenMail(["mot"]);
  const goOn: (() => void)[] = [];
  mail.afterContent = () => new Promise((resolve) => goOn.push(resolve));
  const first = sendDue(open);
  await expect.poll(() => goOn.length).toBe(1);
  moveTo(61);
  const second = sendDue(open);
  await expect.poll(() => goOn.length).toBe(2);
  const [held] = await outboxRows(context);
  goOn[0]?.();
  await first;
  expect(await outboxRows(context)).toEqual([held]);
  expect(held).toMatchObject({ state: "pending", unknown_outcomes: 1 });
  goOn[1]?.();
  await second;
  expect(await outboxRows(context)).toMatchObject([{ state: "sent", claimed_by: null }]);
});

test("a message that two senders died with is given up as perhaps sent, not tried for ever", async () => {
  const { context, open, mail, officeId, moveTo } = await givenMail(["mot"]);
  const die = async (minutes: number) => {
    moveTo(minutes);
    const claimed = { claimed_by: "dead", claimed_until: addMinutes(context.clock.now(), 60), attempts: 1 };
    await context.db.updateTable("outbox_messages").set(claimed).execute();
  };
  await die(0);
  moveTo(61);
  mail.afterContent = "drop";
  expect(await sendDue(open)).toMatchObject({ givenUp: 1 });
  expect((await listMessages(open, officeId)).givenUp).toMatchObject([{ isPerhapsSent: true }]);
  expect(mail.received).toHaveLength(1);
});

test("a letter says that it is automatic, so that nobody's absence note answers it", async () => {
  const { open, mail } = await givenMail(["mot"]);
  await sendDue(open);
  expect(mail.received[0]?.head).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(mail.received[0]?.head).toMatch(/^X-Auto-Response-Suppress: All$/m);
});

test("a letter to an address with Vietnamese letters leaves for its ASCII form", async () => {
  const { context, open, mail, officeId } = await givenMail([]);
  await tell(context, officeId, "idn", { to: "mau@tên-miền.vn" });
  expect(await sendDue(open)).toMatchObject({ sent: 1 });
  // The server of the test shows addresses of envelopes with their letters again; the header is as it came.
  expect(mail.received[0]?.head).toContain("To: mau@xn--tn-min-iva0322d.vn");
});

import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { setWebhookState, renewSecret, sendTestEvent } from "#app/webhooks/change-webhook.server.ts";
import { mostAttempts } from "#app/webhooks/next-attempt.ts";
import { countGivenUp, listDeliveries } from "#app/webhooks/list-deliveries.server.ts";
import { listWebhooks } from "#app/webhooks/list-webhooks.server.ts";
import { repeatDelivery, repeatGivenUp } from "#app/webhooks/repeat-delivery.server.ts";
import { sendWebhooks } from "#app/webhooks/send-webhooks.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import {
  deliveryRows,
  givenRawReceiver,
  givenReceiver,
  givenWaiting,
  givenWebhook,
  impatient,
  readEvent,
  sendNow,
} from "#test/support/receiver.ts";
import { givenOffice } from "#test/support/story.ts";

const all = { webhookId: null, state: null, before: null };

test("a receiver that hangs holds up neither other receivers nor the mail, and gets its events when it is back", async () => {
  const { context, receiver, officeId, webhook, pass } = await givenWaiting(2);
  const other = await givenReceiver();
  const second = await givenWebhook(context, officeId, other.url, { name: "Phần mềm thứ hai" });
  await sendTestEvent(context, second.administrator, second.id);
  receiver.answer = () => undefined;
  expect(await sendNow(context)).toEqual({ delivered: 1, failed: 1, givenUp: 0 });
  expect(other.received).toHaveLength(1);
  expect(receiver.received).toHaveLength(1);
  const [first] = await deliveryRows(context);
  expect(first).toMatchObject({ state: "pending", attempts: 1, last_problem: "timeout", claimed_by: null });
  receiver.answer = (_request, response) => response.writeHead(200).end("ok");
  pass(1);
  expect(await sendNow(context)).toMatchObject({ delivered: 2 });
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids.filter((id) => id === first?.id)).toHaveLength(2);
  expect(new Set(ids).size).toBe(2);
  for (const event of receiver.received) expect(readEvent(event, webhook.secret).type).toBe("webhook.test");
});

test.each([
  ["a redirect to the metadata of the machine", "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n", 302],
  ["a fault of its own", "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", 500],
  ["a status that there is not", "HTTP/1.1 999 Ha\r\n\r\n", 999],
])("%s is no delivery, and nothing is followed", async (_what, answer, status) => {
  const address = await givenRawReceiver((socket) => socket.end(answer));
  const { context } = await givenWaiting(1, address);
  expect(await sendNow(context)).toMatchObject({ delivered: 0, failed: 1 });
  expect(await deliveryRows(context)).toMatchObject([
    { state: "pending", last_status: status, last_problem: "status" },
  ]);
});

test.each([
  ["bytes that are not HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"), "answer"],
  ["a connection that is closed", (socket) => socket.destroy(), "connection"],
  ["an end without an answer", (socket) => socket.end(), "connection"],
  [
    "a head without end",
    (socket) => {
      endless(socket, "X-Long: " + "x".repeat(8000) + "\r\n");
    },
    "answer",
  ],
  [
    "one byte after the other",
    (socket) => {
      slowly(socket, "HTTP/1.1 200 OK\r\nX-Slow: ");
    },
    "timeout",
  ],
  [
    "endless announcements that it goes on",
    (socket) => {
      endless(socket, "HTTP/1.1 100 Continue\r\n\r\n", "");
    },
    "timeout",
  ],
] satisfies [string, Parameters<typeof givenRawReceiver>[0], string][])(
  "%s is a failed attempt that ends in time",
  async (_what, speak, problem) => {
    const { context } = await givenWaiting(1, await givenRawReceiver(speak));
    expect(await sendNow(context)).toMatchObject({ delivered: 0, failed: 1 });
    expect(await deliveryRows(context)).toMatchObject([{ state: "pending", last_status: null, last_problem: problem }]);
  },
);

/** Writes again and again until the other side closes. */
function endless(socket: Socket, text: string, first = "HTTP/1.1 200 OK\r\n"): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(text), 5);
  socket.once("close", () => {
    clearInterval(timer);
  });
}

function slowly(socket: Socket, text: string): void {
  let sent = 0;
  const timer = setInterval(() => socket.write(text.charAt(sent++) || "."), 20);
  socket.once("close", () => {
    clearInterval(timer);
  });
}

test.each([
  ["and then closes", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nno")],
  [
    "with a body without end",
    (socket) => {
      endless(socket, "x".repeat(65536), "HTTP/1.1 200 OK\r\n\r\n");
    },
  ],
  ["with a wrong length", (socket) => socket.end("HTTP/1.1 202 OK\r\nContent-Length: 1\r\n\r\nmuch more")],
  ["and a body that never comes", (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")],
] satisfies [string, Parameters<typeof givenRawReceiver>[0]][])(
  "a receiver that says 200 %s has the event: its body is not read",
  async (_what, speak) => {
    const { context } = await givenWaiting(1, await givenRawReceiver(speak));
    expect(await sendNow(context)).toEqual({ delivered: 1, failed: 0, givenUp: 0 });
  },
);

test("after three days without a receiver a delivery is given up, the webhook is off, and the administrators get a mail", async () => {
  const { context, receiver, officeId, webhook, pass } = await givenWaiting(1);
  await receiver.stop();
  for (let hour = 0; hour < 73; hour += 1) {
    for (const minutes of hour === 0 ? [1, 5, 15, 39] : [60]) {
      pass(minutes);
      await sendNow(context);
    }
  }
  const [delivery] = await deliveryRows(context);
  expect(delivery).toMatchObject({ state: "given-up", attempts: mostAttempts, last_problem: "connection" });
  expect(await listWebhooks(context.db, officeId)).toMatchObject([{ state: "failing", failures: mostAttempts }]);
  const mail = await givenMailServer();
  await sendDue(withSettings(context, { mail: mail.settings }));
  expect(mail.received).toMatchObject([{ subject: "Đã tắt việc báo sự kiện cho “Phần mềm một cửa”" }]);
  expect(mail.received[0]?.text).toContain(`/settings/webhooks/${webhook.id}`);
  expect(await sendTestEvent(context, webhook.administrator, webhook.id)).toBe(false);
  expect(await repeatDelivery(context, webhook.administrator, delivery?.id ?? "")).toBe(false);
  await receiver.start();
  expect(await setWebhookState(context, webhook.administrator, webhook.id, "on")).toBe(true);
  expect(await repeatGivenUp(context, webhook.administrator, webhook.id)).toBe(1);
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  expect(receiver.received[0]?.headers["webhook-id"]).toBe(delivery?.id);
  expect(await listWebhooks(context.db, officeId)).toMatchObject([{ state: "on", failures: 0, failingSince: null }]);
});

test("a receiver that is back after an outage gets at once what waited for hours", async () => {
  const { context, receiver, pass } = await givenWaiting(6);
  await receiver.stop();
  for (let minute = 0; minute < 60; minute += 1) {
    pass(1);
    await sendNow(context);
  }
  await receiver.start();
  pass(240);
  expect(await sendNow(context)).toMatchObject({ delivered: 6, failed: 0 });
});

test("one event that the receiver always refuses does not hold up the others, nor is it tried more often for them", async () => {
  const { context, receiver, wait, pass } = await givenWaiting(1);
  const [bad] = await deliveryRows(context);
  receiver.answer = (request, response) =>
    response.writeHead(request.headers["webhook-id"] === bad?.id ? 422 : 204).end();
  await sendNow(context);
  for (let round = 0; round < 30; round += 1) {
    await wait(2);
    pass(1);
    await sendNow(context);
  }
  const rows = await deliveryRows(context);
  expect(rows.filter(({ state }) => state === "delivered")).toHaveLength(60);
  const tries = receiver.received.filter(({ headers }) => headers["webhook-id"] === bad?.id).length;
  expect(tries).toBe(5);
});

test("410 switches the webhook off at once", async () => {
  const { context, receiver, officeId } = await givenWaiting(3);
  receiver.answer = (_request, response) => response.writeHead(410).end();
  await sendNow(context);
  expect(receiver.received).toHaveLength(1);
  expect(await listWebhooks(context.db, officeId)).toMatchObject([{ state: "gone" }]);
  expect((await deliveryRows(context)).map(({ state }) => state)).toEqual(["given-up", "given-up", "given-up"]);
});

test("two processes deliver each event once", async () => {
  const { context, location, receiver } = await givenWaiting(30);
  const opened = openDatabase(location, (error) => {
    throw error;
  });
  const other = { ...context, db: opened.db };
  const counts = await Promise.all([sendNow(context), sendNow(other), sendNow(context)]);
  await opened.close();
  expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(30);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(30);
  expect(receiver.received).toHaveLength(30);
});

test("what a process claimed that died is sent again by another one, with the same id", async () => {
  const { context, receiver, pass } = await givenWaiting(1);
  await context.db
    .updateTable("webhook_deliveries")
    .set({ claimed_by: "dead", claimed_until: addMinutes(context.clock.now(), 2), attempts: 1 })
    .execute();
  expect(await sendNow(context)).toMatchObject({ delivered: 0 });
  pass(2);
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  expect(await deliveryRows(context)).toMatchObject([{ state: "delivered", attempts: 2, claimed_by: null }]);
  expect(receiver.received).toHaveLength(1);
});

test("a process that stops in the middle gives its delivery back at once, without counting the attempt", async () => {
  const { context, receiver } = await givenWaiting(1);
  const stopping = new AbortController();
  receiver.answer = () => {
    stopping.abort();
  };
  await sendWebhooks(context, stopping.signal, impatient);
  expect(await deliveryRows(context)).toMatchObject([{ state: "pending", attempts: 0, claimed_by: null }]);
  receiver.answer = (_request, response) => response.writeHead(204).end();
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
});

test("while the database is away nothing is lost: the answer is noted nowhere, and the event is sent again", async () => {
  const { context, receiver, pass } = await givenWaiting(1);
  const gone = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  let isGone = false;
  const db = new Proxy(context.db, {
    get(target, name, self) {
      if (isGone) throw gone;
      const value: unknown = Reflect.get(target, name, self);
      return typeof value === "function" ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
  receiver.answer = (_request, response) => {
    isGone = true;
    response.writeHead(204).end();
  };
  await expect(sendNow({ ...context, db })).rejects.toThrow("refused");
  receiver.answer = (_request, response) => response.writeHead(204).end();
  pass(2);
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test("for a day after a new secret both sign, then only the new one", async () => {
  const { context, receiver, webhook, wait, pass } = await givenWaiting(1);
  const renewed = await renewSecret(context, webhook.administrator, webhook.id);
  const secret = renewed?.secret ?? "";
  await sendNow(context);
  expect(readEvent(receiver.received[0], webhook.secret).type).toBe("webhook.test");
  expect(readEvent(receiver.received[0], secret).type).toBe("webhook.test");
  pass(24 * 60);
  await wait(1);
  await sendNow(context);
  expect(readEvent(receiver.received[1], secret).type).toBe("webhook.test");
  expect(() => readEvent(receiver.received[1], webhook.secret)).toThrow("no signature fits");
});

test("who asks for a new secret twice, because the first answer was lost, still has a day with the old one", async () => {
  const { context, receiver, webhook, wait, pass } = await givenWaiting(1);
  const secrets: string[] = [];
  for (let click = 0; click < 2; click += 1) {
    secrets.push((await renewSecret(context, webhook.administrator, webhook.id))?.secret ?? "");
    pass(1);
  }
  await sendNow(context);
  for (const secret of [webhook.secret, ...secrets]) {
    expect(readEvent(receiver.received[0], secret).type).toBe("webhook.test");
  }
  pass(24 * 60);
  await wait(1);
  await sendNow(context);
  expect(readEvent(receiver.received[1], secrets[1] ?? "").type).toBe("webhook.test");
  for (const secret of [webhook.secret, secrets[0] ?? ""]) {
    expect(() => readEvent(receiver.received[1], secret)).toThrow("no signature fits");
  }
});

test("a webhook whose row is damaged fails its round, and holds up no other webhook", async () => {
  const { context, webhook, officeId, pass } = await givenWaiting(1);
  await context.db.updateTable("webhooks").set({ address: "no address" }).execute();
  const others = [];
  for (let count = 0; count < 20; count += 1) {
    const elsewhere = await givenOffice(context, `khac-${String(count)}`);
    const receiver = await givenReceiver();
    const other = await givenWebhook(context, elsewhere, receiver.url);
    pass(1);
    await sendTestEvent(context, other.administrator, other.id);
    others.push(receiver);
  }
  expect(webhook.administrator.officeId).toBe(officeId);
  await expect(sendNow(context)).rejects.toThrow();
  expect(others.map(({ received }) => received.length)).toEqual(others.map(() => 1));
});

test("the repeat button counts what it repeats: nothing of a webhook that is off", async () => {
  const { context, officeId, webhook } = await givenWaiting(3);
  await setWebhookState(context, webhook.administrator, webhook.id, "off");
  const second = await givenWebhook(context, officeId, "http://127.0.0.1:9/", { name: "Phần mềm thứ hai" });
  expect(await countGivenUp(context.db, officeId, null)).toBe(0);
  expect(await countGivenUp(context.db, officeId, webhook.id)).toBe(0);
  expect(await repeatGivenUp(context, second.administrator, null)).toBe(0);
  await setWebhookState(context, webhook.administrator, webhook.id, "on");
  expect(await countGivenUp(context.db, officeId, null)).toBe(3);
  expect(await repeatGivenUp(context, webhook.administrator, webhook.id)).toBe(3);
});

test("with another SECRET events wait, using no attempt up", async () => {
  const { context, receiver, pass } = await givenWaiting(1);
  const other = {
    ...context,
    settings: { ...context.settings, secret: "another secret of the tests, also long enough" },
  };
  for (let hour = 0; hour < 20; hour += 1) {
    await sendNow(other);
    pass(60);
  }
  expect(await deliveryRows(context)).toMatchObject([{ state: "pending", attempts: 0, last_problem: "unreadable" }]);
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  expect(receiver.received).toHaveLength(1);
});

test("an event that nobody can sign for three days is given up with that reason, and repeated once the secret is renewed", async () => {
  const { context, officeId, receiver, webhook, pass } = await givenWaiting(2);
  const secret = "another secret of the tests, also long enough";
  const other = { ...context, settings: { ...context.settings, secret } };
  expect(await sendNow(other)).toMatchObject({ failed: 1, givenUp: 0 });
  pass(3 * 24 * 60);
  expect(await sendNow(other)).toMatchObject({ givenUp: 1 });
  expect(await sendNow(other)).toMatchObject({ givenUp: 1 });
  const { deliveries } = await listDeliveries(context.db, officeId, { webhookId: null, state: null, before: null });
  expect(deliveries.map(({ state, problem, canRepeat }) => [state, problem, canRepeat])).toEqual([
    ["given-up", "unreadable", true],
    ["given-up", "unreadable", true],
  ]);
  await renewSecret(other, webhook.administrator, webhook.id);
  expect(await repeatGivenUp(other, webhook.administrator, webhook.id)).toBe(2);
  expect(await sendNow(other)).toMatchObject({ delivered: 2 });
  expect(receiver.received).toHaveLength(2);
});

test("a name that begins to lead to an internal address after it was saved is not followed there", async () => {
  const { context, receiver, webhook } = await givenWaiting(1);
  await context.db
    .updateTable("webhooks")
    .set({ address: "https://doi-y.example/" })
    .where("id", "=", webhook.id)
    .execute();
  const guarded = { ...context, settings: { ...context.settings, webhookNetworks: [] } };
  await sendNow(guarded, { ...impatient, resolve: () => Promise.resolve(["127.0.0.1"]) });
  expect(await deliveryRows(context)).toMatchObject([{ last_problem: "forbidden", attempts: 1 }]);
  expect(receiver.received).toEqual([]);
});

test("a name server that hangs ends the attempt in time", async () => {
  const { context, webhook } = await givenWaiting(1);
  await context.db
    .updateTable("webhooks")
    .set({ address: "https://treo.example/" })
    .where("id", "=", webhook.id)
    .execute();
  await sendNow(context, { ...impatient, resolve: () => new Promise<string[]>(() => undefined) });
  expect(await deliveryRows(context)).toMatchObject([{ last_problem: "timeout" }]);
});

test("the page lists the newest first, page by page, and repeats what is finished, for its own office", async () => {
  const { context, receiver, officeId, webhook } = await givenWaiting(60);
  const first = await listDeliveries(context.db, officeId, all);
  expect(first.deliveries).toHaveLength(50);
  const second = await listDeliveries(context.db, officeId, { ...all, before: first.next });
  expect(second).toMatchObject({ next: null });
  const ids = [...first.deliveries, ...second.deliveries].map(({ id }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  expect(new Set(ids).size).toBe(60);
  await sendNow(context);
  const stranger = { staffId: webhook.administrator.staffId, officeId: await givenOffice(context, "khac") };
  const [id = ""] = ids;
  expect(await repeatDelivery(context, stranger, id)).toBe(false);
  expect(await repeatDelivery(context, webhook.administrator, id)).toBe(true);
  expect(await repeatDelivery(context, webhook.administrator, id)).toBe(false);
  await sendNow(context);
  expect(receiver.received).toHaveLength(61);
  expect(receiver.received.at(-1)?.headers["webhook-id"]).toBe(id);
  expect(await listDeliveries(context.db, stranger.officeId, all)).toEqual({ deliveries: [], next: null });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { webhookSample } from "#app/api/guide/webhook-sample.server.ts";
import {
  changeWebhook,
  createWebhook,
  renewSecret,
  sendTestEvent,
  setWebhookState,
} from "#app/webhooks/change-webhook.server.ts";
import { forgetDeliveries } from "#app/webhooks/forget-deliveries.server.ts";
import { listWebhooks } from "#app/webhooks/list-webhooks.server.ts";
import { instantFromDate } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { deliveryRows, givenReceiver, givenWebhook, reachingHere, sendNow } from "#test/support/receiver.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function givenAdministrator() {
  const opened = await openTestContext(new Date().toISOString());
  const context = reachingHere(opened.context);
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "qt@so.gov.vn", ["administrator"]);
  return { ...opened, context, officeId, administrator: { officeId, staffId } };
}

const aWebhook = { name: "Phần mềm", address: "http://127.0.0.1:9/", events: ["rating.given" as const] };

test("neither the secret nor the path of an address stands in the database's record of acts, and the secret nowhere in plain", async () => {
  const { context, administrator } = await givenAdministrator();
  const address = "http://127.0.0.1:9/nhan/mat-khau-trong-duong-dan";
  const made = await createWebhook(context, administrator, { ...aWebhook, address });
  if (!made.ok) throw new Error(made.reason);
  const renewed = await renewSecret(context, administrator, made.id);
  for (const secret of [made.secret, renewed?.secret ?? ""]) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await context.db.selectFrom("webhooks").selectAll().execute())).not.toContain(secret);
  }
  const audit = await context.db.selectFrom("audit_entries").select(["action", "changes"]).execute();
  expect(audit.map(({ action }) => action)).toEqual(["webhook-added", "webhook-secret-renewed"]);
  expect(JSON.stringify(audit)).not.toMatch(/whsec_|mat-khau/);
  expect(audit[0]?.changes).toContain("http://127.0.0.1:9");
});

test("a form sent twice makes one webhook, an older page overwrites nothing, and there are at most twenty", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const made = await Promise.all([1, 2].map(() => createWebhook(context, administrator, aWebhook)));
  expect(made.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const [webhook] = await listWebhooks(context.db, officeId);
  const id = webhook?.id ?? "";
  const change = { ...aWebhook, name: "Tên mới", revision: 1 };
  expect(await changeWebhook(context, administrator, id, change)).toEqual({ ok: true });
  expect(await changeWebhook(context, administrator, id, { ...change, name: "Tên cũ" })).toEqual({
    ok: false,
    reason: "changedMeanwhile",
  });
  for (let count = 1; count < 20; count += 1)
    await createWebhook(context, administrator, { ...aWebhook, name: `Số ${String(count)}` });
  expect(await createWebhook(context, administrator, aWebhook)).toEqual({ ok: false, reason: "tooMany" });
  expect(await listWebhooks(context.db, officeId)).toHaveLength(20);
});

test("addresses of the internal network are refused when they are saved and when they are changed", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const inner = { ...context, settings: { ...context.settings, webhookNetworks: ["10.0.0.0/8"] } };
  const make = (address: string, answers: string[] = []) =>
    createWebhook(inner, administrator, { ...aWebhook, address }, () => Promise.resolve(answers));
  expect(await make("https://127.0.0.1/")).toEqual({ ok: false, reason: "addressForbidden" });
  expect(await make("http://[::ffff:a9fe:a9fe]/latest/")).toEqual({ ok: false, reason: "addressForbidden" });
  expect(await make("https://a.example/", ["192.168.0.1"])).toEqual({ ok: false, reason: "addressForbidden" });
  expect(await make("https://a.example/")).toEqual({ ok: false, reason: "addressUnknown" });
  expect(await make("http://a.example/", ["8.8.8.8"])).toEqual({ ok: false, reason: "addressPlain" });
  expect(await make("http://a.example/", ["10.1.1.1"])).toMatchObject({ ok: true });
  const [webhook] = await listWebhooks(context.db, officeId);
  const change = { ...aWebhook, address: "https://169.254.169.254/", revision: 1 };
  expect(await changeWebhook(inner, administrator, webhook?.id ?? "", change)).toEqual({
    ok: false,
    reason: "addressForbidden",
  });
});

test("another office can neither see nor touch a webhook", async () => {
  const { context, administrator } = await givenAdministrator();
  const other = await givenOffice(context, "khac");
  const stranger = { officeId: other, staffId: administrator.staffId };
  const { id } = await givenWebhook(context, administrator.officeId, aWebhook.address);
  expect(await listWebhooks(context.db, other)).toEqual([]);
  expect(await changeWebhook(context, stranger, id, { ...aWebhook, revision: 1 })).toBeUndefined();
  expect(await renewSecret(context, stranger, id)).toBeUndefined();
  for (const state of ["off", "on", "removed"] as const)
    expect(await setWebhookState(context, stranger, id, state)).toBe(false);
  expect(await sendTestEvent(context, stranger, id)).toBe(false);
  expect(await context.db.selectFrom("webhooks").select(["state", "revision"]).execute()).toEqual([
    { state: "on", revision: 1 },
  ]);
});

test("what is off or removed is told nothing, and what waited for it is not sent", async () => {
  const { context, officeId, clock } = await givenAdministrator();
  const receiver = await givenReceiver();
  const { id, administrator } = await givenWebhook(context, officeId, receiver.url);
  const { code } = await givenReceipt(context, officeId, { openUntil: "2099-01-01" });
  const tap = (score: 1 | 2 | 3) => giveRating(context, { code, score, source: "phone", language: "vi" });
  await tap(1);
  expect(await setWebhookState(context, administrator, id, "off")).toBe(true);
  await tap(2);
  expect(await sendNow(context)).toEqual({ delivered: 0, failed: 0, givenUp: 0 });
  expect(await setWebhookState(context, administrator, id, "on")).toBe(true);
  await tap(3);
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  expect(await setWebhookState(context, administrator, id, "removed")).toBe(true);
  expect(await setWebhookState(context, administrator, id, "on")).toBe(false);
  expect(await listWebhooks(context.db, officeId)).toEqual([]);
  const [row] = await context.db.selectFrom("webhooks").selectAll().execute();
  expect(row).toMatchObject({ state: "removed", sealed_secret: "", sealed_previous: null });
  // Its address may contain a token: it stays no longer than the list of its deliveries.
  const other = await givenWebhook(context, officeId, receiver.url);
  clock.moveTo(new Date(Date.now() + 31 * 86_400_000).toISOString());
  await forgetDeliveries(context);
  expect(await context.db.selectFrom("webhooks").select("id").execute()).toEqual([{ id: other.id }]);
});

test("a process that is killed in the middle of a delivery loses nothing: the next one sends it with the same id", async () => {
  const { context, clock, officeId, location } = await givenAdministrator();
  const receiver = await givenReceiver();
  const { id, administrator } = await givenWebhook(context, officeId, receiver.url);
  await sendTestEvent(context, administrator, id);
  const sender = spawn(process.execPath, ["test/support/sending-process.ts", location]);
  receiver.answer = () => sender.kill("SIGKILL");
  await once(sender, "exit");
  expect(receiver.received).toHaveLength(1);
  expect(await deliveryRows(context)).toMatchObject([{ state: "pending", attempts: 1 }]);
  receiver.answer = (_request, response) => response.writeHead(204).end();
  expect(await sendNow(context)).toMatchObject({ delivered: 0 });
  clock.moveTo(instantFromDate(new Date(Date.now() + 3 * 60_000)));
  expect(await sendNow(context)).toMatchObject({ delivered: 1 });
  const [first, second] = receiver.received;
  expect(first?.headers["webhook-id"]).toBe(second?.headers["webhook-id"]);
  expect(first?.body).toBe(second?.body);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("the receiver on the page about the API takes what is genuine and refuses what was changed", async () => {
  const { context, officeId } = await givenAdministrator();
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/`;
  const { id, secret, administrator } = await givenWebhook(context, officeId, url);
  const folder = mkdtempSync(join(tmpdir(), "hai-long-receiver-"));
  const file = join(folder, "receiver.mjs");
  writeFileSync(file, webhookSample.replace("whsec_…", secret).replace("8080", String(port)));
  const program = spawn(process.execPath, [file], { stdio: "ignore" });
  onTestFinished(async () => {
    program.kill();
    await once(program, "exit");
    rmSync(folder, { recursive: true, force: true });
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break;
    await pause(50);
  }
  await sendTestEvent(context, administrator, id);
  expect(await sendNow(context, { patience: { connection: 5000, whole: 5000 } })).toMatchObject({ delivered: 1 });
  const forged = { "webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA" };
  expect((await fetch(url, { method: "POST", body: "{}", headers: forged })).status).toBe(401);
  await renewSecret(context, administrator, id);
  await context.db.updateTable("webhooks").set({ sealed_previous: null }).execute();
  await context.db.updateTable("webhook_deliveries").set({ state: "pending" }).execute();
  await sendNow(context, { patience: { connection: 5000, whole: 5000 } });
  expect(await deliveryRows(context)).toMatchObject([{ last_status: 401 }]);
});

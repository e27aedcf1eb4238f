import { describe, expect, test } from "vitest";
import { Webhook } from "standardwebhooks";
import { findAddress } from "#app/webhooks/find-address.server.ts";
import { eventData } from "#app/webhooks/event.ts";
import { failingMinutes, mostAttempts, nextAttemptAt } from "#app/webhooks/next-attempt.ts";
import { reachOf } from "#app/webhooks/reachable.server.ts";
import { newSecret, signatureOf } from "#app/webhooks/signature.server.ts";
import { newWebhookSchema } from "#app/webhooks/webhook.ts";
import { webhookVector } from "#app/api/guide/webhook-sample.server.ts";
import { complaintKinds, complaintSources } from "#app/complaints/case/complaint.ts";
import { instantFromDate } from "#app/platform/day.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { ratingSources } from "#app/ratings/rating/rating.ts";

test("the signature is that of the published test vector, and of the public library", () => {
  const { secret, id, seconds, body, signature } = webhookVector;
  expect(signatureOf([secret], { id, seconds: Number(seconds), body })).toBe(signature);
  const own = newSecret();
  const text = "Đã trả lời: “ổn”\n";
  expect(signatureOf([own], { id: "x.y", seconds: 1, body: text })).toBe(
    new Webhook(own).sign("x.y", new Date(1000), text),
  );
  expect(signatureOf([own, secret], { id, seconds: Number(seconds), body }).split(" ")).toHaveLength(2);
});

test("a delivery is tried ten times within about three days, later and later", () => {
  const start = instantFromDate(new Date("2026-11-20T00:00:00Z"));
  let at = start;
  const waits: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAt(attempts, at);
    if (next === null) {
      expect(attempts).toBe(mostAttempts);
      break;
    }
    waits.push(Date.parse(next) - Date.parse(at));
    at = next;
  }
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  const minutes = (Date.parse(at) - Date.parse(start)) / 60_000;
  expect(minutes).toBeGreaterThan(failingMinutes);
  expect(minutes).toBeLessThanOrEqual(3 * 24 * 60);
});

describe("the addresses that a webhook may reach", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "0:0:0:0:0:ffff:7f00:0001",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "100::1",
    "5f00::1",
    "nonsense",
    "",
  ])("%s is not one of them", (address) => {
    expect(reachOf(address, [])).toBe("none");
  });

  test.each(["8.8.8.8", "172.32.0.1", "192.167.255.255", "223.255.255.255", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "%s is reached by https",
    (address) => {
      expect(reachOf(address, [])).toBe("https");
    },
  );

  test("networks that the installer lists are reached by http as well, in every spelling, and nothing beside them", () => {
    const allowed = ["10.20.0.0/16", "fd12::/32"];
    for (const address of ["10.20.0.1", "::ffff:10.20.255.255", "::ffff:a14:1", "fd12::1"])
      expect(reachOf(address, allowed), address).toBe("any");
    for (const address of ["10.21.0.1", "169.254.169.254", "127.0.0.1", "fd13::1"])
      expect(reachOf(address, allowed), address).toBe("none");
  });

  const found = (address: string, answers: string[] = [], allowed: string[] = []) =>
    findAddress(new URL(address), allowed, () => Promise.resolve(answers));

  test("a name with an internal address is refused, also if it has a public one", async () => {
    expect(await found("https://a.example/", ["127.0.0.1"])).toEqual({ ok: false, problem: "forbidden" });
    expect(await found("https://a.example/", ["8.8.8.8", "::1"])).toEqual({ ok: false, problem: "forbidden" });
    expect(await found("https://a.example/", ["8.8.8.8"])).toEqual({ ok: true, addresses: ["8.8.8.8"] });
    expect(await found("https://a.example/")).toEqual({ ok: false, problem: "name" });
    expect(await found("http://a.example/", ["8.8.8.8"])).toEqual({ ok: false, problem: "plain" });
    expect(await found("http://a.example/", ["10.0.0.9", "8.8.8.8"], ["10.0.0.0/24"])).toMatchObject({
      problem: "plain",
    });
    expect(await found("http://a.example/", ["10.0.0.9"], ["10.0.0.0/24"])).toMatchObject({ ok: true });
  });

  test.each([
    "http://2130706433/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://[::ffff:7f00:1]/",
    "https://[::1]:8443/",
    "https://localhost/",
    "https://127.0.0.1./",
  ])("%s leads to this machine and is refused, without a look-up that could say something else", async (address) => {
    const resolved = await findAddress(new URL(address), [], (name) =>
      Promise.resolve(name === "localhost" ? ["127.0.0.1", "::1"] : []),
    );
    expect(resolved).toEqual({ ok: false, problem: "forbidden" });
  });
});

describe("the form of a webhook", () => {
  const read = (address: string) => newWebhookSchema.safeParse({ name: "Phần mềm", address, events: ["rating.given"] });

  test.each([
    ["", "addressMissing"],
    ["example.vn/su-kien", "addressWrong"],
    ["ftp://example.vn/", "addressWrong"],
    ["javascript:alert(1)", "addressWrong"],
    ["file:///etc/passwd", "addressWrong"],
    ["https://", "addressWrong"],
    ["https://user:pass@example.vn/", "addressHasMore"],
    ["https://user@example.vn/", "addressHasMore"],
    ["https://example.vn/#dau", "addressHasMore"],
    ["https://example.vn/#", "addressHasMore"],
    [`https://example.vn/${"x".repeat(500)}`, "addressLong"],
  ])("refuses the address %j", (address, problem) => {
    expect(read(address).error?.issues.map(({ message }) => message)).toContain(problem);
  });

  test("keeps an address in its usual spelling", () => {
    expect(read("  HTTPS://MotCua.Example:443/a b?x=1 ").data?.address).toBe("https://motcua.example/a%20b?x=1");
  });

  test("asks for an event that there is", () => {
    const sent = (events: unknown) =>
      newWebhookSchema.safeParse({ name: "Phần mềm", address: "https://a.vn/", events });
    expect(sent([]).success).toBe(false);
    expect(sent(["webhook.test"]).success).toBe(false);
    expect(sent(undefined).success).toBe(false);
  });
});

test.each([
  ["10.0.0.0", false],
  ["10.0.0.0/7", false],
  ["10.0.0.0/33", false],
  ["0.0.0.0/0", false],
  ["::/0", false],
  ["may-chu/24", false],
  ["10.0.0.0/8, 192.168.1.5/32  fd00::/32", true],
  ["", true],
])("WEBHOOK_NETWORKS as %j is taken: %s", (networks, isTaken) => {
  const outcome = readSettings({
    SECRET: "a secret of the tests, long enough to be taken",
    WEBHOOK_NETWORKS: networks,
  });
  expect(outcome.ok).toBe(isTaken);
});

test("the words of events are those of the product", () => {
  const rating = eventData["rating.given"].shape;
  const complaint = eventData["complaint.received"].shape;
  expect(rating.source.options).toEqual([...ratingSources]);
  expect(complaint.kind.options).toEqual([...complaintKinds]);
  expect(complaint.source.options).toEqual([...complaintSources]);
});

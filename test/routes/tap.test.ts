import { once } from "node:events";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { tapRoute } from "#app/server/tap-route.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

/** The fast path of taps, followed by a page that reports the body it received. */
async function openDoor() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const app = express();
  app.use(tapRoute(context));
  app.use((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => response.status(299).send(`page: ${body}`));
  });
  const server = app.listen(0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const post = async (code: string, form: Record<string, string> | string, headers: Record<string, string> = {}) => {
    const body = typeof form === "string" ? form : new URLSearchParams(form);
    const init = { method: "POST", body, headers, redirect: "manual" } as const;
    const answer = await fetch(`http://localhost:${String(port)}/r/${code}`, init);
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
  return { context, officeId, port, post, ...(await givenReceipt(context, officeId)) };
}

test("a tap that counts is answered at once, in capitals too, and with the page's language", async () => {
  const { context, code, post } = await openDoor();
  const given = { status: 303, location: `/r/${code}/details` };
  expect(await post(code, { score: "4" })).toMatchObject(given);
  expect(await post(code.toLowerCase(), { score: "4" }, { Cookie: "language=en" })).toMatchObject(given);
  expect(await post(code, { score: "5" }, { Cookie: "language=en" })).toMatchObject(given);
  const ratings = await context.db.selectFrom("ratings").select(["score", "taps", "language", "source"]).execute();
  expect(ratings).toEqual([{ score: 5, taps: 2, language: "en", source: "phone" }]);
});

test("whatever is no tap that counts reaches the page with its body whole", async () => {
  const { context, officeId, code, post } = await openDoor();
  const closed = await givenReceipt(context, officeId, { finishedOn: "2026-01-05", openUntil: "2026-04-05" });
  expect(await post(code, { score: "9" })).toMatchObject({ status: 299, text: "page: score=9" });
  expect(await post(code, {})).toMatchObject({ status: 299, text: "page: " });
  expect(await post("3333333333", { score: "4" })).toMatchObject({ status: 299, text: "page: score=4" });
  expect(await post(closed.code, { score: "4" })).toMatchObject({ status: 299, text: "page: score=4" });
  const long = `score=4&more=${"x".repeat(100)}`;
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  expect(await post(code, long, form)).toMatchObject({ status: 299, text: `page: ${long}` });
  expect(await post(code, "score=4", { "Content-Type": "text/plain" })).toMatchObject({ text: "page: score=4" });
  expect(await context.db.selectFrom("ratings").selectAll().execute()).toEqual([]);
});

test("a body that arrives piece by piece is one tap, and one that never comes holds nobody up", async () => {
  const { context, code, port, post } = await openDoor();
  const head = [
    `POST /r/${code} HTTP/1.1`,
    "Host: localhost",
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Length: 7",
    "",
    "",
  ].join("\r\n");
  const gone = connect(port);
  gone.write(`${head}sco`);
  const slow = connect(port);
  slow.write(`${head}sco`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  gone.destroy();
  slow.write("re=2");
  const [answer] = (await once(slow, "data")) as [Buffer];
  slow.destroy();
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 303 /);
  expect(await post(code, { score: "2" })).toMatchObject({ status: 303 });
  expect(await context.db.selectFrom("ratings").select(["score", "taps"]).execute()).toEqual([{ score: 2, taps: 1 }]);
});

test("a tap leaves hashes of where it came from, and neither the address nor what the browser says of itself", async () => {
  const { context, code, post } = await openDoor();
  const headers = { "User-Agent": "TestPhone/1.0", "X-Forwarded-For": "203.0.113.7" };
  expect(await post(code, { score: "4" }, headers)).toMatchObject({ status: 303 });
  const rows = await context.db.selectFrom("rating_history").selectAll().execute();
  const hash: unknown = expect.stringMatching(/^[\w-]{16}$/);
  expect(rows).toMatchObject([{ device: hash, network: hash, own_network: 0 }]);
  expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|::1|203\.0\.113|TestPhone/);
});

test("a tap that fails for any other reason is kept as well, for the person to send it again", async () => {
  const { context, code, post } = await openDoor();
  await context.db.schema.dropTable("rating_history").execute();
  const failed = await post(code, { score: "2" });
  expect(failed.status).toBe(500);
  expect(failed.text).toContain("Đánh giá chưa được ghi nhận");
  expect(failed.text).toContain('<input type="hidden" name="score" value="2">');
  expect(await context.db.selectFrom("ratings").selectAll().execute()).toEqual([]);
});

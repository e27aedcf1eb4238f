import { Agent, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import makeDemoTemplate, { copyDemo } from "#test/support/demo-template.ts";
import { hostileRequests, type HostileRequest } from "#test/support/hostile-requests.ts";
import { watchLive } from "#test/support/live-watch.ts";
import { startProduct, type RunningProduct } from "#test/support/product.ts";
import { cookieOf } from "#test/support/signed-in.ts";

/**
 * One small request must never stop the server: while hostile requests are answered, `/health/live` answers within a
 * quarter of a second (decision 0023), and none of them is the product's own failure.
 */
const longestLiveMilliseconds = 250;

let removeTemplate: (() => void) | undefined;
let product: RunningProduct;
let removeCopy: () => void;
let requests: HostileRequest[];

beforeAll(async () => {
  removeTemplate = await makeDemoTemplate();
  const { dataFolder, secret, demo, remove } = copyDemo();
  removeCopy = remove;
  product = await startProduct({ dataFolder, secret });
  requests = await hostileRequests({
    url: product.url,
    port: product.port,
    code: demo.receiptCodes[0] ?? "",
    reference: "PA-2345-6789",
    cookie: await cookieOf(product.url, demo, "approver"),
  });
});

afterAll(async () => {
  // Not asked to stop: a product that a request has stopped would never answer.
  await product.kill();
  removeCopy();
  removeTemplate?.();
});

/** The status of a request, and the longest `/health/live` while it was answered. */
async function sendWatched({ send }: HostileRequest): Promise<{ status: number; longest: number }> {
  const watch = await watchLive(product.url);
  const status = await send();
  return { status, longest: (await watch.stop()).at(-1) ?? 0 };
}

/**
 * Sends one request after the other and returns the names of those that failed or delayed `/health/live`. Slow ones are
 * sent again, at most twice: an expensive request is slow every time, a busy machine is not.
 */
async function slowOrFailed(sent: readonly HostileRequest[]): Promise<string[]> {
  const found: string[] = [];
  for (const hostile of sent) {
    let { status, longest } = await sendWatched(hostile);
    for (let again = 0; again < 2 && longest > longestLiveMilliseconds; again += 1) {
      ({ status, longest } = await sendWatched(hostile));
    }
    if (status === 500) found.push(`500: ${hostile.name}`);
    if (longest > longestLiveMilliseconds) found.push(`${String(Math.round(longest))} ms: ${hostile.name}`);
  }
  return found;
}

test("no hostile request alone stops the server or makes it fail", async () => {
  expect(requests.length).toBeGreaterThan(200);
  expect(await slowOrFailed(requests)).toEqual([]);
}, 300_000);

/** Sends all requests, eight at a time, and returns the longest `/health/live` meanwhile. */
async function longestInFlood(): Promise<number> {
  const watch = await watchLive(product.url);
  for (let from = 0; from < requests.length; from += 8) {
    await Promise.all(requests.slice(from, from + 8).map((hostile) => hostile.send()));
  }
  return (await watch.stop()).at(-1) ?? 0;
}

test("all hostile requests together leave the health check quick", async () => {
  let longest = Infinity;
  for (let round = 0; round < 3 && longest > longestLiveMilliseconds; round += 1) longest = await longestInFlood();
  expect(longest).toBeLessThanOrEqual(longestLiveMilliseconds);
});

test("a body that nobody reads does not hold up the next request on its connection", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await sendOver(agent, "POST", "/results/nothing", "a=1&".repeat(50_000));
  const begin = performance.now();
  const second = await sendOver(agent, "GET", "/");
  agent.destroy();
  expect([first, second]).toEqual([405, 200]);
  // Node gives such a connection up after five seconds.
  expect(performance.now() - begin).toBeLessThan(4000);
});

function sendOver(agent: Agent, method: string, path: string, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length };
    const sent = request(`${product.url}${path}`, { agent, method, headers }, (answer) => {
      answer.resume().once("end", () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    sent.once("error", reject).end(body);
  });
}

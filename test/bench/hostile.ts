import makeDemoTemplate, { copyDemo } from "#test/support/demo-template.ts";
import { hostileRequests, type HostileRequest } from "#test/support/hostile-requests.ts";
import { watchLive } from "#test/support/live-watch.ts";
import { startProduct } from "#test/support/product.ts";
import { cookieOf } from "#test/support/signed-in.ts";
import { median, type Bench, type Measurement } from "./measurement.ts";

/**
 * An hour (at size 1) of hostile requests, eight at a time in a changing order, while a thread of its own asks
 * `/health/live` and a citizen loads a rating page. The budget is the longest `/health/live`: 250 ms (decision 0023).
 */
const minutes = 60;
const atOnce = 8;

export async function benchHostile({ size, say }: Bench): Promise<Measurement[]> {
  const removeTemplate = await makeDemoTemplate();
  const { dataFolder, secret, demo, remove } = copyDemo();
  const product = await startProduct({ dataFolder, secret });
  const code = demo.receiptCodes[0] ?? "";
  const requests = await hostileRequests({
    url: product.url,
    port: product.port,
    code,
    reference: "PA-2345-6789",
    cookie: await cookieOf(product.url, demo, "approver"),
  });
  say(`${String(requests.length)} hostile requests in turns for ${String(minutes * size)} minutes`);
  const watch = await watchLive(product.url);
  const until = performance.now() + minutes * size * 60_000;
  const citizen = visits(`${product.url}/r/${demo.receiptCodes[1] ?? ""}`, until);
  const statuses = await flood(requests, until);
  const pages = await citizen;
  const live = await watch.stop();
  await product.kill();
  remove();
  removeTemplate();
  const failures = statuses.get(500) ?? 0;
  return [
    row("/health/live, median", median(live), "ms"),
    row("/health/live, 99th percentile", live[Math.floor(live.length * 0.99)] ?? Number.NaN, "ms"),
    row("/health/live, longest", live.at(-1) ?? Number.NaN, "ms"),
    row("a citizen's rating page, median", median(pages), "ms"),
    row("a citizen's rating page, longest", Math.max(...pages), "ms"),
    row(
      "hostile requests sent",
      [...statuses.values()].reduce((sum, count) => sum + count, 0),
      "calls",
    ),
    row("of them answered 500", failures, "calls"),
  ];
}

function row(name: string, value: number, unit: Measurement["unit"]): Measurement {
  return { name, value, unit, ratio: null };
}

/** Sends all requests repeatedly until the time is over; returns how often each status was answered. */
async function flood(requests: readonly HostileRequest[], until: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const sendInTurns = async (start: number) => {
    for (let index = start; performance.now() < until; index += atOnce + 1) {
      const status = (await requests[index % requests.length]?.send()) ?? 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, index) => sendInTurns(index)));
  return statuses;
}

/** Loads a page twice a second; returns the times in milliseconds. */
async function visits(url: string, until: number): Promise<number[]> {
  const times: number[] = [];
  while (performance.now() < until) {
    const begin = performance.now();
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    times.push(answer?.status === 200 ? performance.now() - begin : 60_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return times;
}

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, startProduct } from "#test/support/product.ts";
import { givenReceipts } from "./given-receipts.ts";
import { sendLoad, type Answered } from "./load.ts";
import { median, type Bench, type Measurement } from "./measurement.ts";

/**
 * Loads the built product and the bare program alternately with the same client, each in a process of its own. A POST
 * is a first tap on a receipt of its own, the most expensive kind. The ratio is the median of the rounds' ratios, so
 * that a machine that becomes slower affects both.
 */
const secret = "only for benches, long enough to be taken";
const connectionCounts = [1, 10, 32] as const;

interface Server {
  url: string;
  stop: () => Promise<unknown>;
}

export async function benchRating({ size, say }: Bench): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
  try {
    const receipts = Math.round(200_000 * size);
    say(`registering ${String(receipts)} dossiers`);
    const codes = await givenReceipts(folder, receipts);
    const product = await startProduct({ dataFolder: folder, secret });
    const bare = await startBare(folder, await pageOf(`${product.url}/r/${codes[0] ?? ""}`));
    try {
      return await measure({ product, bare }, codes, Math.max(1, Math.round(5 * size)), say);
    } finally {
      await bare.stop();
      await product.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  servers: { product: Server; bare: Server },
  codes: readonly string[],
  rounds: number,
  say: Bench["say"],
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const next = { product: sequence(codes), bare: sequence(codes) };
  for (const method of ["POST", "GET"] as const) {
    for (const connections of connectionCounts) {
      const load = (name: "product" | "bare", seconds: number) =>
        sendLoad({
          url: servers[name].url,
          nextPath: next[name].path,
          ...(method === "POST" ? { nextBody: next[name].body } : {}),
          status: method === "POST" ? 303 : 200,
          seconds,
          connections,
        });
      say(`${method}, ${String(connections)} connections: ${String(rounds)} rounds in turns`);
      for (const name of ["bare", "product"] as const) await load(name, 2);
      const answered: { product: Answered; bare: Answered }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        answered.push({ bare: await load("bare", 3), product: await load("product", 3) });
      }
      measurements.push(...rowsOf(`${method} /r/{code}, ${String(connections)} connections`, answered));
    }
  }
  return measurements;
}

function rowsOf(name: string, answered: readonly { product: Answered; bare: Answered }[]): Measurement[] {
  const rate = (server: "product" | "bare") => median(answered.map((round) => round[server].requestsPerSecond));
  const time = (server: "product" | "bare") => median(answered.map((round) => round[server].milliseconds));
  const ratio = median(answered.map(({ product, bare }) => product.requestsPerSecond / bare.requestsPerSecond));
  return [
    { name: `${name}: product`, value: rate("product"), unit: "requests/s", ratio },
    { name: `${name}: bare program`, value: rate("bare"), unit: "requests/s", ratio: null },
    { name: `${name}: product, mean time`, value: time("product"), unit: "ms", ratio: null },
    { name: `${name}: bare program, mean time`, value: time("bare"), unit: "ms", ratio: null },
  ];
}

/** Every receipt once, then all of them again with another score. */
function sequence(codes: readonly string[]) {
  let sent = 0;
  return {
    path: () => `/r/${codes[sent % codes.length] ?? ""}`,
    body: () => {
      const score = 5 - (Math.floor(sent / codes.length) % 5);
      sent += 1;
      return `score=${String(score)}`;
    },
  };
}

async function pageOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${String(answer.status)}`);
  return answer.text();
}

async function startBare(folder: string, page: string): Promise<Server> {
  const pageFile = join(folder, "page.html");
  writeFileSync(pageFile, page);
  const port = await freePort();
  const command = ["test/bench/bare-server.ts", join(folder, "bare.sqlite"), String(port), pageFile];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${String(port)}`;
  await untilAnswers(url, child);
  return {
    url,
    stop: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("the bare program ended before it answered");
    if (
      await fetch(`${url}/r/`).then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(50);
  }
}

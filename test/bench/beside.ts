import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "#db/engine.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { contextOver } from "#test/support/context.ts";
import { startProduct } from "#test/support/product.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenReceipts } from "./given-receipts.ts";
import { importCommand, writeRegister } from "./import.ts";
import type { Bench, Measurement } from "./measurement.ts";

/**
 * Taps, fifteen a second, and `/health/live`, twenty a second, of the built product on SQLite: with nothing beside it,
 * beside `npm run import`, beside an import by the page, and beside `npm run totals:rebuild`.
 */
const secret = "only for benches, long enough to be taken";
const fullSize = 60_000;

interface Watched {
  taps: number[];
  live: number[];
}

export async function benchBeside({ size, say }: Bench): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
  try {
    const count = Math.round(fullSize * size);
    const files = [1, 2].map((part) => join(folder, `register-${String(part)}.csv`));
    for (const [index, file] of files.entries()) writeRegister(file, count * (index + 1));
    say("registering 200,000 dossiers");
    const codes = await givenReceipts(folder, Math.round(200_000 * size));
    const cookie = await givenSession(folder);
    const product = await startProduct({ dataFolder: folder, secret });
    const runs: [string, () => Promise<unknown>][] = [
      ["nothing beside", () => pause(10_000)],
      ["beside npm run import", () => runCommand(folder, [...importCommand(), files[0] ?? ""])],
      ["beside an import by the page", () => importByPage(product.url, cookie, files[1] ?? "")],
      [
        "beside totals:rebuild",
        () => runCommand(folder, ["app/server/run.mjs", "app/server/commands/rebuild-command.server.ts"]),
      ],
    ];
    const measurements: Measurement[] = [];
    try {
      for (const [name, work] of runs) {
        say(name);
        measurements.push(...rowsOf(name, await watch(product.url, codes, work)));
      }
    } finally {
      await product.stop();
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function givenSession(folder: string): Promise<string> {
  const { db, close } = openDatabase(join(folder, "hai-long.sqlite"), () => undefined);
  const context = contextOver(db, systemClock);
  const { id } = await db.selectFrom("offices").select("id").executeTakeFirstOrThrow();
  await givenAccount(context, id, "bench@coquan.gov.vn", ["office"]);
  const cookie = await signedIn(context, "bench@coquan.gov.vn");
  await close();
  return cookie.split(";", 1)[0] ?? "";
}

async function runCommand(folder: string, command: readonly string[]): Promise<void> {
  const env = { NODE_ENV: "production" as const, PATH: process.env["PATH"], DATA_DIR: folder, SECRET: secret };
  const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"], env });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${String(code)}`);
}

async function importByPage(url: string, cookie: string, file: string): Promise<void> {
  const form = new FormData();
  form.set("file", new File([readFileSync(file)], "register.csv", { type: "text/csv" }));
  const headers = { Cookie: cookie };
  const sent = await fetch(`${url}/dossiers/import`, { method: "POST", headers, body: form, redirect: "manual" });
  const page = sent.headers.get("location");
  if (sent.status !== 303 || page === null) throw new Error(`the import was answered ${String(sent.status)}`);
  // The page reloads itself as long as the import runs.
  for (;;) {
    const run = await fetch(new URL(page, url), { headers });
    if (!/http-equiv="refresh"/i.test(await run.text()) && run.headers.get("refresh") === null) return;
    await pause(300);
  }
}

async function watch(url: string, codes: string[], work: () => Promise<unknown>): Promise<Watched> {
  const watched: Watched = { taps: [], live: [] };
  const open: Promise<void>[] = [];
  const ask = async (times: number[], path: string, init: RequestInit, status: number) => {
    const begin = performance.now();
    const answer = await fetch(`${url}${path}`, init);
    await answer.arrayBuffer();
    times.push(performance.now() - begin);
    if (answer.status !== status) throw new Error(`${path} was answered ${String(answer.status)}`);
  };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const tap = { method: "POST", headers, body: "score=5", redirect: "manual" } as const;
  const timers = [
    setInterval(() => open.push(ask(watched.taps, `/r/${codes.pop() ?? ""}`, tap, 303)), 67),
    setInterval(() => open.push(ask(watched.live, "/health/live", {}, 200)), 50),
  ];
  try {
    await work();
  } finally {
    for (const timer of timers) clearInterval(timer);
  }
  await Promise.all(open);
  return watched;
}

function rowsOf(name: string, { taps, live }: Watched): Measurement[] {
  const at = (times: readonly number[], share: number) =>
    [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const row = (what: string, value: number): Measurement => ({
    name: `${name}: ${what}`,
    value,
    unit: "ms",
    ratio: null,
  });
  return [
    row("taps, median", at(taps, 0.5)),
    row("taps, 99th percentile", at(taps, 0.99)),
    row("taps, longest", at(taps, 1)),
    row("/health/live, 99th percentile", at(live, 0.99)),
    row("/health/live, longest", at(live, 1)),
  ];
}

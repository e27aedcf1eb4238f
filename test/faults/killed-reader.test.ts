import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRegisterInWorker } from "#app/imports/reading/read-in-worker.server.ts";
import { day } from "#app/platform/day.ts";
import { registerFile, registerRow } from "#test/support/register.ts";

const rules = { today: day("2026-11-20"), dayOrder: undefined };

test("a reading process that is killed in the middle fails its own reading, and nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-reader-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "register.csv");
  const rows = Array.from({ length: 60_000 }, (_, index) =>
    registerRow({ number: `H13.18-261102-${String(index).padStart(6, "0")}` }),
  );
  writeFileSync(path, registerFile(...rows));
  const portions = readRegisterInWorker(path, rules).portions[Symbol.asyncIterator]();
  expect((await portions.next()).done).toBe(false);
  killReader();
  const rest = async () => {
    while ((await portions.next()).done !== true);
  };
  await expect(rest()).rejects.toThrow("ended before its file");
  for await (const { rows: read } of readRegisterInWorker(path, rules).portions) {
    expect(read.length).toBeGreaterThan(0);
    break;
  }
});

/** Linux tells the processes that this one has started. */
function killReader(): void {
  const own = String(process.pid);
  const children = readFileSync(`/proc/${own}/task/${own}/children`, "utf8").trim().split(" ");
  const readers = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("reading-worker"));
  expect(readers).toHaveLength(1);
  for (const pid of readers) process.kill(Number(pid), "SIGKILL");
}

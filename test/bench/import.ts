import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import SqliteDatabase from "better-sqlite3";
import { givenReceipts } from "./given-receipts.ts";
import type { Bench, Measurement } from "./measurement.ts";

/**
 * Imports a register of a million lines through `npm run import`, in a process of its own whose resident memory is
 * measured, and then the same file with SQLite's own CSV import into a table of texts. SQLite's import checks nothing,
 * compares with no earlier dossier, and writes no receipts and no totals.
 */
const fullSize = 1_000_000;
const secret = "only for benches, long enough to be taken";

interface Imported {
  seconds: number;
  /** Highest resident memory in megabytes; undefined where the system does not tell. */
  memory: number | undefined;
}

export async function benchImport({ size, say }: Bench): Promise<Measurement[]> {
  const count = Math.round(fullSize * size);
  const folder = mkdtempSync(join(tmpdir(), "hai-long-bench-"));
  try {
    const file = join(folder, "register.csv");
    say(`writing ${count.toLocaleString("en-US")} lines`);
    writeRegister(file, count);
    await givenReceipts(folder, 0);
    say("SQLite's own import");
    const bare = await importWithSqlite(file, join(folder, "bare.sqlite"), say);
    say("the product's import");
    const product = await importWithProduct(file, folder);
    say("the same file again");
    const again = await importWithProduct(file, folder);
    return rowsOf(count, file, { bare, product, again });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(
  count: number,
  file: string,
  { bare, product, again }: Record<"bare" | "product" | "again", Imported>,
): Measurement[] {
  const lines = `${count.toLocaleString("en-US")} lines`;
  const rate = (name: string, { seconds }: Imported): Measurement => ({
    name: `import of ${lines}: ${name}`,
    value: count / seconds,
    unit: "rows/s",
    ratio: name === "SQLite's own" ? null : bare.seconds / seconds,
  });
  const memory = (name: string, value: number | undefined): Measurement[] =>
    value === undefined ? [] : [{ name: `import of ${lines}: ${name}`, value, unit: "MB", ratio: null }];
  return [
    rate("product", product),
    rate("product, the same file again", again),
    rate("SQLite's own", bare),
    ...memory("highest resident memory", product.memory),
    ...memory("highest resident memory, the same file again", again.memory),
    { name: `size of the file`, value: statSync(file).size / 1e6, unit: "MB", ratio: null },
  ];
}

const channelNames = ["Trực tiếp", "Trực tuyến toàn trình", "Trực tuyến một phần", "Bưu chính công ích"];
const heading =
  "STT;Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;Lĩnh vực;Chủ hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;" +
  "Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý";

/** A register as one-stop software exports it: two thousand dossiers a day, one line in a thousand with a wrong day. */
export function writeRegister(file: string, count: number): void {
  const handle = openSync(file, "w");
  writeSync(handle, `\ufeff${heading}\n`);
  const linesAtOnce = 10_000;
  for (let from = 0; from < count; from += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, count - from) }, (_, index) => lineOf(from + index));
    writeSync(handle, lines.join(""));
  }
  closeSync(handle);
}

export const headings = heading.split(";");

function lineOf(index: number): string {
  return `${rowCells(index).join(";")}\n`;
}

/** The cells of a row of the register, by its index. */
export function rowCells(index: number): string[] {
  const position = Math.floor(index / 2000);
  const dayAfter = (days: number) => {
    const [year = "", month = "", date = ""] = new Date(Date.UTC(2024, 0, 1 + position + days))
      .toISOString()
      .slice(0, 10)
      .split("-");
    return `${date}/${month}/${year}`;
  };
  const stamp = dayAfter(0).split("/").reverse().join("").slice(2);
  const procedure = index % 150;
  const received = index % 1000 === 999 ? "31/02/2024 08:00" : `${dayAfter(0)} 08:15`;
  return [
    String(index + 1),
    `H29.16-${stamp}-${String(index % 2000).padStart(4, "0")}`,
    `Thủ tục cấp giấy phép, chứng chỉ hoặc xác nhận số ${String(procedure)}`,
    `1.${String(100_000 + procedure)}`,
    `Lĩnh vực ${String(procedure % 15)}`,
    "Tổ chức",
    received,
    `${dayAfter(7)} 17:00`,
    `${dayAfter(6)} 14:30`,
    channelNames[index % channelNames.length] ?? "",
    "Đã trả kết quả",
    index % 4 === 0 ? `Quầy ${String((index % 20) + 1)}` : "",
    `Phòng ${String((index % 12) + 1)}`,
  ];
}

/** With the product's durability, in a single transaction of SQLite. */
async function importWithSqlite(file: string, database: string, say: Bench["say"]): Promise<Imported> {
  const columns = headings.map((_, index) => `column_${String(index)} text`);
  const commands = [
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    `create table register (${columns.join(", ")})`,
    ".mode csv",
    ".separator ;",
    `.import --skip 1 ${file} register`,
  ];
  const begin = performance.now();
  try {
    await promisify(execFile)("sqlite3", [database, ...commands]);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    say("the program sqlite3 is not installed: comparing with a bare loop over the same file instead");
    return importWithLoop(file, database, columns);
  }
  return { seconds: (performance.now() - begin) / 1000, memory: undefined };
}

/** Where there is no sqlite3: read, split, insert, commit once. */
async function importWithLoop(file: string, database: string, columns: readonly string[]): Promise<Imported> {
  const begin = performance.now();
  const handle = new SqliteDatabase(database);
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.exec(`create table register (${columns.join(", ")})`);
  const insert = handle.prepare(`insert into register values (${columns.map(() => "?").join(", ")})`);
  handle.exec("begin");
  let isHeading = true;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!isHeading) insert.run(...line.split(";"));
    isHeading = false;
  }
  handle.exec("commit");
  handle.close();
  return { seconds: (performance.now() - begin) / 1000, memory: undefined };
}

/** Imports a file through the command, in a process of its own. */
export async function importWithProduct(file: string, dataFolder: string): Promise<Imported> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...importCommand(), file], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { NODE_ENV: "production", PATH: process.env["PATH"], DATA_DIR: dataFolder, SECRET: secret, LOG_LEVEL: "warn" },
  });
  let memory: number | undefined;
  const watch = setInterval(() => {
    const now = memoryOf(child.pid);
    if (now !== undefined) memory = Math.max(memory ?? 0, now);
  }, 100);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  return { seconds: (performance.now() - begin) / 1000, memory };
}

/** What `npm run import` gives to Node, so that the process itself can be watched and not npm's. */
export function importCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { import: string } };
  return scripts.import.split(" ").slice(1);
}

/**
 * Resident memory in megabytes of a process and the one that reads for it, with pages that both share counted once, as
 * Linux tells; undefined elsewhere and after the end.
 */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, "utf8");
    const kilobytes = [String(pid), ...children.split(" ").filter((child) => child.trim() !== "")].map((one) =>
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, "utf8"))?.[1]),
    );
    return (kilobytes.reduce((sum, one) => sum + one, 0) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}

import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { givenInstallation } from "#test/support/installation.ts";
import { givenAccount, password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const heads = "Số hồ sơ;Tên thủ tục;Mã TTHC;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Hình thức nộp;Trạng thái";

function registerOf(rows: number): string {
  const line = (row: number) =>
    `H13.18-${String(row)};Thủ tục;1.000123;Đất đai;02/11/2026;12/11/2026;Trực tiếp;Đang giải quyết`;
  return [heads, ...Array.from({ length: rows }, (_, row) => line(row)), ""].join("\n");
}

function upload(url: string, cookie: string, text: string): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([text], { type: "text/csv" }), "so.csv");
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  return fetch(`${url}/dossiers/import`, { method: "POST", redirect: "manual", headers, body: form });
}

async function given() {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    await givenAccount(context, officeId, "vp@so.gov.vn", ["office"]);
  });
  const product = await installation.start();
  const body = new URLSearchParams({ email: "vp@so.gov.vn", password });
  const answer = await fetch(`${product.url}/sign-in`, { method: "POST", redirect: "manual", body });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  /** The process may make no file larger than this: a disk without room. */
  const limit = (bytes: string) =>
    execFileSync("prlimit", ["--pid", String(product.pid), `--fsize=${bytes}:unlimited`]);
  const uploads = () => {
    try {
      return readdirSync(join(installation.dataFolder, "uploads"));
    } catch {
      return [];
    }
  };
  return { ...installation, product, cookie, limit, uploads };
}

async function countRuns(location: string): Promise<{ runs: number; dossiers: number }> {
  const { db, close } = openDatabase(location, () => undefined);
  const runs = await db.selectFrom("import_runs").select("id").execute();
  const dossiers = await db.selectFrom("dossiers").select("id").execute();
  await close();
  return { runs: runs.length, dossiers: dossiers.length };
}

test("a register that the disk has no room for is said not to be taken, and nothing of it stays", async () => {
  const { product, cookie, limit, uploads, location } = await given();
  limit("20000");
  const refused = await upload(product.url, cookie, registerOf(5000));
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("chưa ghi được tệp");
  expect(uploads()).toEqual([]);
  expect(await countRuns(location)).toEqual({ runs: 0, dossiers: 0 });
  limit("unlimited");
  expect((await upload(product.url, cookie, registerOf(50))).status).toBe(303);
});

test("a folder of uploads that belongs to somebody else is no fault of the file", async () => {
  const { product, cookie, uploads, dataFolder } = await given();
  // Root may write everywhere, so a file in place of the folder simulates missing rights.
  rmSync(join(dataFolder, "uploads"), { recursive: true, force: true });
  writeFileSync(join(dataFolder, "uploads"), "");
  const refused = await upload(product.url, cookie, registerOf(5));
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("chưa ghi được tệp");
  expect(uploads()).toEqual([]);
});

test("a register whose run cannot be written down is said not to be taken, and its file is removed", async () => {
  const { product, cookie, limit, uploads, location } = await given();
  limit(String(statSync(`${location}-wal`).size));
  const refused = await upload(product.url, cookie, registerOf(50));
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("Mã sự cố");
  expect(uploads()).toEqual([]);
  limit("unlimited");
  expect(await countRuns(location)).toEqual({ runs: 0, dossiers: 0 });
});

test("a disk that fills up during the import ends the run in a clear state or lets it go on, and nothing is half-stored", async () => {
  const { product, cookie, limit, uploads, location } = await given();
  const sent = await upload(product.url, cookie, registerOf(60_000));
  expect(sent.status).toBe(303);
  const run = sent.headers.get("Location") ?? "";
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await countRuns(location)).dossiers > 0) break;
    await pause(50);
  }
  limit(String(statSync(`${location}-wal`).size));
  await pause(4000);
  const page = await (await fetch(`${product.url}${run}`, { headers: { cookie } })).text();
  expect(page).not.toContain("Hệ thống gặp lỗi");
  limit("unlimited");
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await (await fetch(`${product.url}${run}`, { headers: { cookie } })).text();
    if (!text.includes("Đang") && uploads().length === 0) break;
    await pause(200);
  }
  expect(uploads()).toEqual([]);
  const { db, close } = openDatabase(location, () => undefined);
  const [found] = await db.selectFrom("import_runs").selectAll().execute();
  const dossiers = await db.selectFrom("dossiers").select("id").execute();
  await close();
  expect(found?.finished_at ?? found?.failed_reason, JSON.stringify(found)).not.toBeNull();
  expect(dossiers).toHaveLength(found?.created ?? -1);
});

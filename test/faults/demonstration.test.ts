import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Demo } from "#test/support/demo-template.ts";
import { startProduct } from "#test/support/product.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { cookieOf } from "#test/support/signed-in.ts";

test("the demonstration works on a register that somebody uploads", { timeout: 180_000 }, async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-demonstration-"));
  const product = await startProduct({
    dataFolder,
    secret: "a secret of the demonstration, long enough",
    command: ["app/demo/demo.ts", "--no-build"],
    settings: { NODE_ENV: "development" },
  });
  onTestFinished(async () => {
    await product.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const file = join(dataFolder, "demo.json");
  while (!existsSync(file)) await pause(50);
  const demo = JSON.parse(readFileSync(file, "utf8")) as Demo;
  const cookie = await cookieOf(product.url, demo, "office");
  const form = new FormData();
  const register = registerFile(registerRow({ number: "H29.16-261120-9001" }));
  form.set("file", new File([new Uint8Array(register)], "so.csv"));
  const headers = { Cookie: cookie, Origin: product.url };
  const sent = await fetch(`${product.url}/dossiers/import`, {
    method: "POST",
    body: form,
    headers,
    redirect: "manual",
  });
  const run = `${product.url}${(sent.headers.get("Location") ?? "").split("?")[0] ?? ""}`;
  let page = "";
  for (let look = 0; look < 120 && !page.includes("Kết quả nhập"); look += 1) {
    await pause(500);
    page = await (await fetch(run, { headers })).text();
  }
  expect(page).toContain("Các dòng hợp lệ đã được ghi");
});

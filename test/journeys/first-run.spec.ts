import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

const administrator = { email: "quan-tri@sokhcn.example", password: "một mật khẩu đủ dài cho lần đầu" };

async function fillSetup(page: Page, token: string): Promise<void> {
  const fields = {
    token,
    officeName: "Sở Khoa học và Công nghệ",
    parentName: "Ủy ban nhân dân thành phố",
    place: "Thành phố",
    contactLine: "Bộ phận Một cửa, tầng trệt",
    slug: "skhcn",
    name: "Quản trị hệ thống",
    ...administrator,
  };
  for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value);
  await page.locator("main form button").click();
}

test("an empty installation is set up once, with the token from its own output", async ({ open }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-first-run-"));
  const product = await startProduct({ dataFolder, secret: "a secret for the first run, long enough" });
  const token = /^ {2}([\w-]{40,})$/m.exec(product.printed())?.[1] ?? "";
  expect(token, "the token is printed once").not.toBe("");

  const page = await open({ baseURL: product.url, javaScriptEnabled: false });
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await fillSetup(page, "not-the-token-that-was-printed-in-the-log");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("input[name=officeName]")).toHaveValue("Sở Khoa học và Công nghệ");

  await fillSetup(page, token);
  await expect(page).toHaveURL(/\/settings\?done=setup#done$/);
  await expect(page.getByRole("main")).toContainText("Việc cần làm để bắt đầu");
  await expect(page.getByRole("banner").getByRole("navigation").getByRole("link").first()).toBeVisible();
  expect((await page.goto("/setup"))?.status()).toBe(404);

  const dashboard = await page.goto("/dashboard");
  expect(dashboard?.status(), "a dashboard without dossiers says what to do next").toBe(200);
  await expect(page.locator("main a[href='/dossiers/import']")).not.toHaveCount(0);
  for (const path of ["/dashboard/figures", "/dashboard/breakdown"]) {
    await page.goto(path);
    await expect(page.getByRole("main"), path).toContainText("nhập thêm sổ hồ sơ");
  }
  expect((await page.goto("/"))?.status()).toBe(200);
  expect(await product.stop()).toBe(0);
  rmSync(dataFolder, { recursive: true });
});

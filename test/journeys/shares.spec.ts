import type { Page } from "@playwright/test";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { expectToReadWell } from "#test/support/reads-well.ts";
import { approveReport } from "#test/support/report-pages.ts";

/** A leader without an account reads figures and a report by links, on a phone without JavaScript, until they are revoked. */

const name = "Báo cáo cải cách hành chính để chia sẻ";

/** Makes a link with the form that is open; answers its path. */
async function makeLink(page: Page, reader: string): Promise<string> {
  await page.getByLabel("Người xem").fill(reader);
  await page.getByRole("button", { name: "Tạo liên kết" }).click();
  await expect(page.getByRole("status")).toContainText(reader);
  return new URL(await page.getByRole("status").locator("code").innerText()).pathname;
}

/** Opens a link as its reader does, and judges that nothing on it leads inside and nobody else learns of it. */
async function openAsReader(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
  });
  const addresses = await page
    .locator("a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.filter((address) => !address.startsWith("#"))).toEqual([]);
  await expect(page.locator("main form, script")).toHaveCount(0);
}

test("a link to the figures and one to a report are read on a phone without an account, and end when revoked", async ({
  open,
  product,
}) => {
  // Six pages are judged whole.
  test.slow();
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
  const reader = await open({ ...phone, javaScriptEnabled: false });
  // The program that judges a page needs scripts, which the pages do not.
  const judge = await open(phone);
  const office = await open({ viewport: { width: 1280, height: 800 } });
  await signInAs(office, product.demo, "office");
  await approveReport(office, name);
  await office.getByRole("link", { name: "Chia sẻ báo cáo này bằng liên kết" }).click();
  await expect(office.getByLabel("Trang được xem").locator("option:checked")).toHaveText(name);
  const report = await makeLink(office, "Lãnh đạo đọc báo cáo");
  await office.goto("/settings/shares");
  await office.getByLabel("Trang được xem").selectOption({ label: "Các chỉ số chính" });
  const figures = await makeLink(office, "Lãnh đạo đọc số liệu");
  await expect(office.getByRole("listitem").filter({ hasText: "Lãnh đạo đọc báo cáo" })).toContainText(name);
  await expectToReadWell(office);

  await openAsReader(reader, figures);
  await expect(reader.locator("main")).toContainText("Tỷ lệ tham gia");
  await openAsReader(reader, report);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(reader.locator("main")).toContainText("Kết quả cơ bản đạt yêu cầu.");
  await expect(reader.locator("main")).toContainText("31/10/2026");
  await expect(reader.getByRole("figure").first()).toBeVisible();
  await expect(reader.locator("main")).toContainText("không hiện ở trang chia sẻ");
  await judge.goto(figures);
  await expectToReadWell(judge);
  await judge.goto(report);
  for (const annex of await judge.locator("summary").all()) await annex.click();
  await expectToReadWell(judge);

  for (const [who, path] of [
    ["Lãnh đạo đọc báo cáo", report],
    ["Lãnh đạo đọc số liệu", figures],
  ] as const) {
    await office.goto("/settings/shares");
    await office.getByRole("button", { name: `Thu hồi liên kết của ${who}` }).click();
    await expect(office.getByRole("status")).toContainText("Đã thu hồi liên kết");
    expect((await reader.goto(path))?.status()).toBe(404);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Liên kết này không mở được");
    await judge.goto(path);
    await expectToReadWell(judge);
  }
});

import type { Page } from "@playwright/test";
import { expect, test, type DemoProduct } from "#test/support/journey.ts";

const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };

/** Adds a tablet at the first counter; returns its address and pairing code, as the administrator reads them. */
async function addTablet(office: Page, name: string): Promise<{ path: string; code: string }> {
  await office.goto("/settings/kiosks");
  await office.getByLabel("Quầy", { exact: true }).selectOption({ index: 1 });
  await office.getByLabel("Tên máy").fill(name);
  await office.getByRole("button", { name: "Tạo mã ghép máy" }).click();
  const done = office.locator("#done");
  const address = await done.locator("code").innerText();
  return { path: new URL(address).pathname, code: await done.locator("strong.code").innerText() };
}

async function pair(page: Page, { path, code }: { path: string; code: string }): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Máy này chưa được ghép với quầy");
  await page.getByLabel("Mã ghép máy").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Ghép máy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mời Ông/Bà đánh giá");
}

/** What a scanner types: the address in the QR code and Enter. */
async function scan(page: Page, product: DemoProduct, code: string): Promise<void> {
  await page.keyboard.type(`${product.url}/R/${code}`);
  await page.keyboard.press("Enter");
}

test("a tablet without script is set up, rates by scanner and by hand, and its token is taken back", async ({
  open,
  signIn,
  product,
}) => {
  const office = await signIn("office");
  const given = await addTablet(office, "Máy 1");
  const page = await open({ ...tablet, javaScriptEnabled: false });
  await pair(page, given);

  await scan(page, product, product.nextCode());
  await expect(page.locator(".faces button")).toHaveCount(5);
  expect(new URL(page.url()).search).toBe("");
  await page.locator("button[name=score][value='4']").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn Ông/Bà!");
  await expect(page.locator(".recorded")).toContainText("Hài lòng");
  expect(page.url()).not.toMatch(/\/r\//i);
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveAttribute("content", /^20; url=\/kiosk\//);
  await page.getByRole("link", { name: "Giữ màn hình này" }).click();
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveCount(0);
  await page.getByRole("link", { name: "Người tiếp theo" }).click();

  await page.getByLabel("Mã đánh giá").fill("không phải mã");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await expect(page.locator(".error")).toContainText("10 ký tự");
  await page.getByLabel("Mã đánh giá").fill(product.nextCode());
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByText("Viết thêm ý kiến").click();
  await page.getByLabel("Ý kiến của Ông/Bà").fill("Cán bộ hướng dẫn rõ.");
  await page.getByRole("button", { name: "Tôi cần thêm thời gian" }).click();
  await expect(page.getByLabel("Ý kiến của Ông/Bà")).toHaveValue("Cán bộ hướng dẫn rõ.");
  await page.locator("button[name=score][value='2']").click();
  await expect(page.getByText("bằng điện thoại hoặc hỏi cán bộ tại quầy")).toBeVisible();

  await office.goto("/settings/kiosks");
  await expect(office.getByText("Đánh giá nhận trong 35 ngày qua: 2")).toBeVisible();
  await office.getByRole("link", { name: "Thu hồi quyền của máy Máy 1" }).click();
  await office.getByRole("button", { name: "Thu hồi quyền của máy" }).click();
  await page.goto(given.path);
  await expect(page.getByText("Máy này đã bị ngừng sử dụng.")).toBeVisible();
});

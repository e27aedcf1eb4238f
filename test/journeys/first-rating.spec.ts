import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "#test/support/journey.ts";
import { startProduct, type RunningProduct } from "#test/support/product.ts";

const office = {
  officeName: "Sở Khoa học và Công nghệ",
  parentName: "Ủy ban nhân dân thành phố",
  place: "Thành phố",
  contactLine: "Bộ phận Một cửa, tầng trệt",
  slug: "skhcn",
  name: "Quản trị hệ thống",
  email: "quan-tri@sokhcn.example",
  password: "một mật khẩu đủ dài cho lần đầu",
};

/** A register as one-stop software exports it: three dossiers with results, of forty days ago but of this year. */
function register(): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" });
  const year = parts.format(new Date()).slice(-4);
  const daysAgo = (days: number) => parts.format(new Date(Date.now() - days * 86_400_000));
  const day = daysAgo(40).endsWith(year) ? daysAgo(40) : `01/01/${year}`;
  const header = "Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả";
  const lines = [`${header};Hình thức nộp;Trạng thái`];
  for (const number of ["0001", "0002", "0003"]) {
    const procedure = "Cấp giấy phép tiến hành công việc bức xạ;1.002381;An toàn bức xạ";
    const days = `${day} 00:01;${day} 17:00;${day} 00:02`;
    lines.push(`FIRST-${number};${procedure};${days};Trực tiếp;Đã trả kết quả`);
  }
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

async function setUp(page: Page, product: RunningProduct): Promise<void> {
  const token = /^ {2}([\w-]{40,})$/m.exec(product.printed())?.[1] ?? "";
  await page.goto("/");
  for (const [name, value] of Object.entries({ ...office, token }))
    await page.locator(`input[name=${name}]`).fill(value);
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/settings\?done=setup#done$/);
}

/** A step of the check list on the page that is open. */
function step(page: Page, href: string) {
  return page.locator(".setup-steps li").filter({ has: page.locator(`a[href='${href}']`) });
}

test("an office set up from nothing has its first rating by following what is on the screen", async ({ open }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-first-rating-"));
  const product = await startProduct({ dataFolder, secret: "a secret for the first rating, long enough" });
  const page = await open({ baseURL: product.url, javaScriptEnabled: false });
  await setUp(page, product);

  await step(page, "/dossiers/import").getByRole("link").click();
  const file = { name: "so-theo-doi.csv", mimeType: "text/csv", buffer: Buffer.from(register()) };
  await page.locator("input[name=file]").setInputFiles(file);
  await page.locator("main form button.main").click();

  // The page of the import leads to the slips of its dossiers, however long ago they were received.
  await page.locator("main a[href^='/receipts?']").click({ timeout: 20_000 });
  await expect(page.getByRole("main")).toContainText("FIRST-0003");
  await page.locator("main form[method=post] button").click();
  const code = (await page.locator(".paper .code").first().innerText()).trim();
  await page.locator("form[method=post] button").click();
  await expect(page.locator("#done")).toContainText("đưa phiếu cho người dân");

  const citizen = await open({ baseURL: product.url, javaScriptEnabled: false });
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score][value='5']").click();
  await expect(citizen).toHaveURL(/\/details/);

  await page.locator("#done").getByRole("link").click();
  await expect(page.getByRole("main")).toContainText(/1\s\/\s3\shồ sơ tiếp nhận được đánh giá/);
  await page.goto("/settings");
  for (const href of ["/dossiers/import", "/receipts", "/dashboard"])
    await expect(step(page, href), href).toContainText("Đã xong");
  expect(await product.stop()).toBe(0);
  rmSync(dataFolder, { recursive: true });
});

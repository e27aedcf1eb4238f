import type { Page } from "@playwright/test";
import { expect, publishedParticipation, test } from "#test/support/journey.ts";

const header = [
  "STT;Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;Lĩnh vực;Chủ hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả",
  "Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý",
].join(";");

/** A small register as one-stop software exports it, received today: two good rows, one without a day, a totals line. */
function register(today: string): string {
  const procedure = "Cấp giấy phép thử nghiệm;9.000001;Thử nghiệm";
  const rest = "Trực tiếp;Đang giải quyết;Quầy 1;Phòng Thử nghiệm";
  const lines = [
    header,
    `1;JOURNEY-0001;${procedure};Cá nhân;${today} 00:01;;;${rest}`,
    `2;JOURNEY-0002;${procedure};Tổ chức;${today} 00:02;;;${rest}`,
    `3;JOURNEY-0003;${procedure};Cá nhân;32/13/2026 08:00;;;${rest}`,
    "Tổng cộng;3;;;;;;;;;;;",
  ];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function todayInVietnam(): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" });
  return parts.format(new Date());
}

async function upload(page: Page, content: string, button = "main"): Promise<void> {
  await page.goto("/dossiers/import");
  const file = { name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.locator("input[name=file]").setInputFiles(file);
  await page.locator(`main form button${button === "main" ? ".main" : ":not(.main)"}`).click();
  await expect(page).toHaveURL(/\/dossiers\/import\/./);
}

test("the office imports its register, prints a receipt, and its code is rated", async ({
  citizen,
  product,
  signIn,
}) => {
  const before = await publishedParticipation(product.url);
  const office = await signIn("office");
  const content = register(todayInVietnam());
  await upload(office, content);
  await expect(office.getByRole("main"), "the bad row is reported").toContainText("32/13/2026", { timeout: 20_000 });
  const after = await publishedParticipation(product.url);
  expect(after.denominator).toBe(before.denominator + 2);

  await upload(office, content);
  await expect(office.getByRole("main")).toContainText("32/13/2026", { timeout: 20_000 });
  expect(await publishedParticipation(product.url), "a second run changes nothing").toEqual(after);

  await office.goto("/dossiers?q=JOURNEY-0001");
  await expect(office.getByRole("main")).toContainText("JOURNEY-0001");
  await office
    .locator("main tr, main li")
    .filter({ hasText: "JOURNEY-0001" })
    .locator("a[href^='/receipts/']")
    .first()
    .click();
  const paper = office.getByRole("main").first();
  await expect(paper).toContainText("JOURNEY-0001");
  await expect(office.locator("svg").first(), "the QR code").toBeVisible();
  const code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(await office.locator("body").innerText())?.[0] ?? "";
  expect(code).not.toBe("");

  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score][value='5']").click();
  await expect(citizen).toHaveURL(/\/details/);
  expect((await publishedParticipation(product.url)).numerator).toBe(after.numerator + 1);
});

test("a word nobody knew is explained once, and the refused rows are imported from the file that was given out", async ({
  signIn,
}) => {
  const office = await signIn("office");
  const day = todayInVietnam();
  const row = (number: string, channel: string) =>
    `1;${number};Cấp giấy phép thử nghiệm;9.000001;Thử nghiệm;Cá nhân;${day} 00:01;;;${channel};Đang giải quyết;Quầy 1;Phòng Thử nghiệm`;
  await upload(
    office,
    `\uFEFF${[header, row("JOURNEY-0011", "Trực tiếp"), row("JOURNEY-0012", "Qua Zalo")].join("\r\n")}\r\n`,
  );
  await expect(office.getByRole("main")).toContainText("“Qua Zalo” nghĩa là", { timeout: 20_000 });
  const word = office.locator("form", { has: office.locator("input[value='Qua Zalo']") });
  await word.locator("button").click();
  await expect(office.getByRole("alert")).toContainText("Chọn nghĩa của từ này");
  await word.locator("select").selectOption("online-part");
  await word.locator("button").click();
  await expect(office).toHaveURL(/done=word#done$/);
  await expect(office.getByRole("main")).toContainText("“Qua Zalo” = Trực tuyến một phần");

  const address = await office.locator("a[href$='/refused.csv']").getAttribute("href");
  const file = await office.request.get(address ?? "");
  await upload(office, await file.text());
  await expect(office.getByRole("main")).toContainText("Các dòng hợp lệ đã được ghi", { timeout: 20_000 });
  await office.goto("/dossiers?q=JOURNEY-0012");
  await expect(office.getByRole("main")).toContainText("JOURNEY-0012");
});

test("the office tries a register, imports the very file with one press, and undoes it", async ({
  product,
  signIn,
}) => {
  const before = await publishedParticipation(product.url);
  const office = await signIn("office");
  const main = office.getByRole("main");
  await upload(office, register(todayInVietnam()).replaceAll("JOURNEY-", "TRIED-"), "trial");
  const importIt = office.locator("form:has(input[value=import]) button");
  await expect(importIt).toBeVisible({ timeout: 20_000 });
  expect(await publishedParticipation(product.url), "a trial saves nothing").toEqual(before);
  await importIt.click();
  const undo = office.locator("a[href$='/undo']");
  await expect(undo).toBeVisible({ timeout: 20_000 });
  expect((await publishedParticipation(product.url)).denominator).toBe(before.denominator + 2);
  await undo.click();
  await office.locator("main form button").click();
  await expect(main).toContainText("Lượt nhập đã được hoàn tác", { timeout: 20_000 });
  expect(await publishedParticipation(product.url)).toEqual(before);
});

test("a file whose headings nobody knows asks for its columns on its page, and is read as told", async ({ signIn }) => {
  const office = await signIn("office");
  const row = `JOURNEY-9001;9.000001;Cấp giấy phép thử nghiệm;${todayInVietnam()} 00:01;Trực tiếp`;
  await upload(office, `Cột A;Cột B;Cột C;Cột D;Cột E\r\n${row}\r\n`);
  const columns = office.locator("main a[href$='/columns']");
  await expect(columns).toBeVisible({ timeout: 20_000 });
  await columns.click();
  const told = ["number", "procedureCode", "procedureName", "receivedAt", "channel"];
  for (const [position, column] of told.entries())
    await office.locator(`select[name=column-${String(position)}]`).selectOption(column);
  await office.locator("main form[method=post] button.main").click();
  await expect(office).toHaveURL(/\/dossiers\/import\/[^/]+\?done=started/);
  await expect(async () => {
    await office.goto("/dossiers?q=JOURNEY-9001");
    await expect(office.locator("main table, main li").first()).toContainText("JOURNEY-9001");
  }).toPass({ timeout: 20_000 });
});

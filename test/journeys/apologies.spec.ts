import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { readZipPart } from "#test/support/files.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { expectToReadWell } from "#test/support/reads-well.ts";

/** The morning's list of late dossiers, letters of apology for them, the register, the figure, and the citizen's page. */

// Letters change the list and the figure for everybody.
test.use({ apart: "apologies" });

const anyDay = /\d{2}\/\d{2}\/\d{4}/;

/** How many late dossiers have a letter that was sent, this year. */
async function sentInFigure(page: Page): Promise<number> {
  await page.goto("/dashboard/figures?kind=year");
  const row = page.getByRole("row", { name: /^Hồ sơ trễ hạn có văn bản xin lỗi(?!, theo)/ });
  const text = await row.innerText();
  const counts = /%\s+(\d+)\s+\d+/.exec(text);
  expect(counts, text).not.toBeNull();
  return Number(counts?.[1]);
}

/** Fills in the form of letters; answers the new day it promises. */
async function fillLetter(page: Page, reason: string): Promise<string> {
  await page.getByLabel("Lý do chậm trả kết quả").fill(reason);
  const newOn = anyDay.exec(await page.locator("#apology-form-newOn-hint").innerText())?.[0] ?? "";
  await page.getByLabel("Ngày hẹn lại").fill(newOn);
  return newOn;
}

/** Takes the letters of the page as Word; answers the text of the document. */
async function takeWord(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải tệp Word" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("van-ban-xin-loi.docx");
  return readZipPart(readFileSync(await download.path()), "word/document.xml");
}

/** Records number and day of the letter whose page is open. */
async function recordSent(page: Page, number: string): Promise<void> {
  const today = anyDay.exec(await page.locator("#sent-form-sentOn-hint").innerText())?.[0] ?? "";
  await page.getByLabel("Số văn bản").fill(number);
  await page.getByRole("textbox", { name: "Ngày gửi" }).fill(today);
  await page.getByRole("button", { name: "Ghi vào sổ" }).click();
  await expect(page.getByRole("status")).toContainText("Đã ghi số và ngày gửi");
}

test("a letter for a late dossier is written once, sent, counted, and told to the citizen", async ({
  open,
  product,
  citizen,
}) => {
  test.slow();
  // With scripts, which the examination of a page needs; the letters of a unit are written without.
  const page = await open({ viewport: { width: 1280, height: 800 } });
  await signInAs(page, product.demo, "office");
  const before = await sentInFigure(page);
  await page.goto("/dossiers/late?late=overdue&letter=none");
  await expectToReadWell(page);
  const row = page.locator("tbody tr").first();
  const number = await row.getByRole("link").first().innerText();
  const dossier = (await row.getByRole("link").first().getAttribute("href")) ?? "";
  await page.getByRole("checkbox", { name: `Chọn hồ sơ ${number}` }).check();
  await page.getByRole("button", { name: "Lập văn bản cho hồ sơ đã chọn" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: number })).toBeVisible();
  await expectToReadWell(page);
  const newOn = await fillLetter(page, "Hồ sơ phải chờ kết quả đo kiểm của đơn vị phối hợp.");
  await page.getByRole("button", { name: "Lập văn bản" }).dblclick();

  await expect(page.getByRole("status")).toContainText("Đã lập 1 văn bản");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expectToReadWell(page);
  const xml = await takeWord(page);
  expect(xml.split("<w:sectPr>")).toHaveLength(2);
  for (const words of [number, newOn, "chờ kết quả đo kiểm"]) expect(xml).toContain(words);
  expect(await sentInFigure(page), "a letter that was not sent does not count").toBe(before);

  // The receipt that the citizen of this dossier scans.
  await page.goto(dossier.replace("/dossiers/", "/receipts/"));
  const code = await page.locator("p.code").first().innerText();
  await citizen.goto(`/r/${code}`);
  await expect(citizen.getByText("xin lỗi")).toBeVisible();
  await expect(citizen.getByText(newOn)).toHaveCount(0);

  await page.goto("/dossiers/letters?sent=no");
  await page.getByRole("link", { name: `Ghi số, ngày gửi của văn bản về hồ sơ ${number}` }).click();
  await expectToReadWell(page);
  await recordSent(page, "152/SKHCN-VP");
  expect(await sentInFigure(page)).toBe(before + 1);
  await page.goto("/dossiers/letters");
  await expect(page.locator("tbody tr", { hasText: number })).toContainText("152/SKHCN-VP");
  await expect(page.locator("tbody tr", { hasText: "152/SKHCN-VP" })).toHaveCount(1);

  await citizen.reload();
  await expect(citizen.getByText("xin lỗi")).toContainText(newOn);
  const phone = await open({ viewport: { width: 360, height: 740 } });
  await phone.goto(`/r/${code}`);
  await expectToReadWell(phone);
  await signInAs(phone, product.demo, "office");
  for (const path of ["/dossiers/late", "/dossiers/late/letter?all=1", "/dossiers/letters"]) {
    await phone.goto(path);
    await expectToReadWell(phone);
  }
});

test("letters for all late dossiers of a unit are written and taken as one file", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/dossiers/late");
  const unit = page.getByLabel("Đơn vị xử lý");
  const name = "Phòng Quản lý Chuyên ngành";
  await unit.selectOption({ label: name });
  await page.getByLabel("Tình trạng").selectOption("overdue");
  await page.getByLabel("Văn bản xin lỗi").selectOption("none");
  await page.getByRole("button", { name: "Xem danh sách" }).click();
  const rows = page.locator("tbody tr");
  const numbers = await rows.locator("td a, th a").allInnerTexts();
  expect(numbers.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Lập văn bản cho mọi hồ sơ trong danh sách" }).click();
  await expect(page.getByText(`cả ${String(numbers.length)} hồ sơ`)).toBeVisible();
  await fillLetter(page, "Phòng chuyên môn phải thẩm định thêm tại cơ sở.");
  await page.getByRole("button", { name: "Lập văn bản" }).dblclick();
  await expect(page.getByRole("status")).toContainText(`Đã lập ${String(numbers.length)} văn bản`);
  await expect(rows).toHaveCount(numbers.length);
  const xml = await takeWord(page);
  expect(xml.match(/Kính gửi/g)).toHaveLength(numbers.length);
  for (const number of numbers) expect(xml).toContain(number);
  await page.goto("/dossiers/late?late=overdue&letter=none");
  for (const number of numbers) await expect(page.getByRole("link", { name: number })).toHaveCount(0);
});

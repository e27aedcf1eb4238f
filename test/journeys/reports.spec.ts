import { expect, test } from "#test/support/journey.ts";

test("a report is made, edited, approved, taken as Word and marked as sent", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/reports/new");
  await page.getByLabel("Tên báo cáo").fill("Báo cáo cải cách hành chính thử");
  await page.getByLabel("Nơi nhận").fill("Sở Nội vụ");
  await page.getByLabel("Số liệu từ ngày").fill("01/01/2026");
  await page.getByLabel("Chốt số liệu hết ngày").fill("31/10/2026");
  await page.getByRole("button", { name: "Chốt số liệu và lập báo cáo" }).click();
  await expect(page.getByRole("status")).toContainText("Đã chốt số liệu");
  await page.getByLabel("II. Đánh giá chung").fill("Kết quả cơ bản đạt yêu cầu.");
  await page.getByRole("button", { name: "Lưu nội dung" }).click();
  await expect(page.getByRole("status")).toContainText("Đã lưu nội dung");
  await page.getByRole("button", { name: "Duyệt báo cáo" }).click();
  await expect(page.getByRole("status")).toContainText("Đã duyệt báo cáo");
  await page.getByRole("link", { name: "Hồ sơ có kết quả trễ hạn" }).click();
  await expect(page).toHaveURL(/\/dossiers\?.*from=2026-01-01/);
  await page.goBack();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải Word (.docx)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("bao-cao-2026-10-31.docx");
  await page.getByLabel("Số văn bản (nếu có)").fill("05/BC-SKHCN");
  await page.getByRole("button", { name: "Đánh dấu đã gửi" }).click();
  await expect(page.getByRole("status")).toContainText("Đã ghi nhận báo cáo được gửi");
  await expect(page.getByText("05/BC-SKHCN").first()).toBeVisible();
});

import { expect, type Page } from "@playwright/test";

/** Makes a report of January to October 2026 and approves it; the page of the report is open then. */
export async function approveReport(page: Page, name: string): Promise<void> {
  await page.goto("/reports/new");
  await page.getByLabel("Tên báo cáo").fill(name);
  await page.getByLabel("Nơi nhận").fill("Sở Nội vụ");
  await page.getByLabel("Số liệu từ ngày").fill("01/01/2026");
  await page.getByLabel("Chốt số liệu hết ngày").fill("31/10/2026");
  await page.getByRole("button", { name: "Chốt số liệu và lập báo cáo" }).click();
  // A draft is neither shared nor sent.
  await expect(page.getByRole("link", { name: "Chia sẻ báo cáo này bằng liên kết" })).toHaveCount(0);
  await expect(page.getByText("Hẹn giờ gửi")).toHaveCount(0);
  await page.getByLabel("II. Đánh giá chung").fill("Kết quả cơ bản đạt yêu cầu.");
  await page.getByRole("button", { name: "Lưu nội dung" }).click();
  await page.getByRole("button", { name: "Duyệt báo cáo" }).click();
  await expect(page.getByRole("status")).toContainText("Đã duyệt báo cáo");
}

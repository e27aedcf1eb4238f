import { expect, test } from "#test/support/journey.ts";

/** One telephone rated several receipts in a row: an approver looks into it. */

// The ratings that other journeys give from one browser are suspicious too, so this journey has a product of its own.
test.use({ apart: "suspicious" });

test("a flagged rating is set aside with a reason, counts in no figure, and is taken back", async ({ signIn }) => {
  const page = await signIn("approver");
  await page.goto("/dashboard/suspicious");
  const counted = page.getByRole("row", { name: /Như đang tính/ }).getByRole("cell");
  const before = await counted.last().innerText();
  const card = page.locator("section.card:has(form)").first();
  const number = (await card.locator("h3").innerText()).split(" ")[0] ?? "";
  await expect(card).toContainText("đã đánh giá 3 hồ sơ khác nhau");

  await card.getByRole("button", { name: "Không tính" }).click();
  const wrong = page.locator("section.card", { hasText: number });
  await expect(wrong.getByRole("alert")).toContainText("Đề nghị ghi lý do quyết định.");
  await wrong.getByLabel("Lý do quyết định").fill("Một thiết bị, ba người nộp.");
  await wrong.getByRole("button", { name: "Không tính" }).click();
  await expect(page.getByRole("status")).toContainText("không được tính vào số liệu");
  await expect(counted.last()).not.toHaveText(before);

  await page.getByRole("link", { name: "Đã xong" }).click();
  const decided = page.locator("section.card", { hasText: number });
  await expect(decided).toContainText("Một thiết bị, ba người nộp.");
  await decided.locator("summary").click();
  await decided.getByLabel("Lý do quyết định").fill("Người nộp xác nhận đã đánh giá.");
  await decided.getByRole("button", { name: "Tính là đánh giá thật" }).click();
  await expect(page.getByRole("status")).toContainText("đánh giá này được tính");
  await expect(counted.last()).toHaveText(before);
  await expect(decided, "the earlier decision stays readable").toContainText("Một thiết bị, ba người nộp.");
});

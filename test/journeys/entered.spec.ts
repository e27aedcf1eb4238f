import { expect, test } from "#test/support/journey.ts";

test("a telephone call is entered with its true day, and the caller follows it with the two codes", async ({
  signIn,
  open,
  product,
}) => {
  const page = await signIn("officer");
  await page.goto("/inbox");
  await page.locator("a[href='/inbox/new']").click();
  await page.locator("[name=text]").fill("Người gọi báo quầy 3 gọi số chậm cả buổi sáng.");
  await page.locator("main form button").click();
  await expect(page.getByRole("alert")).toContainText("Chọn cách nhận");
  await expect(page.locator("[name=text]")).toHaveValue("Người gọi báo quầy 3 gọi số chậm cả buổi sáng.");
  await page.locator("[name=source][value=telephone]").check();
  await page.locator("[name=kind][value=problem]").check();
  await page.locator("[name=name]").fill("Người gọi thử");
  await page.locator("[name=phone]").fill("0900 000 001");
  await page.locator("[name=consent]").check();
  await page.locator("main form button").click();
  const codes = await page.locator("dd.code").allInnerTexts();
  expect(codes).toHaveLength(2);

  const caller = await open({ baseURL: product.url, javaScriptEnabled: false });
  await caller.goto("/t");
  await caller.locator("[name=reference]").fill(codes[0] ?? "");
  await caller.locator("[name=secret]").fill(codes[1] ?? "");
  await caller.locator("main form button").first().click();
  await expect(caller.getByRole("main")).toContainText("quầy 3 gọi số chậm");

  await page.locator(`a[href='/inbox/${codes[0] ?? ""}']`).click();
  await expect(page.getByRole("main")).toContainText("Qua điện thoại");
});

test("a low comment becomes a case that leads back to the list, and is offered once", async ({ signIn }) => {
  const page = await signIn("officer");
  await page.goto("/dashboard/comments?score=1");
  const offer = page.locator("a[href^='/inbox/new?comment=']").first();
  const address = (await offer.getAttribute("href")) ?? "";
  await offer.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lập vụ việc từ ý kiến kèm đánh giá");
  await expect(page.locator("[name=text]")).not.toHaveValue("");
  await page.locator("main form button").click();
  await expect(page.getByRole("alert")).toContainText("Chọn loại nội dung");
  await page.locator("[name=kind][value=problem]").check();
  await page.locator("main form button").click();
  await expect(page.locator("dd.code")).toHaveCount(2);
  await page.locator("main a[href^='/inbox/PA-']").click();
  await expect(page.getByRole("main")).toContainText("Từ ý kiến kèm đánh giá");
  await page.goto("/dashboard/comments?score=1");
  await expect(page.locator(`a[href='${address}']`)).toHaveCount(0);
});

import type { Page } from "@playwright/test";
import { codeCharacters } from "#app/platform/readable-code.ts";
import { expect, test } from "#test/support/journey.ts";

const secretPattern = new RegExp(`\\b[${codeCharacters}]{5}-[${codeCharacters}]{5}\\b`);

async function sendComplaint(page: Page, text: string): Promise<{ reference: string; secret: string }> {
  await page.locator("input[name=kind][value=problem]").check();
  await page.locator("textarea[name=text]").fill(text);
  await page.locator("input[name=name]").fill("Người gửi phản ánh");
  await page.locator("input[name=address]").fill("Thôn Một, xã Hai");
  await page.locator("input[name=phone]").fill("0900 000 000");
  await expect(page.locator("input[name=consent]"), "consent is never ticked beforehand").not.toBeChecked();
  await page.locator("input[name=consent]").check();
  await page.locator("main form:has(textarea) button:not([type=button])").last().click();
  await expect(page).toHaveURL(/\/t\/[^/?]+$/);
  const reference = /\/t\/([^/?]+)/.exec(page.url())?.[1] ?? "";
  const secret = secretPattern.exec(await page.getByRole("main").innerText())?.[0] ?? "";
  expect(secret, "the secret is shown once").not.toBe("");
  expect(page.url(), "and never stands in an address").not.toContain(secret);
  return { reference, secret };
}

test("a complaint is answered and the citizen reads the answer, with the secret only", async ({
  citizen,
  open,
  product,
  signIn,
}) => {
  const words = `Kết quả trễ hẹn hai ngày, số ${String(Date.now())}`;
  await citizen.goto(`/r/${product.nextCode()}/complaint`);
  const { reference, secret } = await sendComplaint(citizen, words);
  await expect(citizen.getByRole("main")).toContainText(words);

  const answer = `Đã xem xét và xin lỗi về sự chậm trễ, văn bản số ${String(Date.now())}.`;
  const handler = await signIn("office");
  await handler.goto("/inbox");
  await handler.goto(`/inbox/${reference}`);
  await expect(handler.getByRole("main")).toContainText(words);
  const form = handler.locator("form:has([name=intent][value=answer])");
  await form.locator("textarea").fill(answer);
  await form.locator("[type=submit], button:not([type])").last().click();
  await expect(handler.getByRole("main")).toContainText(answer);

  const other = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await other.goto(`/t/${reference}`);
  await expect(other.getByRole("main")).not.toContainText(words);
  await expect(other.getByRole("main")).not.toContainText(answer);

  const wrong = secret.startsWith("3") ? `4${secret.slice(1)}` : `3${secret.slice(1)}`;
  await follow(other, reference, wrong);
  await expect(other.getByRole("main")).not.toContainText(answer);
  await follow(other, reference, ` ${secret.toLowerCase().replace("-", " ")}`);
  await expect(other).toHaveURL(new RegExp(`/t/${reference}$`));
  await expect(other.getByRole("main")).toContainText(answer);
});

async function follow(page: Page, reference: string, secret: string): Promise<void> {
  await page.goto("/t");
  await page.locator("main input[name=reference]").fill(reference);
  await page.locator("main input[name=secret]").fill(secret);
  await page.locator("main form button").click();
}

test("what is missing is said beside the field and on top, and what was typed stays", async ({ citizen }) => {
  await citizen.goto("/complaint");
  await citizen.locator("textarea[name=text]").fill("Cần thêm ghế ngồi chờ ở tầng trệt");
  await citizen.locator("input[name=name]").fill("Người gửi phản ánh");
  await citizen.locator("main form:has(textarea) button:not([type=button])").last().click();
  await expect(citizen).toHaveURL(/\/complaint$/);
  await expect(citizen.getByRole("alert")).toBeVisible();
  const first = citizen.getByRole("alert").getByRole("link").first();
  const field = (await first.getAttribute("href")) ?? "#nothing";
  await expect(citizen.locator(field), "the summary leads to the field").toHaveCount(1);
  await expect(citizen.locator("textarea[name=text]")).toHaveValue("Cần thêm ghế ngồi chờ ở tầng trệt");
  await expect(citizen.locator("input[name=name]")).toHaveValue("Người gửi phản ánh");
});

test("without contact it is taken as an anonymous comment", async ({ citizen }) => {
  await citizen.goto("/complaint");
  await citizen.locator("input[name=kind][value=praise]").check();
  await citizen.locator("textarea[name=text]").fill("Công chức hướng dẫn rõ ràng, nhanh chóng");
  await citizen.locator("main form:has(textarea) button:not([type=button])").last().click();
  await expect(citizen).toHaveURL(/\/t\//);
});

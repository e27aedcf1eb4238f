import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#test/support/journey.ts";

/** A case goes through the hands of everybody it concerns, each on their own screen. */

async function sendComplaint(page: Page, text: string): Promise<string> {
  await page.goto("/complaint");
  await page.locator("input[name=kind][value=problem]").check();
  await page.locator("textarea[name=text]").fill(text);
  await page.locator("input[name=name]").fill("Người gửi phản ánh");
  await page.locator("input[name=address]").fill("Thôn Một, xã Hai");
  await page.locator("input[name=phone]").fill("0900 000 000");
  await page.locator("input[name=consent]").check();
  await send(page.locator("main form:has(textarea[name=text])"));
  return /\/t\/([^/?]+)/.exec(page.url())?.[1] ?? "";
}

function formOf(page: Page, intent: string): Locator {
  return page.locator(`form:has([name=intent][value=${intent}])`);
}

function send(form: Locator): Promise<void> {
  return form.locator("button:not([type])").last().click();
}

/** Opens a folded step. */
async function unfold(page: Page, intent: string): Promise<Locator> {
  await page.locator(`details:has([name=intent][value=${intent}]) > summary`).click();
  return formOf(page, intent);
}

test("handler, approver and sender: asked, drafted, returned, approved, reopened, answered again", async ({
  citizen,
  signIn,
}) => {
  const words = `Thiết bị lấy số bị hỏng, lần ${String(Date.now())}`;
  const reference = await sendComplaint(citizen, words);
  const status = citizen.url();
  const handler = await signIn("handler");
  await handler.goto("/inbox");
  await handler.goto(`/inbox/${reference}`);
  const question = await unfold(handler, "ask");
  await question.locator("textarea").fill("Thiết bị ở quầy nào?");
  await send(question);

  await citizen.goto(status);
  await formOf(citizen, "reply").locator("textarea").fill("Thiết bị ở sảnh chính.");
  await send(formOf(citizen, "reply"));
  await expect(citizen.getByRole("main")).toContainText("Thiết bị ở sảnh chính.");

  await handler.goto(`/inbox/${reference}`);
  await expect(handler.getByRole("main")).toContainText("Thiết bị ở sảnh chính.");
  await formOf(handler, "answer").locator("textarea").fill("Thiết bị đã được sửa xong.");
  await send(formOf(handler, "answer"));
  await citizen.goto(status);
  await expect(citizen.getByRole("main"), "not before it is approved").not.toContainText("đã được sửa xong");

  const approver = await signIn("approver");
  await approver.goto("/inbox?view=approval");
  await approver.getByRole("link", { name: reference }).click();
  const back = await unfold(approver, "return");
  await back.locator("textarea").fill("Cần nói ngày sửa xong.");
  await send(back);
  await handler.goto(`/inbox/${reference}`);
  await expect(formOf(handler, "answer").locator("textarea")).toHaveValue("Thiết bị đã được sửa xong.");
  await formOf(handler, "answer").locator("textarea").fill("Thiết bị đã được sửa xong hôm nay.");
  await send(formOf(handler, "answer"));
  await approver.goto(`/inbox/${reference}`);
  await send(formOf(approver, "approve"));

  await citizen.goto(status);
  await expect(citizen.getByRole("main")).toContainText("Thiết bị đã được sửa xong hôm nay.");
  await citizen.locator("input[name=solved][value=no]").check();
  await send(formOf(citizen, "tell-outcome"));
  await expect(formOf(citizen, "tell-outcome"), "asked once").toHaveCount(0);
  const reopen = await unfold(citizen, "reopen");
  await reopen.locator("textarea").fill("Sáng nay lại hỏng.");
  await send(reopen);
  await approver.goto(`/inbox/${reference}`);
  await expect(approver.getByRole("main")).toContainText("Sáng nay lại hỏng.");
  await formOf(approver, "answer").locator("textarea").fill("Thiết bị mới đã được lắp.");
  await send(formOf(approver, "answer"));
  await citizen.goto(status);
  await expect(citizen.getByRole("main")).toContainText("Thiết bị mới đã được lắp.");
  await expect(formOf(citizen, "reopen"), "reopened once only").toHaveCount(0);
});

test("a denunciation is asked about before it is sent, and locked it is gone for others", async ({
  citizen,
  signIn,
}) => {
  const words = `Tôi tố cáo việc nhận tiền riêng, lần ${String(Date.now())}`;
  await sendComplaint(citizen, words);
  await expect(citizen).toHaveURL(/\/complaint$/);
  await expect(citizen.getByRole("alert")).toBeVisible();
  await expect(citizen.locator("textarea[name=text]")).toHaveValue(words);
  await send(citizen.locator("main form:has(textarea[name=text])"));
  await expect(citizen).toHaveURL(/\/t\/[^/?]+$/);
  const reference = /\/t\/([^/?]+)/.exec(citizen.url())?.[1] ?? "";

  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const reroute = await unfold(office, "reroute");
  await reroute.locator("select").selectOption("denunciation");
  await reroute.locator("textarea").fill("Nội dung là tố cáo.");
  await send(reroute);
  await expect(office).toHaveURL(/\/inbox$/);
  expect((await office.goto(`/inbox/${reference}`))?.status()).toBe(404);
  await office.goto(`/inbox?view=all&q=${reference}`);
  await expect(office.getByRole("link", { name: reference })).toHaveCount(0);

  const approver = await signIn("approver");
  await approver.goto(`/inbox/${reference}`);
  await expect(approver.getByRole("main")).toContainText(words);
  const administrator = await signIn("administrator");
  await administrator.goto("/audit");
  await expect(administrator.getByRole("main")).toContainText(reference);
});

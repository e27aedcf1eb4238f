import type { Page } from "@playwright/test";
import {
  complaintForm,
  fillComplaint,
  formOf,
  referenceOf,
  send,
  sendComplaint,
  unfold,
} from "#test/support/case-pages.ts";
import { expect, test } from "#test/support/journey.ts";

/** A case goes through the hands of everybody it concerns, each on their own screen. */

/** What was just done stands at the top of the page, with focus on it. */
async function expectDone(page: Page, words: string): Promise<void> {
  const done = page.locator("#done");
  await expect(done).toContainText(words);
  await expect(done).toHaveAttribute("role", "status");
  await expect(done).toBeFocused();
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
  await expectDone(handler, "Đã gửi câu hỏi.");

  await citizen.goto(status);
  await formOf(citizen, "reply").locator("textarea").fill("Thiết bị ở sảnh chính.");
  await send(formOf(citizen, "reply"));
  await expectDone(citizen, "Đã gửi nội dung bổ sung");
  await expect(citizen.getByRole("main")).toContainText("Thiết bị ở sảnh chính.");

  await handler.goto(`/inbox/${reference}`);
  await expect(handler.getByRole("main")).toContainText("Thiết bị ở sảnh chính.");
  await formOf(handler, "answer").locator("textarea").fill("Thiết bị đã được sửa xong.");
  await send(formOf(handler, "answer"));
  await expectDone(handler, "Đã trình duyệt.");
  await citizen.goto(status);
  await expect(citizen.getByRole("main"), "not before it is approved").not.toContainText("đã được sửa xong");

  const approver = await signIn("approver");
  await approver.goto("/inbox?view=approval");
  await approver.getByRole("link", { name: reference }).click();
  const back = await unfold(approver, "return");
  await back.locator("textarea").fill("Cần nói ngày sửa xong.");
  await send(back);
  await expectDone(approver, "Đã trả lại người xử lý");
  await handler.goto(`/inbox/${reference}`);
  await expect(formOf(handler, "answer").locator("textarea")).toHaveValue("Thiết bị đã được sửa xong.");
  await formOf(handler, "answer").locator("textarea").fill("Thiết bị đã được sửa xong hôm nay.");
  await send(formOf(handler, "answer"));
  await approver.goto(`/inbox/${reference}`);
  await send(formOf(approver, "approve"));
  await expectDone(approver, "Đã gửi trả lời.");
  await approver.reload();
  await approver.goto(`/inbox/${reference}?done=return`);
  await expect(approver.locator("#done"), "an old address tells nothing").toHaveCount(0);

  await citizen.goto(status);
  await expect(citizen.getByRole("main")).toContainText("Thiết bị đã được sửa xong hôm nay.");
  await citizen.locator("input[name=solved][value=no]").check();
  await send(formOf(citizen, "tell-outcome"));
  await expectDone(citizen, "Đã ghi nhận ý kiến");
  await expect(formOf(citizen, "tell-outcome"), "asked once").toHaveCount(0);
  const reopen = await unfold(citizen, "reopen");
  await reopen.locator("textarea").fill("Sáng nay lại hỏng.");
  await send(reopen);
  await expectDone(citizen, "Đã gửi đề nghị xem xét lại.");
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
  await send(await fillComplaint(citizen, words));
  await expect(citizen).toHaveURL(/\/complaint$/);
  await expect(citizen.getByRole("alert")).toBeVisible();
  await expect(citizen.locator("textarea[name=text]")).toHaveValue(words);
  await send(complaintForm(citizen));
  await expect(citizen).toHaveURL(/\/t\/[^/?]+$/);
  const reference = referenceOf(citizen);

  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const reroute = await unfold(office, "reroute");
  await reroute.locator("select").selectOption("denunciation");
  await reroute.locator("textarea").fill("Nội dung là tố cáo.");
  await send(reroute);
  await expectDone(office, `Đã khóa ${reference}`);
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

test("the sender of a duplicate reads the answer on their own page, without the other sender", async ({
  citizen,
  open,
  signIn,
}) => {
  const words = `Bảng chỉ dẫn bị mờ, lần ${String(Date.now())}`;
  const first = await sendComplaint(citizen, words);
  const second = await open({ javaScriptEnabled: false });
  const reference = await sendComplaint(second, `${words}, người thứ hai`);
  const status = second.url();
  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const duplicate = await unfold(office, "duplicate");
  await duplicate.locator("input[name=original]").fill(first);
  await send(duplicate);
  await expectDone(office, `Đã kết thúc vì trùng với ${first}`);
  await second.goto(status);
  await expect(second.getByRole("main")).toContainText("đang được xem xét chung");
  await office.goto(`/inbox/${first}`);
  await formOf(office, "answer").locator("textarea").fill(`Phản ánh ${first}: bảng chỉ dẫn đã được thay.`);
  await send(formOf(office, "answer"));
  await second.goto(status);
  await expect(second.getByRole("main")).toContainText("bảng chỉ dẫn đã được thay");
  await expect(second.getByRole("main")).not.toContainText(first);
});

test("a text with a blank in it does not leave, and the blank is named", async ({ citizen, signIn }) => {
  const reference = await sendComplaint(citizen, `Ghế ngồi chờ bị gãy, lần ${String(Date.now())}`);
  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const refusal = await unfold(office, "propose-refusal");
  await refusal.locator("select").selectOption("unclear");
  await refusal.locator("button").click();
  await expect(office.getByRole("alert")).toContainText("Nội dung còn chỗ chưa điền: “[…]”");
});

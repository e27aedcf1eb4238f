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

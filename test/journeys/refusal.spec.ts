import { complaintForm, fillComplaint, formOf, send, sendComplaint, unfold } from "#test/support/case-pages.ts";
import { expect, test } from "#test/support/journey.ts";

/** What this office does not take on: by two persons, and after the lawful way was shown. */

test("a case is not accepted by one person alone, and the sender reads why and where to go", async ({
  citizen,
  signIn,
}) => {
  const reference = await sendComplaint(citizen, `Xem lại giúp cái đó, lần ${String(Date.now())}`);
  const status = citizen.url();
  const kindly = "Cảm ơn Ông/Bà. Nội dung chưa nêu việc gì, ở đâu; Ông/Bà có thể gửi lại với các thông tin đó.";
  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const proposal = await unfold(office, "propose-refusal");
  await proposal.locator("select").selectOption("unclear");
  await proposal.locator("textarea").fill(kindly);
  await send(proposal);
  await expect(office.getByRole("main")).toContainText(kindly);
  await citizen.goto(status);
  await expect(citizen.getByRole("main"), "nothing is told before it is decided").not.toContainText(kindly);

  await expect(formOf(office, "confirm-refusal"), "not by the one who proposed it").toHaveCount(0);

  const approver = await signIn("approver");
  await approver.goto("/inbox?view=approval");
  await approver.getByRole("link", { name: reference }).click();
  await send(formOf(approver, "confirm-refusal"));
  await citizen.goto(status);
  await expect(citizen.getByRole("main")).toContainText(kindly);
  await expect(formOf(citizen, "reopen"), "there is no answer to reopen").toHaveCount(0);
});

test("a second person who declines gives the case back to be answered", async ({ citizen, signIn }) => {
  const reference = await sendComplaint(citizen, `Ghế chờ bị gãy, lần ${String(Date.now())}`);
  const handler = await signIn("handler");
  await handler.goto(`/inbox/${reference}`);
  const proposal = await unfold(handler, "propose-refusal");
  await proposal.locator("select").selectOption("other-body");
  await proposal.locator("textarea").fill("Việc này thuộc cơ quan khác.");
  await send(proposal);
  await expect(formOf(handler, "confirm-refusal"), "a handler does not decide").toHaveCount(0);

  const approver = await signIn("approver");
  await approver.goto(`/inbox/${reference}`);
  const decline = await unfold(approver, "decline-refusal");
  await decline.locator("textarea").fill("Ghế chờ là của cơ quan, cần trả lời.");
  await send(decline);
  await handler.goto(`/inbox/${reference}`);
  await expect(handler.getByRole("main")).toContainText("Ghế chờ là của cơ quan, cần trả lời.");
  await expect(formOf(handler, "answer").locator("textarea")).toBeVisible();
});

test("a khiếu nại is led to its lawful way before it is sent, with every word kept", async ({ citizen }) => {
  await citizen.goto("/complaint");
  await expect(citizen.getByRole("main"), "said before anything is typed").toContainText("khiếu nại");
  const words = `Tôi khiếu nại quyết định xử phạt, lần ${String(Date.now())}`;
  await send(await fillComplaint(citizen, words));
  await expect(citizen).toHaveURL(/\/complaint$/);
  await expect(citizen.getByRole("alert")).toBeVisible();
  await expect(citizen.getByRole("main")).toContainText("có thời hiệu và thủ tục riêng");
  await expect(citizen.locator("textarea[name=text]")).toHaveValue(words);
  await expect(citizen.locator("input[name=phone]")).toHaveValue("0900 000 000");
  await send(complaintForm(citizen));
  await expect(citizen).toHaveURL(/\/t\/[^/?]+$/);
});

import type { Page } from "@playwright/test";
import { aPhoneJpeg, readZipPart } from "#test/support/files.ts";
import {
  complaintForm,
  fillComplaint,
  formOf,
  referenceOf,
  send,
  senderName,
  unfold,
} from "#test/support/case-pages.ts";
import { expect, test } from "#test/support/journey.ts";

const statesOfInbox = ["", "?view=all", "?view=approval"];

/** Every word of the first sheet, wherever the workbook keeps them. */
async function exported(page: Page, query: string): Promise<string> {
  const answer = await page.request.get(`/inbox.xlsx${query}`);
  expect(answer.status()).toBe(200);
  const workbook = await answer.body();
  return ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"].map((part) => readZipPart(workbook, part)).join("\n");
}

test("the letter of a case carries its names; locked, the case is gone for all but those named", async ({
  citizen,
  signIn,
}) => {
  const mark = String(Date.now());
  await fillComplaint(citizen, `Phải nộp thêm tiền cho người hướng dẫn, lần ${mark}`);
  const photo = { name: "bien-nhan.jpg", mimeType: "image/jpeg", buffer: await aPhoneJpeg() };
  await citizen.locator("input[name=files]").setInputFiles(photo);
  await send(complaintForm(citizen));
  await expect(citizen).toHaveURL(/\/t\/[^/?]+$/);
  const reference = referenceOf(citizen);
  const file = (await citizen.getByRole("link", { name: photo.name }).getAttribute("href")) ?? "";
  const fileForStaff = file.replace(/^\/t\//, "/inbox/");

  const handler = await signIn("handler");
  await handler.goto(`/inbox/${reference}`);
  await formOf(handler, "answer").locator("textarea").fill(`Đang xác minh nội dung phản ánh, lần ${mark}.`);
  await formOf(handler, "answer").locator("button[name=as][value=draft]").click();
  const letterHref = await handler.locator("a[href$='letter.docx']").getAttribute("href");
  expect(letterHref).toBe(`/inbox/${reference}/letter.docx`);
  const letter = await handler.request.get(`/inbox/${reference}/letter.docx`);
  expect(letter.status()).toBe(200);
  expect(letter.headers()["content-disposition"]).toContain(`cong-van-tra-loi-${reference}.docx`);
  const words = readZipPart(await letter.body(), "word/document.xml");
  for (const part of ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Độc lập", senderName, reference, `lần ${mark}.`])
    expect(words).toContain(part);
  expect(await exported(handler, "?view=all"), "before it is locked").toContain(reference);

  const office = await signIn("office");
  await office.goto(`/inbox/${reference}`);
  const reroute = await unfold(office, "reroute");
  await reroute.locator("select").selectOption("denunciation");
  await reroute.locator("textarea").fill("Nội dung là tố cáo.");
  await send(reroute);

  const officer = await signIn("officer");
  for (const page of [office, officer, handler]) {
    for (const query of [...statesOfInbox, `?view=all&q=${reference}`, `?view=all&q=${mark}`]) {
      await page.goto(`/inbox${query}`);
      await expect(page.getByRole("link", { name: reference }), query).toHaveCount(0);
      await expect(page.getByRole("main"), query).not.toContainText(`lần ${mark}`);
    }
    for (const path of [`/inbox/${reference}`, fileForStaff])
      expect((await page.request.get(path)).status(), path).toBe(404);
  }
  for (const page of [office, handler]) {
    const sheet = await exported(page, "?view=all");
    expect(sheet).not.toContain(reference);
    expect(sheet).not.toContain(mark);
    expect((await page.request.get(`/inbox/${reference}/letter.docx`)).status()).toBe(404);
  }
  expect((await office.request.get(`/inbox/${reference}/publication`)).status()).toBe(404);

  const approver = await signIn("approver");
  expect((await approver.request.get(fileForStaff)).status()).toBe(200);
  await approver.goto(`/inbox?view=all&q=${reference}`);
  await expect(approver.getByRole("link", { name: reference })).toHaveCount(1);
});

import type { Page } from "@playwright/test";
import sharp from "sharp";
import { aPhoneJpeg } from "#test/support/files.ts";
import { complaintForm, fillComplaint, referenceOf, send } from "#test/support/case-pages.ts";
import { expect, test } from "#test/support/journey.ts";

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

async function sendWith(page: Page, words: string, file: Chosen): Promise<void> {
  await fillComplaint(page, words);
  await page.locator("input[name=files]").setInputFiles(file);
  await send(complaintForm(page));
}

test("a photo of a phone comes back without where and with what it was taken", async ({ citizen, open, signIn }) => {
  const photo = await aPhoneJpeg();
  expect(photo.includes("TestPhoneMaker"), "what is sent says so").toBe(true);
  await sendWith(citizen, `Có ảnh kèm theo, lần ${String(Date.now())}`, {
    name: "Ảnh quầy 2.jpg",
    mimeType: "image/jpeg",
    buffer: photo,
  });
  await expect(citizen).toHaveURL(/\/t\/[^/?]+$/);
  const link = citizen.getByRole("link", { name: "Ảnh quầy 2.jpg" });
  const own = (await link.getAttribute("href")) ?? "";
  const forStaff = own.replace(/^\/t\//, "/inbox/");

  const handler = await signIn("handler");
  await handler.goto(`/inbox/${referenceOf(citizen)}`);
  await expect(handler.getByRole("link", { name: "Ảnh quầy 2.jpg" })).toHaveAttribute("href", forStaff);
  for (const answer of [await citizen.request.get(own), await handler.request.get(forStaff)]) {
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({ "content-type": "image/jpeg", "x-content-type-options": "nosniff" });
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
    const handed = await answer.body();
    const { exif, width, height } = await sharp(handed).metadata();
    expect({ exif, width, height }, "upright, and nothing beside the picture").toEqual({ width: 20, height: 40 });
    expect(handed.includes("TestPhoneMaker")).toBe(false);
  }
  const stranger = await open({ javaScriptEnabled: false });
  expect((await stranger.request.get(own)).status()).toBe(404);
  expect((await stranger.request.get(forStaff, { maxRedirects: 0 })).status()).toBe(302);
});

test("a page that calls itself a photo is refused with a sentence, and every word is kept", async ({ citizen }) => {
  const words = `Ảnh kèm theo là trang mạng, lần ${String(Date.now())}`;
  const page = Buffer.from("<!doctype html><title>x</title><script>alert(1)</script>");
  await sendWith(citizen, words, { name: "anh.jpg", mimeType: "image/jpeg", buffer: page });
  await expect(citizen).toHaveURL(/\/complaint$/);
  await expect(citizen.getByRole("alert")).toContainText("anh.jpg");
  await expect(citizen.locator("textarea[name=text]")).toHaveValue(words);
  await expect(citizen.locator("input[name=consent]")).toBeChecked();
  await send(complaintForm(citizen));
  await expect(citizen, "without the file it goes").toHaveURL(/\/t\/[^/?]+$/);
});

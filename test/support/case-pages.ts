import { expect, type Locator, type Page } from "@playwright/test";

/** The pages of a case as its sender and staff use them in a browser. */

/** Whoever sends the complaints of the journeys. */
export const senderName = "Người gửi phản ánh";

/** Fills in the form of a complaint with contact details; it is not sent yet. Answers the form. */
export async function fillComplaint(page: Page, text: string): Promise<Locator> {
  await page.goto("/complaint");
  await page.locator("input[name=kind][value=problem]").check();
  await page.locator("textarea[name=text]").fill(text);
  await page.locator("input[name=name]").fill(senderName);
  await page.locator("input[name=address]").fill("Thôn Một, xã Hai");
  await page.locator("input[name=phone]").fill("0900 000 000");
  await page.locator("input[name=consent]").check();
  return complaintForm(page);
}

export function complaintForm(page: Page): Locator {
  return page.locator("main form:has(textarea[name=text])");
}

/** The reference of the case whose status page is open. */
export function referenceOf(page: Page): string {
  return /\/t\/([^/?]+)$/.exec(page.url())?.[1] ?? "";
}

/** Sends a complaint that is nothing but a phản ánh; answers its reference. */
export async function sendComplaint(page: Page, text: string): Promise<string> {
  await send(await fillComplaint(page, text));
  await expect(page).toHaveURL(/\/t\/[^/?]+$/);
  return referenceOf(page);
}

/** The form of a step. */
export function formOf(page: Page, intent: string): Locator {
  return page.locator(`form:has([name=intent][value=${intent}])`);
}

/** Presses the main button of a form, the last one. */
export function send(form: Locator): Promise<void> {
  return form.locator("button:not([type])").last().click();
}

/** Opens a folded step. */
export async function unfold(page: Page, intent: string): Promise<Locator> {
  await page.locator(`details:has([name=intent][value=${intent}]) > summary`).click();
  return formOf(page, intent);
}

import type { Page } from "@playwright/test";
import { copyDemo } from "#test/support/demo-template.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

/** A setting: how it is changed, and where it then shows. */
interface Setting {
  change: (page: Page) => Promise<void>;
  /** The page on which it shows, and the words that stand there. */
  shows: string;
  words: string;
  /** Where the audit record names the change; its words before and after. */
  audit: string;
}

const save = (page: Page, form: string) => page.locator(`${form} button`).first().click();

test("a setting changed in one process shows in another at once, and in the audit record", async ({ open }) => {
  const { dataFolder, secret, demo, remove } = copyDemo();
  const [one, other] = await Promise.all([startProduct({ dataFolder, secret }), startProduct({ dataFolder, secret })]);
  const code = demo.receiptCodes[0] ?? "";
  const settings: Setting[] = [
    {
      change: async (page) => {
        await page.goto("/settings/office");
        await page.locator("[name=contactLine]").fill("Quầy hướng dẫn số 9");
        await save(page, "#office");
      },
      shows: `/r/${code}/complaint`,
      words: "Quầy hướng dẫn số 9",
      audit: "Quầy hướng dẫn số 9",
    },
    {
      change: async (page) => {
        await page.goto("/settings/procedures");
        await page.locator("main table tbody th a").first().click();
        await page.locator("main [name=name]").fill("Thủ tục đổi tên thử");
        await save(page, "form:has([name=name])");
      },
      shows: "/settings/procedures",
      words: "Thủ tục đổi tên thử",
      audit: "Thủ tục đổi tên thử",
    },
    {
      change: async (page) => {
        await page.goto("/settings/organisation");
        await page.locator("form#name-units-new [name=name]").fill("Đơn vị thêm thử");
        await save(page, "form#name-units-new");
      },
      shows: "/settings/organisation",
      words: "Đơn vị thêm thử",
      audit: "Đơn vị thêm thử",
    },
    {
      change: async (page) => {
        await page.goto("/settings/reminders");
        await page.locator("[name=opensAt]").fill("08:15");
        await save(page, "main form");
      },
      shows: "/settings/tables/reminders",
      words: "Kế hoạch nhắc việc",
      audit: "08:15",
    },
    {
      change: async (page) => {
        await page.goto("/settings/texts");
        await page.locator("main details a").first().click();
        await page.locator("[name=vi]").fill("Cảm ơn Ông/Bà, lời cảm ơn riêng của cơ quan");
        await page.locator("[name=en]").fill("Thank you, in words of the office");
        await page.locator("button[value=save]").click();
      },
      shows: `/r/${code}/details`,
      words: "lời cảm ơn riêng của cơ quan",
      audit: "lời cảm ơn riêng của cơ quan",
    },
  ];
  const pageOf = async (url: string) => {
    const page = await open({ baseURL: url, javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
    await signInAs(page, demo, "administrator");
    return page;
  };
  const [here, there] = [await pageOf(one.url), await pageOf(other.url)];
  // The second process has read every setting before it is changed.
  await there.goto(`/r/${code}`);
  await there.locator("button[name=score][value='4']").click();
  for (const { shows } of settings) await there.goto(shows);
  for (const { change, shows, words, audit } of settings) {
    await change(here);
    await expect(here).toHaveURL(/done=/);
    await there.goto(shows);
    await expect(there.getByRole("main"), shows).toContainText(words);
    await there.goto("/audit");
    await expect(there.locator("main table tbody tr").first(), shows).toContainText(audit);
  }
  expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);
  remove();
});

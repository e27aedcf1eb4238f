import type { Locator, Page } from "@playwright/test";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { degraded, readQrCodes } from "#test/support/read-qr.ts";

/** A screen that draws a sheet as a scanner of 200 dpi sees it. */
const scanned = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 200 / 96 };

interface Order {
  paper: "a5" | "a4" | "thermal" | "labels";
  occasion?: "receipt" | "result" | "supplement" | "refusal";
  language?: "vi" | "en";
  labelSheet?: string;
  firstLabel?: string;
}

/** Makes a set on `/receipts` of all receipts of the proposed days, printed or not, and opens its sheets. */
async function openSheets(page: Page, order: Order): Promise<void> {
  await page.goto("/receipts");
  await page.locator("input[type=checkbox][name=unprinted]").uncheck();
  await page.locator("form[method=get] button").click();
  const { firstLabel, ...choices } = order;
  for (const [name, value] of Object.entries(choices)) await page.locator(`select[name=${name}]`).selectOption(value);
  if (firstLabel !== undefined) await page.locator("input[name=firstLabel]").fill(firstLabel);
  await page.locator("main form[method=post] button").click();
  await page.waitForURL(/\/receipts\/sheet\?run=/);
}

/** The addresses that the QR codes of a part should hold, from the codes printed beside them. */
async function expectedIn(part: Locator, host: string): Promise<string[]> {
  const codes = await part.locator(".code").allInnerTexts();
  return codes.map((code) => `http://${host.toUpperCase()}/R/${code.replace(/\W/g, "")}`).toSorted();
}

/** The smallest prints get a smaller blur: a telephone is held nearer to them. */
const blurs = { large: 2.2, small: 1.1 };

async function expectReadable(part: Locator, host: string, blur: number): Promise<void> {
  const picture = await part.screenshot();
  const expected = await expectedIn(part, host);
  expect(expected.length).toBeGreaterThan(0);
  expect((await readQrCodes(picture)).toSorted(), "the print").toEqual(expected);
  expect((await readQrCodes(await degraded(picture, blur))).toSorted(), "a bad photograph of it").toEqual(expected);
}

const slips: Order[] = [
  { paper: "a5", occasion: "receipt", language: "vi" },
  { paper: "a4", occasion: "result", language: "en" },
  { paper: "thermal", occasion: "supplement", language: "vi" },
  { paper: "a5", occasion: "refusal", language: "en" },
];

test("the QR codes of every slip are read from the print and from a bad photograph of it", async ({
  open,
  product,
}) => {
  const page = await open({ ...scanned, javaScriptEnabled: false });
  await signInAs(page, product.demo, "officer");
  for (const order of slips) {
    await openSheets(page, order);
    const sheet = page.locator(".paper").first();
    await expect(sheet).toHaveAttribute("lang", order.language ?? "");
    await expectReadable(sheet, new URL(product.url).host, blurs.large);
  }
});

test("the QR codes of every sheet of labels are read from the print and from a bad photograph", async ({
  open,
  product,
}) => {
  const page = await open({ ...scanned, javaScriptEnabled: false });
  await signInAs(page, product.demo, "officer");
  const host = new URL(product.url).host;
  for (const labelSheet of ["2x7", "3x7", "3x7-gap", "3x8", "3x8-gap", "4x10", "5x13"]) {
    await openSheets(page, { paper: "labels", labelSheet, firstLabel: "3" });
    const labels = page.locator(".paper").first().locator(".label");
    await expect(labels.nth(1).locator(".code"), "the first two labels are used up").toHaveCount(0);
    for (const label of [labels.nth(2), labels.last()]) await expectReadable(label, host, blurs.small);
  }
});

test("a poster leads to the page where the code is typed in", async ({ open, product }) => {
  const page = await open({ ...scanned, javaScriptEnabled: false });
  await signInAs(page, product.demo, "officer");
  for (const query of ["", "?counter=every&size=a3&language=en"]) {
    await page.goto(`/receipts/poster${query}`);
    const picture = await page.locator(".paper").first().screenshot();
    for (const seen of [picture, await degraded(picture, blurs.large)]) {
      const [address] = await readQrCodes(seen);
      expect(new URL(address ?? "").href).toBe(new URL(product.url).href);
    }
  }
});

test("nothing is printed before a clerk says so; a jam and a session that ended lose nothing", async ({
  product,
  signIn,
}) => {
  const page = await signIn("officer");
  await openSheets(page, { paper: "a5" });
  const address = page.url();
  const numbers = await page.locator(".paper .slip-facts dd:first-of-type").first().innerText();
  await page.goto("/receipts");
  await expect(page.locator("main table").first().locator("tbody tr").first()).toContainText(numbers);
  await expect(page.locator("main table").first().locator("tbody tr").first()).toContainText("chưa xác nhận");

  const run = new URL(address).searchParams.get("run") ?? "";
  await page.locator(`a[href="/receipts/sheet?run=${run}"]`).click();
  const all = await page.locator(".paper").count();
  await page.locator("summary").click();
  await page.locator("input[name=from]").fill("11");
  await page.locator("form[method=get] button").click();
  await expect(page.locator(".paper")).toHaveCount(all - 10);

  await page.context().clearCookies();
  await page.goto(address);
  const account = product.demo.signIns.find(({ role }) => role === "officer");
  await page.locator("input[name=email]").fill(account?.email ?? "");
  await page.locator("input[name=password]").fill(account?.password ?? "");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(address);
  await page.locator("form[method=post] button").click();
  await expect(page.getByRole("status")).toContainText("phiếu đã được in");
  await page.goto("/receipts");
  await expect(page.locator("main")).toContainText("Đã in xong lúc");
});

test("the print button opens the print dialog, and is not there without script", async ({ open, product, signIn }) => {
  const plain = await signIn("officer");
  await plain.goto("/receipts/poster");
  await expect(plain.locator("[data-print]")).toBeHidden();
  await expect(plain.locator("header.no-print")).toContainText("Ctrl + P");

  const page = await open({ viewport: { width: 1280, height: 800 } });
  await signInAs(page, product.demo, "officer");
  await page.addInitScript("window.print = () => { document.title = 'printed'; }");
  await page.goto("/receipts/poster");
  await page.locator("[data-print]").click();
  await expect(page).toHaveTitle("printed");
});

/** Writes a procedure of 400 characters, long names and a long number without a break into every sheet. */
function writeLong(page: Page): Promise<void> {
  return page.evaluate(() => {
    const write = (parts: string, text: string) => {
      for (const part of document.querySelectorAll(parts)) part.textContent = text;
    };
    write(".slip-facts .five", "Cấp giấy phép tiến hành công việc bức xạ ".repeat(10).slice(0, 400));
    write(".slip-facts .two, .label .two, .slip .office", "Nghiêngngảnghiêngngả-".repeat(9));
    write(".slip footer .three", "Bộ phận Một cửa, tầng trệt, giờ làm việc 7:30 – 11:30; ".repeat(5));
  });
}

/** QR codes and rating codes that do not lie wholly on their sheet or label. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".paper .qr, .paper .code")]
      .filter((part) => {
        const [inner, outer] = [part, part.closest(".label, .half, .paper")].map((one) => one?.getBoundingClientRect());
        if (inner === undefined || outer === undefined) return true;
        return inner.bottom > outer.bottom || inner.right > outer.right || inner.top < outer.top;
      })
      .map((part) => part.textContent),
  );
}

test("a long roll, long names and small labels: no sheet runs over its page", async ({ open, product }) => {
  const page = await open({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
  await signInAs(page, product.demo, "officer");
  for (const order of [...slips, { paper: "labels", labelSheet: "5x13" } as const]) {
    await openSheets(page, order);
    const sheets = await page.locator(".paper").count();
    // The length of a roll follows from the texts that the server knows.
    if (order.paper !== "thermal") await writeLong(page);
    expect(await cutOff(page), order.paper).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), order.paper).toHaveLength(sheets);
  }
});

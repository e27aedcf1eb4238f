import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { pagesFor } from "#app/staff/navigation.ts";
import { chromiumFlags, provideChromium } from "#test/support/chromium.ts";
import makeDemoTemplate, { copyDemo, type Demo } from "#test/support/demo-template.ts";
import { signInAs } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

/**
 * `npm run screenshots`: the three pictures of the README into docs/images. With a folder as argument instead: every page,
 * at 360 and 1280 px, light and dark, to be looked at. The product must be built.
 */
const folder = process.argv[2];
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

const installed = provideChromium();
if (!installed.ok) throw new Error(installed.problem);
const removeTemplate = await makeDemoTemplate();
const { demo, remove, ...data } = copyDemo();
const product = await startProduct(data);
const browser = await chromium.launch({ executablePath: installed.path, args: chromiumFlags });
try {
  await (folder === undefined ? takeReadmePictures(browser, demo) : takeEveryPage(browser, demo, folder));
} finally {
  await browser.close();
  await product.stop();
  remove();
  removeTemplate();
}

interface Look {
  viewport: { width: number; height: number };
  colorScheme?: "light" | "dark";
  deviceScaleFactor?: number;
}

async function openPage(from: Browser, look: Look): Promise<Page> {
  const context = await from.newContext({ baseURL: product.url, javaScriptEnabled: false, locale: "vi-VN", ...look });
  return context.newPage();
}

async function takeReadmePictures(from: Browser, { receiptCodes, signIns }: Demo): Promise<void> {
  const images = join("docs", "images");
  mkdirSync(images, { recursive: true });
  // Tall enough to show all five faces.
  const citizen = await openPage(from, { viewport: { width: 360, height: 860 }, deviceScaleFactor: 2 });
  await citizen.goto(`/r/${receiptCodes[0] ?? ""}`);
  await citizen.screenshot({ path: join(images, "rating.png") });
  const office = await openPage(from, { viewport: desk });
  await signInAs(office, { receiptCodes, signIns }, "office");
  for (const name of ["dashboard", "inbox"]) {
    await office.goto(`/${name}`);
    await office.screenshot({ path: join(images, `${name}.png`) });
  }
}

/** Addresses of the citizen's pages; the first tap comes before, so that the details are open. */
function citizensPaths([unrated = "", rated = ""]: readonly string[]): string[] {
  const receipt = [
    `/r/${unrated}`,
    `/r/${rated}`,
    `/r/${rated}/details`,
    `/r/${rated}/details?saved=1`,
    `/r/${rated}/complaint`,
  ];
  return ["/", "/?lang=en", "/?lang=vi", ...receipt, "/r/B0I", "/complaint", "/t", "/results", "/nowhere", "/sign-in"];
}

async function takeEveryPage(from: Browser, all: Demo, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    for (const viewport of [phone, desk]) {
      const suffix = `${String(viewport.width)}-${colorScheme}`;
      const citizen = await openPage(from, { viewport, colorScheme });
      await citizen.goto(`/r/${all.receiptCodes[1] ?? ""}`);
      await citizen.locator("button[name=score][value='2']").click();
      await take(citizen, citizensPaths(all.receiptCodes), join(to, `citizen-${suffix}`));
      for (const role of ["office", "administrator"] as const) {
        const staff = await openPage(from, { viewport, colorScheme });
        await signInAs(staff, all, role);
        await take(staff, await staffPaths(staff, role), join(to, `${role}-${suffix}`));
      }
    }
  }
}

async function staffPaths(page: Page, role: "office" | "administrator"): Promise<string[]> {
  const places = pagesFor([role]);
  if (role === "administrator") return [...places, "/settings/staff/new", "/account"];
  const inner = [await firstLink(page, "/inbox", "/inbox/"), await firstLink(page, "/dossiers", "/receipts/")];
  return [...places, ...inner, "/dossiers/import", "/dashboard?period=month"];
}

async function firstLink(page: Page, from: string, to: string): Promise<string> {
  await page.goto(from);
  return (await page.locator(`main a[href^='${to}']`).first().getAttribute("href")) ?? from;
}

async function take(page: Page, paths: readonly string[], prefix: string): Promise<void> {
  for (const [index, path] of paths.entries()) {
    await page.goto(path);
    const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
    await page.screenshot({ path: `${prefix}-${String(index).padStart(2, "0")}-${name}.png`, fullPage: true });
  }
  await page.context().close();
}

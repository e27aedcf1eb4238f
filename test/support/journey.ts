import { test as playwright, expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { z } from "zod";
import type { Role } from "#app/staff/permissions.ts";
import { copyDemo, type Demo } from "./demo-template.ts";
import { startProduct, type RunningProduct } from "./product.ts";

/** The demonstration, served for one worker: its address, its sign-ins, and receipts that nobody has rated. */
export interface DemoProduct extends RunningProduct {
  demo: Demo;
  /** A receipt code that no other journey of this worker uses. */
  nextCode: () => string;
}

interface Journey {
  /** Opens a page in a context of its own, listening for whatever the browser complains about. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** A citizen's phone: 360 × 740, JavaScript switched off. */
  citizen: Page;
  /** Signs a role of the demonstration in, on an office screen. */
  signIn: (role: Role) => Promise<Page>;
}

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  javaScriptEnabled: false,
  hasTouch: true,
};

export const test = playwright.extend<Journey, { product: DemoProduct; apart: string }>({
  /** Journeys with a name here have a product of their own: they close accounts, or rate many receipts. */
  apart: ["", { option: true, scope: "worker" }],
  product: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures needed from this pattern
    async ({}, use) => {
      const { demo, remove, ...data } = copyDemo();
      const running = await startProduct(data);
      let used = 0;
      const nextCode = () => {
        const code = demo.receiptCodes[used++];
        if (code === undefined) throw new Error("the demonstration has no unrated receipt left");
        return code;
      };
      await use({ ...running, demo, nextCode });
      await running.stop();
      remove();
    },
    { scope: "worker" },
  ],
  open: async ({ browser, product }, use) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const page = await openPage(browser, options.baseURL ?? product.url, options, complaints);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(complaints, "what the browser complained about").toEqual([]);
  },
  citizen: async ({ open }, use) => {
    await use(await open(phone));
  },
  signIn: async ({ open, product }, use) => {
    await use(async (role) => {
      const page = await open({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
      await signInAs(page, product.demo, role);
      return page;
    });
  },
});

export { expect };

async function openPage(browser: Browser, baseURL: string, options: BrowserContextOptions, complaints: string[]) {
  const context = await browser.newContext({ baseURL, ...options });
  context.on("console", (message) => {
    // The address that was asked for may answer 4xx on purpose; what it loads in turn is looked at below.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    const isOwn = request.url().startsWith(baseURL) || request.url().startsWith("data:");
    if (!isOwn) complaints.push(`asks another site: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${String(response.status())} ${response.url()}`);
    const isPart = response.request().resourceType() !== "document";
    if (isPart && response.status() >= 400) complaints.push(`missing part: ${response.url()}`);
  });
  return context.newPage();
}

/** Fills in the sign-in form with the account of a role. */
export async function signInAs(page: Page, demo: Demo, role: Role): Promise<void> {
  const account = demo.signIns.find((signIn) => signIn.role === role);
  if (account === undefined) throw new Error(`the demonstration has no ${role}`);
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(account.email);
  await page.locator("input[name=password]").fill(account.password);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator("main form button").click();
  expect((await answered).status(), `sign-in of ${role}`).toBe(303);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

const resultsSchema = z.object({
  participation: z.object({ numerator: z.number(), denominator: z.number(), from: z.string(), to: z.string() }),
});

/** Participation of the current year as anybody can read it. */
export async function publishedParticipation(url: string): Promise<{ numerator: number; denominator: number }> {
  const answer = await fetch(`${url}/results.json`);
  expect(answer.status).toBe(200);
  return resultsSchema.parse(await answer.json()).participation;
}

/** Posts a form as a phone without a browser would; the redirect is not followed. */
export function postForm(address: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(address, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

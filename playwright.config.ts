import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "#test/support/chromium.ts";

const chromium = findChromium();

/** The browser journeys: the built product on copies of the demonstration's data, in Chromium, without a network. */
export default defineConfig({
  testDir: "test/journeys",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./test/support/demo-template.ts",
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  // Checks judge what appears, not how soon: a machine with other work may stand still for some seconds.
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    launchOptions: { args: chromiumFlags, ...(chromium === undefined ? {} : { executablePath: chromium }) },
  },
});

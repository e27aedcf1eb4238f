import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { copyDemo } from "#test/support/demo-template.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { startMailServer } from "#test/support/mail-server.ts";
import { startProduct } from "#test/support/product.ts";
import { approveReport } from "#test/support/report-pages.ts";

/** A report goes by e-mail at the planned time: the office, the job of the timetable, and a real mail server. */

const to = "lanh.dao@so.example.vn";

/** Plans the sending for nine o'clock of the first coming day on which the office works; answers that day, `yyyy-MM-dd`. */
async function planSending(page: Page): Promise<string> {
  const report = page.url().split("?", 1)[0] ?? "";
  for (let ahead = 1; ahead <= 20; ahead += 1) {
    const day = new Date(Date.now() + (7 + ahead * 24) * 3_600_000).toISOString().slice(0, 10);
    await page.goto(report);
    await page.getByText("Hẹn giờ gửi").click();
    await page.getByLabel("Địa chỉ thư điện tử").fill(to);
    await page.getByLabel("Ngày gửi").fill(day.split("-").reverse().join("/"));
    await page.getByLabel("Giờ gửi").fill("09:00");
    const form = await page.locator("form#sending").evaluate((one) => [...new FormData(one as HTMLFormElement)]);
    await page.getByRole("button", { name: "Hẹn gửi" }).click();
    if (await page.getByRole("status").isVisible()) {
      await tapAgain(page, report, Object.fromEntries(form) as Record<string, string>);
      return day;
    }
    await expect(page.getByLabel("Địa chỉ thư điện tử")).toHaveValue(to);
  }
  throw new Error("the office does not work in the next 20 days");
}

/** The same form once more, as an impatient hand or a browser that goes back sends it. */
async function tapAgain(page: Page, report: string, form: Record<string, string>): Promise<void> {
  const answer = await page.request.post(report, { form, headers: { Origin: new URL(report).origin } });
  expect(answer.status()).toBe(200);
  await page.goto(report);
  await expect(page.getByText(to)).toHaveCount(1);
}

test("an approved report reaches its address once, as PDF, however often the button is pressed", async ({ open }) => {
  // A product of its own, and three more processes for its jobs.
  test.slow();
  const mail = await startMailServer();
  const { demo, remove, ...data } = copyDemo();
  const settings = { SMTP_URL: mail.settings.smtpUrl, MAIL_FROM: mail.settings.from };
  const product = await startProduct({ ...data, settings });
  const runJobs = (at: string) =>
    promisify(execFile)(
      process.execPath,
      ["app/server/run.mjs", "app/server/commands/jobs-command.server.ts", "--once"],
      {
        env: {
          PATH: process.env["PATH"],
          DATA_DIR: data.dataFolder,
          SECRET: data.secret,
          // Only outside production can the clock be set.
          NODE_ENV: "development",
          CLOCK_START: at,
          ...settings,
        },
      },
    );
  try {
    const page = await open({
      baseURL: product.url,
      viewport: { width: 1280, height: 800 },
      javaScriptEnabled: false,
    });
    await signInAs(page, demo, "office");
    await approveReport(page, "Báo cáo cải cách hành chính để gửi");
    const report = page.url().split("?", 1)[0] ?? "";
    const day = await planSending(page);
    const sent = () => mail.received.filter((one) => one.to.includes(to));

    await runJobs(`${day}T08:59:00+07:00`);
    expect(sent()).toEqual([]);
    await runJobs(`${day}T09:00:10+07:00`);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.text).toContain("application/pdf");
    expect(sent()[0]?.text).toContain("bao-cao-2026-10-31.pdf");
    await runJobs(`${day}T09:05:10+07:00`);
    expect(sent()).toHaveLength(1);

    await page.goto(report);
    await expect(page.getByText("Đã chuyển gửi")).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Dừng gửi" })).toHaveCount(0);
  } finally {
    await product.stop();
    await mail.stop();
    remove();
  }
});

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { pagesFor } from "#app/staff/navigation.ts";
import { complaintForm, fillComplaint, send } from "#test/support/case-pages.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";

// The longest of the journeys: each look on whichever worker is free.
test.describe.configure({ mode: "parallel" });

/** Every page, in light and dark, on a phone and on an office screen: WCAG 2.2 AA as far as a program can judge. */
const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ name: `${colorScheme}, ${String(width)} px`, colorScheme, width })),
);

async function judge(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path);
  const status = answer?.status() ?? 500;
  const found = await examine(page, path);
  return status >= 500 ? [`${path}: ${String(status)}`, ...found] : found;
}

async function examine(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${path}: ${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  if (overflow > 0) found.push(`${path}: ${String(overflow)} px wider than the screen`);
  if ((await page.title()).trim() === "") found.push(`${path}: no title`);
  if ((await page.locator("h1").count()) !== 1) found.push(`${path}: not exactly one main heading`);
  return found;
}

test("a page that reads badly would be seen", async ({ open }) => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  await page.goto("/");
  await page.evaluate(() => {
    const wide = document.createElement("img");
    wide.width = 900;
    document.querySelector("main")?.append(wide);
    document.querySelector("h1")?.remove();
    document.title = "";
  });
  const found = (await examine(page, "/")).join("\n");
  for (const problem of ["image-alt", "document-title", "wider than the screen", "no title", "main heading"]) {
    expect(found).toContain(problem);
  }
});

for (const { name, colorScheme, width } of looks) {
  const options = { colorScheme, viewport: { width, height: 800 } };

  test(`citizens' pages read well: ${name}`, async ({ open, product }) => {
    test.slow();
    const page = await open(options);
    const code = product.nextCode();
    await page.goto(`/r/${code}`);
    await page.locator("button[name=score][value='2']").click();
    const paths = ["/", "/?lang=en", "/?lang=vi", `/r/${code}`, `/r/${code}/details`, `/r/${code}/complaint`];
    const others = ["/?code=B0I", "/r/B0I", "/complaint", "/t", "/t/PA-3333-3333", "/results", "/nowhere", "/sign-in"];
    const found: string[] = [];
    for (const path of [...paths, ...others]) found.push(...(await judge(page, path)));
    found.push(...(await examineSending(page)));
    expect(found).toEqual([]);
  });
}

for (const { name, colorScheme, width } of looks) {
  const options = { colorScheme, viewport: { width, height: 800 } };

  for (const role of ["office", "administrator", "province"] as const) {
    test(`the staff's pages read well to the ${role}: ${name}`, async ({ open, product }) => {
      // Some fifty pages.
      test.setTimeout(5 * 60_000);
      const page = await open(options);
      await signInAs(page, product.demo, role);
      const paths = pagesFor([role]);
      if (role === "office") paths.push(...(await innerPages(page)), ...settingsPages, "/audit");
      if (role === "administrator") paths.push("/settings/webhooks/deliveries");
      const found: string[] = [];
      for (const path of paths) found.push(...(await judge(page, path)));
      expect(found).toEqual([]);
    });
  }
}

/** What is asked of a text that another law may be for, and the page of the case once it was sent. */
async function examineSending(page: Page): Promise<string[]> {
  await send(await fillComplaint(page, "Tôi tố cáo việc nhận tiền riêng ở quầy."));
  const asked = await examine(page, "/complaint, asked about another law");
  await send(complaintForm(page));
  await expect(page).toHaveURL(/\/t\/[^/?]+$/);
  return [...asked, ...(await examine(page, "/t/…, just sent"))];
}

const nextYear = String(new Date().getFullYear() + 1);
const settingsPages = [
  "/settings/cases",
  "/dashboard?kind=month",
  "/dashboard?channel=post",
  "/dashboard/figures",
  "/dashboard/forecast",
  "/dashboard/nonresponse",
  "/dashboard/morning",
  "/dashboard/indicators?kind=year",
  "/dashboard/indicators/3",
  "/dashboard/column",
  "/dashboard/plan",
  "/settings/trust",
  "/reports/new",
  "/settings/reports/new",
  "/settings/reports/presets",
  "/settings/wordings",
  "/settings/invitations",
  "/dashboard/suspicious?view=all",
  "/settings/calendar/days",
  "/settings/calendar/import",
  `/settings/calendar/draft?year=${nextYear}`,
  `/settings/calendar?year=${nextYear}`,
];

/** Pages behind the sections: the first case of each view of the inbox, the first receipt of the register, and the forms. */
async function innerPages(page: Page): Promise<string[]> {
  const answered = await firstLink(page, "/inbox?view=answered", "/inbox/");
  return [
    await firstLink(page, "/inbox", "/inbox/"),
    await firstLink(page, "/inbox?view=approval", "/inbox/"),
    await firstLink(page, "/inbox?view=closed", "/inbox/"),
    answered,
    `${answered}/publication`,
    await firstLink(page, "/dossiers", "/receipts/"),
    await firstLink(page, "/dossiers?rated=no&order=due", "/dossiers/", "main table"),
    "/dossiers?rated=no&order=due",
    "/dossiers/import",
    "/account",
  ];
}

async function firstLink(page: Page, from: string, to: string, within = "main"): Promise<string> {
  await page.goto(from);
  const link = await page.locator(`${within} a[href^='${to}']`).first().getAttribute("href");
  expect(link, `${from} leads to ${to}…`).not.toBeNull();
  return link ?? from;
}

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { placesFor } from "#app/staff/places.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";

/** Every page, in light and dark, on a phone and on an office screen: WCAG 2.2 AA as far as a program can judge. */
const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ name: `${colorScheme}, ${String(width)} px`, colorScheme, width })),
);

async function judge(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path);
  const found: string[] = [];
  if ((answer?.status() ?? 500) >= 500) found.push(`${path}: ${String(answer?.status())}`);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  for (const { id, nodes } of violations) {
    found.push(...nodes.map((node) => `${path}: ${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`${path}: ${String(overflow)} px wider than the screen`);
  if ((await page.title()).trim() === "") found.push(`${path}: no title`);
  if ((await page.locator("h1").count()) !== 1) found.push(`${path}: not exactly one main heading`);
  return found;
}

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
    expect(found).toEqual([]);
  });

  test(`the staff's pages read well: ${name}`, async ({ open, product }) => {
    test.slow();
    const found: string[] = [];
    for (const role of ["office", "administrator"] as const) {
      const page = await open(options);
      await signInAs(page, product.demo, role);
      const paths = placesFor([role]).map(({ href }) => href);
      if (role === "office") paths.push("/dossiers/import", await firstCase(page), "/audit");
      for (const path of paths) found.push(...(await judge(page, path)));
    }
    expect(found).toEqual([]);
  });
}

async function firstCase(page: Page): Promise<string> {
  await page.goto("/inbox");
  const link = page.locator("main a[href^='/inbox/']").first();
  return (await link.getAttribute("href")) ?? "/inbox/none";
}

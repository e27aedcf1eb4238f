import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Judges the page that is open: WCAG 2.2 AA as far as a program can, and no wider than the screen. */
export async function expectToReadWell(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wide, "pixels wider than the screen").toBeLessThanOrEqual(0);
}

import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "#test/support/journey.ts";

test("the comparison with the plan prints on one A4 page", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/dashboard/plan");
  const rows = await page.getByRole("row").count();
  expect(rows).toBeGreaterThan(3);
  const printed = await PDFDocument.load(await page.pdf({ format: "A4", preferCSSPageSize: true }));

  expect(printed.getPageCount()).toBe(1);
});

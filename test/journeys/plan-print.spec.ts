import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { inTransaction, openDatabase, type Db } from "#db/engine.ts";
import { day } from "#app/platform/day.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import type { TargetPreset } from "#app/targets/target-preset.ts";
import { targetPresets } from "#app/targets/target-presets.ts";
import { copyDemo } from "#test/support/demo-template.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

/** Gives the office of the demonstration the targets of a plan instead of its own, for all years it has data of. */
async function replaceTargets(db: Db, preset: TargetPreset): Promise<void> {
  const { id } = await db.selectFrom("offices").orderBy("created_at").select("id").executeTakeFirstOrThrow();
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom("targets").where("office_id", "=", id).execute();
    await giveFirstTargets(tx, id, preset, { from: day("2018-01-01"), until: null });
  });
}

test("the comparison with each of the five plans prints on one A4 page, with every target of the plan", async ({
  open,
}) => {
  test.slow();
  const { demo, remove, ...data } = copyDemo();
  const product = await startProduct(data);
  const { db, close } = openDatabase(join(data.dataFolder, "hai-long.sqlite"), () => undefined);
  try {
    const viewport = { width: 1280, height: 800 };
    const page = await open({ baseURL: product.url, viewport, javaScriptEnabled: false });
    await signInAs(page, demo, "office");
    const sheets: Record<string, number> = {};
    for (const preset of targetPresets) {
      await replaceTargets(db, preset);
      await page.goto("/dashboard/plan?kind=year");
      await expect(page.locator(".plan-sheet tbody tr"), preset.name).toHaveCount(preset.targets.length);
      // One plan has demands without a number only: its sheet says where targets are set.
      const isEmpty = preset.targets.length === 0;
      const sheet = isEmpty ? page.locator("main") : page.locator(".plan-sheet");
      await expect(sheet).toContainText(isEmpty ? "chưa có chỉ tiêu nào" : preset.document);
      const path = test.info().outputPath(`plan-${preset.name}.pdf`);
      const printed = await PDFDocument.load(await page.pdf({ format: "A4", preferCSSPageSize: true, path }));
      sheets[preset.name] = printed.getPageCount();
    }
    expect(targetPresets).toHaveLength(5);
    expect(sheets).toEqual(Object.fromEntries(targetPresets.map(({ name }) => [name, 1])));
  } finally {
    await close();
    await product.stop();
    remove();
  }
});

import { join } from "node:path";
import { openDatabase, type Db } from "#db/engine.ts";
import { addDays, day, dayOf, instantAt, instantFromDate } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { copyDemo } from "#test/support/demo-template.ts";
import { expect, signInAs, test } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

const longName = (number: number) =>
  `Phòng Tiếp nhận, thẩm định và giải quyết thủ tục hành chính về an toàn bức xạ, hạt nhân, tiêu chuẩn, đo lường và chuyển đổi số khu vực ${String(number)}`;

/** The number of sheets of a PDF as Chromium writes it. */
function sheetsOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

/** Forty units with names of 140 letters, each with dossiers that are late, and comments as long as one can write. */
async function enlarge(db: Db): Promise<void> {
  const { id: officeId } = await db.selectFrom("offices").orderBy("created_at").select("id").executeTakeFirstOrThrow();
  const dossiers = await db.selectFrom("dossiers").where("office_id", "=", officeId).select("id").limit(400).execute();
  for (let number = 1; number <= 40; number += 1) {
    const unitId = newId();
    const name = longName(number);
    const unit = { id: unitId, office_id: officeId, name, name_key: name.toLocaleLowerCase("vi") };
    await db.insertInto("units").values(unit).execute();
    const ids = dossiers.slice((number - 1) * 10, number * 10).map(({ id }) => id);
    const late = { unit_id: unitId, finished_on: null, finished_at: null, due_on: day("2026-01-05") };
    await db.updateTable("dossiers").set(late).where("id", "in", ids).execute();
    await db.updateTable("complaints").set({ unit_id: unitId }).where("dossier_id", "in", ids).execute();
  }
  await db
    .updateTable("ratings")
    .set({ comment: "Chờ đợi quá lâu, không ai giải thích. ".repeat(40), score: 1 })
    .where("comment", "is not", null)
    .execute();
  const commented = await db.selectFrom("ratings").where("comment", "is not", null).select("id").limit(3).execute();
  await db
    .updateTable("ratings")
    .set({ given_at: instantAt(addDays(dayOf(instantFromDate(new Date())), -1), 9, 0) })
    .where(
      "id",
      "in",
      commented.map(({ id }) => id),
    )
    .execute();
  await db
    .updateTable("procedures")
    .set({ name: longName(99) })
    .where("office_id", "=", officeId)
    .execute();
  await db
    .updateTable("offices")
    .set({ name: longName(1) })
    .where("id", "=", officeId)
    .execute();
}

/** Everybody works in an office that has nothing yet. */
async function moveToEmptyOffice(db: Db): Promise<void> {
  const office = await db.selectFrom("offices").orderBy("created_at").selectAll().executeTakeFirstOrThrow();
  const empty = { ...office, id: newId(), slug: "so-moi", name: "Sở mới lập" };
  await db.insertInto("offices").values(empty).execute();
  await db
    .updateTable("staff")
    .set({ office_id: empty.id, unit_id: null })
    .where("office_id", "=", office.id)
    .execute();
}

for (const [name, change] of [
  ["of the demonstration", undefined],
  ["of forty units with long names and long comments", enlarge],
  ["of an empty office", moveToEmptyOffice],
] as const) {
  test(`the page of the morning meeting ${name} prints on one sheet of A4, without the bar`, async ({ open }) => {
    const { demo, remove, ...data } = copyDemo();
    if (change !== undefined) {
      const { db, close } = openDatabase(join(data.dataFolder, "hai-long.sqlite"), () => undefined);
      await change(db);
      await close();
    }
    const product = await startProduct(data);
    try {
      const viewport = { width: 1280, height: 800 };
      const page = await open({ baseURL: product.url, viewport, javaScriptEnabled: false });
      await signInAs(page, demo, "office");
      await page.goto("/dashboard");
      if (change === undefined) await page.getByRole("link", { name: "Bản in một trang" }).click();
      else await page.goto("/dashboard/morning");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Họp đầu giờ");
      if (change === enlarge) {
        await expect(page.getByText("đơn vị khác")).toBeVisible();
        await expect(page.locator(".morning-units tbody tr")).toHaveCount(13);
        await expect(page.locator(".morning-comments li")).toHaveCount(3);
      }
      const pdf = await page.pdf({ preferCSSPageSize: true, path: test.info().outputPath("morning.pdf") });
      expect(sheetsOf(pdf)).toBe(1);
      expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[0 0 59[45]\S* 84[12]\S*\]/);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("navigation")).toHaveCount(0);
    } finally {
      await product.stop();
      remove();
    }
  });
}

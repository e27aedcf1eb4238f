import { expect, test } from "vitest";
import { dataPackage } from "#app/figures/published/data-package.ts";
import { figuresCsv, resultsCsv } from "#app/figures/published/published-csv.ts";
import { listPublishedOffices, publishedResults } from "#app/figures/published/published-results.server.ts";
import { quarterPeriod, yearPeriod } from "#app/figures/period/period.ts";
import { publishOpinions } from "#app/figures/published/publish-opinions.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { dayOf } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";
import { contradictions, recordsOf, type DescribedTable } from "#test/support/table-schema.ts";

const morning = "T09:00:00+07:00";

test("every line of the published files is as datapackage.json says, with figures shown, withheld and without any", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenOffice(context, "so-trong");
  await context.db
    .updateTable("targets")
    .set({ source: 'Kế hoạch "số 1";\r\n=1+1' })
    .where("office_id", "=", officeId)
    .execute();
  const taps = (month: string, count: number, score: 1 | 5) =>
    Array.from({ length: count }, () => ({ at: `${month}-10${morning}`, taps: [score] }));
  await givenDossiers(context, officeId, [
    ...taps("2026-03", 40, 5),
    ...taps("2026-11", 3, 1),
    { at: `2026-11-19${morning}`, procedure: "=1+1;B" },
  ]);
  clock.moveTo(`2026-11-23${morning}`);
  await publishOpinions(context);
  const today = dayOf(context.clock.now());
  const offices = await listPublishedOffices(context.db);
  for (const period of [yearPeriod(2026, today), quarterPeriod(2026, 4, today), yearPeriod(2020, today)]) {
    const results = [];
    for (const office of offices) results.push(await publishedResults(context.db, office, today, period));
    for (const [office, chosen] of [
      [undefined, results],
      [offices[0], results.slice(0, 1)],
    ] as const) {
      const described = dataPackage({ office, period, site: "https://hailong.example", t: translator("vi") });
      const [months, figures] = described.resources as unknown as [DescribedTable, DescribedTable];
      expect(contradictions(resultsCsv(chosen), months)).toEqual([]);
      expect(contradictions(figuresCsv(chosen), figures)).toEqual([]);
    }
  }
  const all = figuresCsv([
    await publishedResults(context.db, offices[0] ?? { id: "", slug: "", name: "", minimumAnswers: 5 }, today),
  ]);
  const described = dataPackage({
    office: offices[0],
    period: yearPeriod(2026, today),
    site: "https://a.example",
    t: translator("vi"),
  });
  const figures = described.resources[1] as unknown as DescribedTable;
  const withheldAt = figures.schema.fields.findIndex(({ name }) => name === "withheld");
  const seen = new Set(recordsOf(all, figures.dialect).map((line) => line[withheldAt]));
  expect([...seen].sort()).toEqual(["0", "1", "withheld"]);
});

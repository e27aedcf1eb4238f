import { expect, test } from "vitest";
import { dataPackage } from "#app/figures/published/data-package.ts";
import { figureColumns, monthColumns } from "#app/figures/published/published-columns.ts";
import { yearPeriod } from "#app/figures/period/period.ts";
import { translator } from "#app/i18n/translate.ts";
import { day } from "#app/platform/day.ts";
import { contradictions, type DescribedTable } from "#test/support/table-schema.ts";

const period = yearPeriod(2026, day("2026-11-21"));
const asked = { office: { slug: "skhcn", name: "Sở" }, period, site: "https://hailong.example", t: translator("vi") };

test("the package says where the files are, whose they are, and that they may be used", () => {
  expect(dataPackage(asked)).toMatchObject({
    name: "hai-long-skhcn",
    licenses: [{ name: "CC-BY-4.0", path: "https://creativecommons.org/licenses/by/4.0/" }],
    sources: [{ path: "https://hailong.example/results?office=skhcn" }],
    contributors: [{ title: "Sở", roles: ["publisher"] }],
    resources: [
      { name: "months", path: "https://hailong.example/results.csv?office=skhcn&kind=year&year=2026" },
      { name: "figures", path: "https://hailong.example/results/figures.csv?office=skhcn&kind=year&year=2026" },
    ],
  });
  expect(dataPackage({ ...asked, office: undefined })).toMatchObject({
    name: "hai-long",
    resources: [{ path: "https://hailong.example/results.csv?kind=year&year=2026" }, {}],
  });
});

test.each(["vi", "en"] as const)("every column of both files is described, in %s", (language) => {
  const [months, figures] = dataPackage({ ...asked, t: translator(language) }).resources;
  const fieldsOf = (resource: object | undefined) =>
    (resource as { schema: { fields: { name: string; description: string }[] } }).schema.fields;
  expect(fieldsOf(months).map(({ name }) => name)).toEqual(monthColumns);
  expect(fieldsOf(figures).map(({ name }) => name)).toEqual(figureColumns);
  for (const { description } of [...fieldsOf(months), ...fieldsOf(figures)]) expect(description).not.toBe("");
});

test("a file that is not as described is seen", () => {
  const [months] = dataPackage(asked).resources as unknown as [DescribedTable];
  const head = "office;month;received;rated;ratings_given;cut_off\r\n";
  expect(contradictions(`\uFEFF${head}skhcn;2026-01;1;1;1;2026-11-20\r\n`, months)).toEqual([]);
  expect(contradictions(`${head}skhcn;2026-13;1,5;;-1;hôm nay\r\n`, months)).toHaveLength(5);
  expect(contradictions(`${head}a;2026-01;1;1;1;2026-11-20\r\na;2026-01;1;1;1;2026-11-20\r\n`, months)).toHaveLength(1);
  expect(contradictions(`office;month\r\n`, months)).toHaveLength(1);
});

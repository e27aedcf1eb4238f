import { expect, test } from "vitest";
import { dossierCountsFrom } from "#app/figures/measures/dossier-counts.ts";
import {
  compareOffices,
  inProvinceOrder,
  provinceOrderFrom,
  type OfficeCounts,
} from "#app/figures/province/province.ts";
import { provinceTable } from "#app/figures/province/province-table.ts";
import { withheld } from "#app/figures/tables/figure-table.ts";
import { translator } from "#app/i18n/translate.ts";

function office(name: string, counts: Parameters<typeof dossierCountsFrom>[0], onTime = 0, late = 0): OfficeCounts {
  const answers = { onTime, late, overdue: 0, waiting: 3 };
  return { id: name, slug: name.toLowerCase(), name, dossiers: dossierCountsFrom(counts), answers, targets: {} };
}

const large = office("Xây dựng", { received: 900, rated: 90, score_5: 45, score_2: 45, early: 9, late: 1 }, 9, 1);
const middle = office("Đất đai", { received: 100, rated: 90, score_5: 72, score_3: 18, on_time: 10 }, 20);
const tiny = office("Ái mộ", { received: 4, rated: 3, score_5: 3, early: 3 }, 1);

const { lines, total } = compareOffices([large, middle, tiny], 5);

test("the province adds up counts; it is no mean of the offices' shares", () => {
  expect(total.dossiers).toMatchObject({ received: 1004, rated: 183 });
  expect(total.measures.participation).toMatchObject({ numerator: 183, denominator: 1004 });
  expect(total.measures.satisfaction).toMatchObject({ numerator: 120, denominator: 183 });
  expect(total.measures["answered-on-time"]).toMatchObject({ numerator: 30, denominator: 31 });
  expect(total.measures["dossiers-in-time"]).toMatchObject({ numerator: 22, denominator: 23 });
});

test("below the minimum n no share is shown, of opinions or of deeds", () => {
  const states = Object.values(lines[2]?.measures ?? {}).map(({ state }) => state);
  expect(states).toEqual(["withheld", "withheld", "withheld", "withheld"]);
  expect(lines[0]?.measures.satisfaction).toMatchObject({ state: "shown", value: 0.5 });
  expect(lines[0]?.measures.participation).toMatchObject({ state: "shown", value: 0.1, interval: undefined });
});

test("offices stand by name; by a figure the highest comes first and those without one last, without a rank", () => {
  const names = (order: Parameters<typeof inProvinceOrder>[1]) => inProvinceOrder(lines, order).map(({ name }) => name);
  expect(names("name")).toEqual(["Ái mộ", "Đất đai", "Xây dựng"]);
  for (const order of ["participation", "satisfaction", "answered-on-time", "dossiers-in-time"] as const) {
    expect(names(order)).toEqual(["Đất đai", "Xây dựng", "Ái mộ"]);
  }
  expect(provinceOrderFrom(new URLSearchParams("by=satisfaction"))).toBe("satisfaction");
  expect(provinceOrderFrom(new URLSearchParams("by=waiting"))).toBe("name");
});

test("a withheld share tells neither its value nor its interval, and each line leads to the public results", () => {
  const table = provinceTable({ lines, total, minimum: 5, territory: "unset" }, "name", "Năm 2026", translator("vi"));
  const [first] = table.rows;
  expect(first?.cells).toEqual(["Ái mộ", 4, 3, 0, withheld, withheld, withheld, withheld, 1, withheld, 3, withheld]);
  expect(first?.href).toBe("/results?office=%C3%A1i%20m%E1%BB%99");
  expect(table.total?.cells.slice(0, 5)).toEqual(["Tất cả cơ quan", 1004, 183, 0, 183 / 1004]);
  const inCity = provinceTable({ lines, total, minimum: 5, territory: "city" }, "name", "Năm 2026", translator("vi"));
  expect(inCity.total?.cells[0]).toBe("Toàn thành phố");
  for (const row of [...table.rows, table.total]) expect(row?.cells).toHaveLength(table.columns.length);
});

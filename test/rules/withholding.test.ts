import fc from "fast-check";
import { expect, test } from "vitest";
import { cutCells, publishableIds, type Whole } from "#app/figures/withholding.ts";

const minimum = 5;

/** A year of months (in quarters of three), each with so many opinions. */
function year(months: readonly number[]): Whole {
  const quarters: Whole[] = [];
  for (let from = 0; from < months.length; from += 3) {
    const parts = months
      .slice(from, from + 3)
      .map((n, index) => ({ id: `m${String(from + index + 1)}`, n, parts: [] }));
    quarters.push({ id: `q${String(from / 3 + 1)}`, n: sum(parts), parts });
  }
  return { id: "year", n: sum(quarters), parts: quarters };
}

function sum(parts: readonly { n: number }[]): number {
  return parts.reduce((all, { n }) => all + n, 0);
}

const shownOf = (months: readonly number[]) => [...publishableIds(year(months), minimum)].sort().join(" ");

test.each([
  ["everything when every month has enough", [5, 6, 7], "m1 m2 m3 q1 year"],
  ["nothing of too few", [1, 2, 1], ""],
  ["months without an opinion hide nobody", [0, 6, 0], "m2 q1 year"],
  ["a small month takes the next smallest with it", [3, 6, 9], "m3 q1 year"],
  ["two small months that are enough together stand behind the total", [3, 2, 9], "m3 q1 year"],
  ["a small month hides everything where only one other has opinions", [3, 0, 9], "q1 year"],
  ["a small quarter takes another quarter and one month with it", [9, 8, 7, 1, 1, 1], "m1 m2 year"],
])("of a year is published: %s", (_words, months, shown) => {
  expect(shownOf(months)).toBe(shown);
});

/** Reduces a row by the rows of a basis in echelon form; what is left is nought when it follows from them. */
function reduced(row: readonly number[], basis: readonly (readonly number[])[]): number[] {
  return basis.reduce<number[]>(
    (left, one) => {
      const lead = one.findIndex((value) => value !== 0);
      const factor = (left[lead] ?? 0) / (one[lead] ?? 1);
      return left.map((value, index) => value - factor * (one[index] ?? 0));
    },
    [...row],
  );
}

const isNought = (row: readonly number[]) => row.every((value) => Math.abs(value) < 1e-9);

/** What a clever reader knows: every sum over months that follows from the published ones by adding and subtracting. */
function knownTo(whole: Whole, months: number, published: ReadonlySet<string>): readonly (readonly number[])[] {
  const basis: number[][] = [];
  const visit = (one: Whole): string[] => {
    const leaves = one.parts.length === 0 ? [one.id] : one.parts.flatMap(visit);
    if (published.has(one.id)) {
      const row = Array.from({ length: months }, (_, index) => (leaves.includes(`m${String(index + 1)}`) ? 1 : 0));
      const left = reduced(row, basis);
      if (!isNought(left)) basis.push(left);
    }
    return leaves;
  };
  visit(whole);
  return basis;
}

test("no group of too few can be computed from what is published of a year, its quarters and months", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }), (months) => {
      const whole = year(months);
      const basis = knownTo(whole, months.length, publishableIds(whole, minimum));
      for (let group = 1; group < 2 ** months.length; group += 1) {
        const row = months.map((_, index) => (group >> index) & 1);
        const n = months.reduce((all, count, index) => all + count * (row[index] ?? 0), 0);
        if (n > 0 && n < minimum && isNought(reduced(row, basis))) {
          throw new Error(`the ${String(n)} of group ${row.join("")} can be computed`);
        }
      }
    }),
  );
});

test("cells and what is told together add up to the total, and nothing small stands alone", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ n: fc.integer({ min: 0, max: 12 }) }), { maxLength: 12 }), (cells) => {
      const { shown, withheld } = cutCells(cells, minimum);
      expect(sum(shown) + sum(withheld)).toBe(sum(cells));
      expect(shown.length + withheld.length).toBe(cells.length);
      expect(shown.every(({ n }) => n >= minimum)).toBe(true);
      if (shown.length === 0 || withheld.length === 0) return;
      expect(withheld.length).toBeGreaterThan(1);
      expect(sum(withheld)).toBeGreaterThanOrEqual(minimum);
    }),
  );
});

test("a single small cell takes the next smallest with it", () => {
  const cells = [{ n: 20 }, { n: 2 }, { n: 7 }];
  expect(cutCells(cells, minimum)).toEqual({ shown: [{ n: 20 }], withheld: [{ n: 2 }, { n: 7 }] });
});

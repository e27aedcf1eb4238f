import { expect, test } from "vitest";
import { mostUnits, shortComment, unitTable } from "#app/reports/morning/morning-brief.ts";

const counted = (unitId: string | null, overdue = 0, today = 0, next = 0) => ({ unitId, overdue, today, next });

test("units with most overdue come first, answers and dossiers of one unit stand in one line", () => {
  const names = new Map([
    ["a", "Phòng A"],
    ["b", "Phòng B"],
  ]);
  const { lines, rest, total } = unitTable(
    [counted("a", 1), counted(null, 0, 2)],
    [counted("b", 3, 0, 1), counted("a", 1)],
    names,
  );
  expect(lines.map(({ name }) => name)).toEqual(["Phòng B", "Phòng A", undefined]);
  expect(lines[1]).toEqual({
    name: "Phòng A",
    cases: { overdue: 1, today: 0, next: 0 },
    dossiers: { overdue: 1, today: 0, next: 0 },
  });
  expect(rest).toBeUndefined();
  expect(total).toEqual({
    cases: { overdue: 1, today: 2, next: 0 },
    dossiers: { overdue: 4, today: 0, next: 1 },
  });
});

test.each([
  [0, 0, undefined],
  [mostUnits, mostUnits, undefined],
  [mostUnits + 1, mostUnits, 1],
  [40, mostUnits, 40 - mostUnits],
])("of %i units %i have a line, the others are added up in one, and nothing is lost", (units, shown, others) => {
  const dossiers = Array.from({ length: units }, (_, index) => counted(String(index), index + 1, 1, 1));
  const table = unitTable([], dossiers, new Map());
  expect(table.lines).toHaveLength(shown);
  expect(table.rest?.units).toBe(others);
  const listed = table.lines.reduce((sum, line) => sum + line.dossiers.overdue, 0);
  expect(listed + (table.rest?.dossiers.overdue ?? 0)).toBe((units * (units + 1)) / 2);
  expect(table.total.dossiers.overdue).toBe((units * (units + 1)) / 2);
});

test("a long comment is one paragraph, cut after a word; a word without an end is cut inside a letter never", () => {
  expect(shortComment("Chờ lâu.\n\nKhông ai  trả lời.")).toBe("Chờ lâu. Không ai trả lời.");
  const long = shortComment("chờ lâu ".repeat(100));
  expect(long).toMatch(/(lâu|chờ)…$/);
  expect(Array.from(long).length).toBeLessThanOrEqual(181);
  expect(shortComment("😡".repeat(500))).toMatch(/^(?:😡)+…$/u);
});

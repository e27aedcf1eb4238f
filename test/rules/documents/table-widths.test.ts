import { expect, test } from "vitest";
import type { ReportColumn, ReportTable } from "#app/documents/report-document.ts";
import { columnShares } from "#app/documents/table-widths.ts";

const columns: ReportColumn[] = [
  { title: "Số hồ sơ", kind: "text" },
  { title: "Thủ tục hành chính", kind: "text" },
  { title: "Số ngày trễ", kind: "number" },
];
const table = (rows: string[][], changes: Partial<ReportTable> = {}): ReportTable => ({
  kind: "table",
  title: "",
  columns,
  rows,
  ...changes,
});
const procedure = "Cấp giấy phép tiến hành công việc bức xạ đối với việc sử dụng thiết bị X-quang chẩn đoán y tế";

test("the widths of a table follow its texts: codes stay on one line, long names get what is left", () => {
  const [code = 0, name = 0, days = 0] = columnShares(table([["H13.07-261102-2000", procedure, "12"]]), 700);
  expect(code + name + days).toBeCloseTo(1, 9);
  // Eighteen letters of six points.
  expect(code * 700).toBeGreaterThanOrEqual(108);
  expect(name).toBeGreaterThan(0.5);
  expect(days).toBeLessThan(0.2);
});

test.each([
  ["a table without rows", table([])],
  ["a table whose rows are short of cells", table([["H13"], []])],
  ["a table with a total", table([["a", "b", "1"]], { total: ["Cộng", "", "1.234.567"] })],
  ["words longer than the page", table([["x".repeat(5_000), "y".repeat(5_000), "z".repeat(5_000)]])],
  [
    "twenty columns",
    table([], { columns: Array.from({ length: 20 }, () => columns[0] ?? { title: "", kind: "text" }) }),
  ],
])("the shares of %s are positive and together one", (_, one) => {
  const shares = columnShares(one, 465);
  expect(shares.every((share) => share > 0)).toBe(true);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
});

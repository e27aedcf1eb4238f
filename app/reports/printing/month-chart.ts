import { cellText } from "#app/figures/tables/figure-table-text.ts";
import { numberIn } from "#app/figures/tables/figure-table.ts";
import { formatTarget } from "#app/i18n/format.ts";
import type { FrozenReport } from "#app/reports/frozen/frozen-report.ts";

type FrozenTable = FrozenReport["tables"][number];

/** A chart as the writers of documents take it. */
export interface MonthChart {
  title: string;
  alt: string;
  svg: string;
}

const width = 640;
const height = 240;
const [left, right, top, bottom] = [44, 12, 26, 34];
const ink = "#1c2733";
const bar = "#1c6b57";
const line = "#a3261f";

/**
 * Draws the participation by month of a frozen report as bars with the target as a line; undefined without a month to
 * show. Drawn from the frozen table, so that the picture can never have other numbers than the table.
 */
export function monthChart(table: FrozenTable | undefined): MonthChart | undefined {
  if (table === undefined) return undefined;
  const at = table.columns.findIndex(({ key }) => key === "participation");
  const months = table.rows.flatMap(({ cells }) => {
    const cell = cells[at] ?? null;
    const value = numberIn(cell);
    const [month] = cells;
    if (value === undefined || typeof month !== "string") return [];
    return [{ month, value, text: cellText(cell, "share", "vi"), marks: marksOf(cell) }];
  });
  if (at < 0 || months.length === 0) return undefined;
  const target = months.flatMap(({ marks }) => marks)[0];
  const alt = months.map(({ month, text }) => `${month}: ${text}`).join("; ");
  return { title: table.title, alt, svg: drawn(months, target) };
}

function marksOf(cell: FrozenTable["rows"][number]["cells"][number]): readonly number[] {
  return cell !== null && typeof cell === "object" && "marks" in cell ? cell.marks : [];
}

interface Bar {
  month: string;
  value: number;
  text: string;
}

function drawn(months: readonly Bar[], target: number | undefined): string {
  const slot = (width - left - right) / months.length;
  const thick = Math.min(slot * 0.6, 60);
  const yOf = (share: number) => height - bottom - share * (height - top - bottom);
  const label = (x: number, y: number, text: string, size: number, anchor: string, colour = ink) =>
    `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${String(size)}" text-anchor="${anchor}" fill="${colour}">${escaped(text)}</text>`;
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${String(left)} ${fixed(yOf(share))}H${String(width - right)}" stroke="#d9d4c7" fill="none"/>` +
      label(left - 6, yOf(share) + 4, formatTarget(share, "vi"), 12, "end"),
  );
  const bars = months.map(({ month, value, text }, index) => {
    const middle = left + slot * (index + 0.5);
    return (
      `<rect x="${fixed(middle - thick / 2)}" y="${fixed(yOf(value))}" width="${fixed(thick)}" height="${fixed(height - bottom - yOf(value))}" fill="${bar}"/>` +
      label(middle, yOf(value) - 5, text, months.length > 8 ? 10 : 12, "middle") +
      label(middle, height - bottom + 16, month, months.length > 8 ? 10 : 12, "middle")
    );
  });
  const goal =
    target === undefined
      ? ""
      : `<path d="M${String(left)} ${fixed(yOf(target))}H${String(width - right)}" stroke="${line}" stroke-width="2" stroke-dasharray="6 4" fill="none"/>` +
        label(width - right, 14, `Chỉ tiêu: ${formatTarget(target, "vi")}`, 12, "end", line);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}">${[...grid, ...bars, goal].join("")}</svg>`;
}

function fixed(number: number): string {
  return number.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

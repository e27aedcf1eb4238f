import type { Day } from "#app/platform/day.ts";

interface PageQuery {
  from?: Day | undefined;
  until?: Day | undefined;
  limit: number;
}

/** The lines of a page, and the address of the next one. `rows`: one more than the page has, if there are more. */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  { from, until, limit }: PageQuery,
  addressWith: (query: Readonly<Record<string, string>>) => string,
): { lines: Row[]; next: string | null } {
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  if (last === undefined || rows.length <= limit) return { lines, next: null };
  const days = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  return { lines, next: addressWith({ ...days, limit: String(limit), after: last.id }) };
}

import type { DailyProcedureTotalsTable } from "./daily-totals.ts";

/**
 * The daily procedure totals summed by month: a year of a hundred procedures is twelve hundred rows instead of tens of
 * thousands. Written together with them.
 */
export interface MonthlyProcedureTotalsTable extends Omit<DailyProcedureTotalsTable, "day"> {
  /** Month of receipt, `yyyy-MM`. */
  month: string;
}

import type { DailyProcedureTotalsTable } from "./daily-totals.ts";

/**
 * The daily totals by procedure, summed by month: for a year of a hundred procedures twelve hundred rows instead of
 * tens of thousands. Written together with the daily totals.
 */
export interface MonthlyProcedureTotalsTable extends Omit<DailyProcedureTotalsTable, "day"> {
  /** Month of receipt, `yyyy-MM`. */
  month: string;
}

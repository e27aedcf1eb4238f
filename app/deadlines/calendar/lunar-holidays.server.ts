import { LunarDate } from "@nghiavuive/lunar_date_vi";
import { dayFrom, type Day } from "#app/platform/day.ts";
import type { LunarHolidays } from "./draft-year.ts";

/**
 * The only file that uses the lunar package. It uses the Vietnamese calendar (UTC+7), which differs from the Chinese
 * one in some years: Tết 1985, 2007 and 2030.
 */

/** The lunar holidays of a year; RangeError for years the package does not know. */
export function lunarHolidays(year: number): LunarHolidays {
  return { newYear: civilDay(year, 1, 1), hungKings: civilDay(year, 3, 10) };
}

function civilDay(year: number, month: number, day: number): Day {
  const lunar = new LunarDate({ year, month, day });
  lunar.init();
  const civil = lunar.toSolarDate().get();
  const found = dayFrom(civil.year, civil.month, civil.day);
  if (found === undefined) throw new RangeError(`no lunar calendar for ${String(year)}`);
  return found;
}

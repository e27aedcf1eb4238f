import { dayFrom, instantAt, type Day, type Instant } from "#app/platform/day.ts";

/** A day, with or without a time of day, as a register writes it. */
export interface RegisterMoment {
  on: Day;
  /** The instant; midnight in Vietnam if no time is written. */
  at: Instant;
  timed: boolean;
}

const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(.+))?$/;
/** Only between slashes or dots: 26-11-20 is a day of 2026 to some programs and of 2020 to others. */
const shortYearLast = /^(\d{1,2})([/.])(\d{1,2})\2(\d{2})(?:[ ,]+(.+))?$/;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T,]+(.+))?$/;
const timeFirst = /^(\S+(?: (?:SA|CH|AM|PM))?)[ ,]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/i;
const timeOfDay = /^(\d{1,2})[:hg](\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+07:00| ?(SA|CH|AM|PM))?$/i;

/**
 * Order of day and month in dates like 03/11/2026. Vietnamese programs write the day first, American ones the month.
 */
export type DayOrder = "day-first" | "month-first";

/**
 * Reads dd/MM/yyyy or dd/MM/yy (or the month first, by `order`) or yyyy-MM-dd, with or without HH:mm before or after it (seconds are
 * ignored; SA/CH as Excel writes them), in Vietnamese time. Undefined for anything else, and for days and times that do
 * not exist.
 */
export function readMoment(written: string, order: DayOrder = "day-first"): RegisterMoment | undefined {
  const parts = dayParts(written, order);
  if (parts === undefined) return undefined;
  const on = dayFrom(parts.year, parts.month, parts.dayOfMonth);
  if (on === undefined) return undefined;
  if (parts.time === undefined) return { on, at: instantAt(on, 0, 0), timed: false };
  const time = readTime(parts.time);
  return time === undefined ? undefined : { on, at: instantAt(on, time.hours, time.minutes), timed: true };
}

/** "Thứ sáu, ", "Thứ 6 " or "Chủ nhật, " before a day says nothing that the day does not. */
const weekday = /^(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|CN)[ ,]+/iu;
const inWords = /(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})/iu;

/**
 * A day as people type it, in the form that programs write: without the weekday, without "ngày … tháng … năm", without
 * spaces around the slashes, and without a dash between day and time.
 */
function withoutWords(written: string): string {
  return !/[a-z]{2}|\s[-–/]|\/\s/i.test(written) ? written : tidied(written);
}

const tidied = (written: string): string =>
  written
    .normalize("NFC")
    .replace(weekday, "")
    .replace(inWords, "$3-$2-$1")
    .replace(/(?<=\d) ?\/ ?(?=\d)/g, "/")
    .replace(/ [-–] /, " ");

interface DayParts {
  year: number;
  month: number;
  dayOfMonth: number;
  time: string | undefined;
}

/** A date that ends with its year, in the written order of its parts. */
export interface WrittenDay {
  first: number;
  second: number;
  year: number;
  time: string | undefined;
}

/** The parts of a date that ends with its year; undefined for other texts. */
export function writtenDay(written: string): WrittenDay | undefined {
  const plain = withoutWords(written);
  let match = yearLast.exec(plain);
  if (match !== null)
    return { first: Number(match[1]), second: Number(match[2]), year: Number(match[3]), time: match[4] };
  match = shortYearLast.exec(plain);
  if (match !== null)
    return { first: Number(match[1]), second: Number(match[3]), year: 2000 + Number(match[4]), time: match[5] };
  match = timeFirst.exec(plain);
  if (match === null) return undefined;
  return { time: match[1], first: Number(match[2]), second: Number(match[3]), year: Number(match[4]) };
}

function dayParts(written: string, order: DayOrder): DayParts | undefined {
  const parts = writtenDay(written);
  if (parts !== undefined) {
    const { first, second, year, time } = parts;
    return order === "day-first"
      ? { dayOfMonth: first, month: second, year, time }
      : { dayOfMonth: second, month: first, year, time };
  }
  const match = yearFirst.exec(withoutWords(written));
  if (match === null) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]), time: match[4] };
}

function readTime(written: string): { hours: number; minutes: number } | undefined {
  const match = timeOfDay.exec(written.trim());
  if (match === null) return undefined;
  const minutes = Number(match[2]);
  const hours = fullHours(Number(match[1]), match[3]?.toUpperCase());
  return hours === undefined || hours > 23 || minutes > 59 ? undefined : { hours, minutes };
}

/** Hours 0–23 from the twelve-hour clock: SA and AM before noon, CH and PM after. */
function fullHours(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === "CH" || half === "PM" ? 12 : 0);
}

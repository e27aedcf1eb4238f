import { dayOf, timeOf, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Language } from "./languages.ts";

const locales: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** A day as dd/MM/yyyy, in both languages, because the papers it is compared with are written so. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `HH:mm dd/MM/yyyy`, Vietnamese time. */
export function formatInstant(instant: Instant): string {
  return `${timeOf(instant)} ${formatDay(dayOf(instant))}`;
}

const weekdays: Record<Language, readonly string[]> = {
  vi: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

export function formatWeekday(day: Day, language: Language): string {
  return formatWeekdayNumber(weekdayOf(day), language);
}

/** The name of a weekday from 1 (Monday) to 7 (Sunday). */
export function formatWeekdayNumber(weekday: number, language: Language): string {
  return weekdays[language][weekday - 1] ?? "";
}

/** The hour that begins then, by the clock: "07:00 – 08:00". */
export function formatHour(hour: number): string {
  const clock = (of: number) => `${String(of).padStart(2, "0")}:00`;
  return `${clock(hour)} – ${clock(hour + 1)}`;
}

/** "Thứ Hai, 30/11/2026". */
export function formatLongDay(day: Day, language: Language): string {
  return `${formatWeekday(day, language)}, ${formatDay(day)}`;
}

/** Whole numbers with the language's grouping: 2.600 in Vietnamese, 2,600 in English. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 }).format(count);
}

/** A share from 0 to 1 as per cent with one decimal: "37,4 %" in Vietnamese, "37.4%" in English. */
export function formatShare(share: number, language: Language): string {
  const number = new Intl.NumberFormat(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return number.format(share * 100) + (language === "vi" ? "\u00a0%" : "%");
}

/** A number with one decimal: "15,4" in Vietnamese, "15.4" in English. */
export function formatDecimal(number: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "negative",
  }).format(number);
}

/** A difference with one decimal and its sign: "+1,2" in Vietnamese, "-0.4" in English; "0,0" has none. */
export function formatPoints(points: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  }).format(points);
}

/** Points with two decimals: "1,75" in Vietnamese, "1.75" in English. */
export function formatScore(points: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    points,
  );
}

/** A target share from 0 to 1 as plans write it, without a needless decimal: "40 %" in Vietnamese, "40%" in English. */
export function formatTarget(share: number, language: Language): string {
  const number = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 });
  return number.format(share * 100) + (language === "vi" ? "\u00a0%" : "%");
}

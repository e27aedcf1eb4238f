import { dayOf, timeOf, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import { isLanguage, type Language } from "./languages.ts";

const locales: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** A day as dd/MM/yyyy, in both languages, because it is compared with papers that write it so. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `HH:mm dd/MM/yyyy`, Vietnamese time. */
export function formatInstant(instant: Instant): string {
  return `${timeOf(instant)} ${formatDay(dayOf(instant))}`;
}

const weekdays: Record<Language, readonly string[]> = {
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/**
 * The name of a weekday inside a sentence: "thứ Hai", "Chủ nhật" (NĐ 30/2020/NĐ-CP, annex II), "Monday". Use
 * `startSentence` at the beginning of a sentence or table cell.
 */
export function formatWeekday(day: Day, language: string): string {
  return formatWeekdayNumber(weekdayOf(day), language);
}

/** The name of a weekday from 1 (Monday) to 7 (Sunday), as `formatWeekday` writes it. */
export function formatWeekdayNumber(weekday: number, language: string): string {
  if (isLanguage(language)) return weekdays[language][weekday - 1] ?? "";
  // 2026-06-01 is a Monday.
  const day = new Date(Date.UTC(2026, 5, weekday));
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(day);
}

/** An hour of the clock as a span: "07:00 – 08:00". */
export function formatHour(hour: number): string {
  const clock = (of: number) => `${String(of).padStart(2, "0")}:00`;
  return `${clock(hour)} – ${clock(hour + 1)}`;
}

/** "thứ Hai, 30/11/2026", as it stands inside a sentence. */
export function formatLongDay(day: Day, language: string): string {
  return `${formatWeekday(day, language)}, ${formatDay(day)}`;
}

/** The text with a capital at the beginning. */
export function startSentence(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

/** Whole numbers with the language's grouping: 2.600 in Vietnamese, 2,600 in English. */
export function formatCount(count: number, language: Language): string {
  return writer(language, "grouped", 0).format(count);
}

/**
 * The fewest decimals, at least `fewest`, with which the written number compares with every mark as the number itself
 * does: below, equal or above. 39.96 beside a mark of 40 needs two, because with one it would read 40.0.
 */
export function decimalsBeside(number: number, marks: readonly number[], fewest = 1): number {
  for (let decimals = fewest; decimals < mostDecimals; decimals += 1) {
    const written = Number(writer("en", "number", decimals).format(number));
    if (marks.every((mark) => Math.sign(written - mark) === Math.sign(number - mark))) return decimals;
  }
  return mostDecimals;
}

const mostDecimals = 15;

type Mark = number | undefined;

/**
 * Number of decimals for a share (0 to 1) in per cent: one, or more if one decimal would show 0 %, 100 % or its target
 * although the share is none of them.
 */
export function shareDecimals(share: number, ...targets: readonly Mark[]): number {
  return decimalsBeside(share, [0, 1, ...known(targets)], 3) - 2;
}

/** Number of decimals for a difference: one, or more if one decimal would show a difference that exists as 0. */
export function pointsDecimals(points: number): number {
  return decimalsBeside(points, [0]);
}

function known(marks: readonly Mark[]): number[] {
  return marks.filter((mark) => mark !== undefined);
}

const styles = {
  number: { signDisplay: "negative", useGrouping: false },
  grouped: { signDisplay: "negative" },
  percent: { style: "percent", signDisplay: "negative" },
  signed: { signDisplay: "exceptZero" },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

const writers = new Map<string, Intl.NumberFormat>();

/**
 * Rounds half away from zero, on the shortest decimal of the number. A quotient of two whole numbers that ends in a
 * half has such a decimal, so 15 ÷ 16 becomes 93.8 %; the style "percent" shifts the point without a multiplication.
 * Each formatter is created once, which takes a hundred times as long as using it.
 */
function writer(
  language: Language,
  style: keyof typeof styles,
  decimals: number,
  fewest = decimals,
): Intl.NumberFormat {
  const key = `${language} ${style} ${String(fewest)} ${String(decimals)}`;
  const kept = writers.get(key);
  if (kept !== undefined) return kept;
  const digits = { minimumFractionDigits: fewest, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(locales[language], { ...styles[style], ...digits });
  writers.set(key, made);
  return made;
}

/**
 * A share from 0 to 1 in per cent: "37,4 %" in Vietnamese, "37.4%" in English. One decimal, or more if otherwise it
 * would read as 0 %, 100 % or one of the `targets` although it is none of them: 199 of 498 is 39,96 %, not 40,0 %.
 */
export function formatShare(share: number, language: Language, ...targets: readonly Mark[]): string {
  const written = writer(language, "percent", shareDecimals(share, ...targets)).format(share);
  return language === "vi" ? written.replace(/\s?%$/u, "\u00a0%") : written;
}

/** A share from 0 to 1 in whole per cent, rounded down, for the narrow places of a chart: "39", "<1". */
export function formatWholePercent(share: number, language: Language): string {
  const percent = withoutBinaryNoise(share * 100);
  return percent > 0 && percent < 1 ? "<1" : formatCount(Math.floor(percent), language);
}

/** A number without the noise of binary fractions: 28.999999999999996 becomes 29. Keeps nine decimals. */
export function withoutBinaryNoise(number: number): number {
  return Number(number.toFixed(9));
}

/**
 * A number with one decimal: "15,4" in Vietnamese, "15.4" in English; more if one decimal would round it to one of the
 * `marks`, such as a target that it misses.
 */
export function formatDecimal(number: number, language: Language, ...marks: readonly Mark[]): string {
  return writer(language, "grouped", decimalsBeside(number, known(marks))).format(number);
}

/** A difference with its sign: "+1,2" in Vietnamese, "-0.4" in English; "0,0" only if there is no difference. */
export function formatPoints(points: number, language: Language): string {
  return writer(language, "signed", pointsDecimals(points)).format(points);
}

/** Points with two decimals: "1,75" in Vietnamese, "1.75" in English. */
export function formatScore(points: number, language: Language): string {
  return writer(language, "grouped", 2).format(points);
}

/**
 * A target share from 0 to 1 as plans write it, without a superfluous decimal: "40 %" in Vietnamese, "40%" in English.
 */
export function formatTarget(share: number, language: Language): string {
  const written = writer(language, "percent", 1, 0).format(share);
  return language === "vi" ? written.replace(/\s?%$/u, "\u00a0%") : written;
}

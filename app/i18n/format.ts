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
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/**
 * The name of a weekday as it stands inside a sentence: "thứ Hai", "Chủ nhật" (NĐ 30/2020/NĐ-CP, annex II), "Monday".
 * `startSentence` gives it the capital it has at the beginning of a sentence or of a table cell.
 */
export function formatWeekday(day: Day, language: Language): string {
  return formatWeekdayNumber(weekdayOf(day), language);
}

/** The name of a weekday from 1 (Monday) to 7 (Sunday), as `formatWeekday` writes it. */
export function formatWeekdayNumber(weekday: number, language: Language): string {
  return weekdays[language][weekday - 1] ?? "";
}

/** The hour that begins then, by the clock: "07:00 – 08:00". */
export function formatHour(hour: number): string {
  const clock = (of: number) => `${String(of).padStart(2, "0")}:00`;
  return `${clock(hour)} – ${clock(hour + 1)}`;
}

/** "thứ Hai, 30/11/2026", as it stands inside a sentence. */
export function formatLongDay(day: Day, language: Language): string {
  return `${formatWeekday(day, language)}, ${formatDay(day)}`;
}

/** The words with a capital at the beginning. */
export function startSentence(words: string, language: Language): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

/** Whole numbers with the language's grouping: 2.600 in Vietnamese, 2,600 in English. */
export function formatCount(count: number, language: Language): string {
  return writer(language, "grouped", 0).format(count);
}

/**
 * The fewest decimals, at least `fewest`, with which a number written so stands to every mark as the number itself does:
 * below it, on it or above it. 39.96 beside a mark of 40 needs two, because with one it would read 40.0.
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
 * The decimals a share (from 0 to 1) needs in per cent: one, or more where one decimal would round it onto 0 %, 100 % or
 * its target, which it is not.
 */
export function shareDecimals(share: number, ...targets: readonly Mark[]): number {
  return decimalsBeside(share, [0, 1, ...known(targets)], 3) - 2;
}

/** The decimals a difference needs: one, or more where one decimal would make it nothing. */
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
 * Rounds half away from zero, in the shortest decimal of the number. A quotient of two whole numbers that ends in a half
 * has such a decimal, so that 15 ÷ 16 becomes 93.8 %; the style "percent" moves its point without a multiplication.
 * Each writer is made once: making one takes a hundred times as long as writing a number with it.
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
 * A share from 0 to 1 as per cent: "37,4 %" in Vietnamese, "37.4%" in English. One decimal, or as many more as it takes
 * not to read as 0 %, as 100 % or as one of the `targets` when it is none of them: 199 of 498 is 39,96 %, not 40,0 %.
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

/** A number without the traces of binary fractions: 28.999999999999996 is 29. Nine decimals are kept. */
export function withoutBinaryNoise(number: number): number {
  return Number(number.toFixed(9));
}

/**
 * A number with one decimal: "15,4" in Vietnamese, "15.4" in English; with more where one would round it onto one of the
 * `marks`, such as a target it misses.
 */
export function formatDecimal(number: number, language: Language, ...marks: readonly Mark[]): string {
  return writer(language, "grouped", decimalsBeside(number, known(marks))).format(number);
}

/** A difference with its sign: "+1,2" in Vietnamese, "-0.4" in English; "0,0" is written of no difference only. */
export function formatPoints(points: number, language: Language): string {
  return writer(language, "signed", pointsDecimals(points)).format(points);
}

/** Points with two decimals: "1,75" in Vietnamese, "1.75" in English. */
export function formatScore(points: number, language: Language): string {
  return writer(language, "grouped", 2).format(points);
}

/** A target share from 0 to 1 as plans write it, without a needless decimal: "40 %" in Vietnamese, "40%" in English. */
export function formatTarget(share: number, language: Language): string {
  const written = writer(language, "percent", 1, 0).format(share);
  return language === "vi" ? written.replace(/\s?%$/u, "\u00a0%") : written;
}

import { formatCount, formatDecimal, formatShare, startSentence } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { targetText } from "#app/targets/target-text.ts";
import type { FigureName, Target } from "#app/targets/target.ts";
import type { FigureResult, Trend } from "./figure-result.ts";

/* A figure as text: value, counts, target and change. */

interface TextOptions {
  t: Translate;
  language: Language;
}

const countedIn = {
  participation: "received",
  satisfaction: "ratings",
  "satisfaction-national": "dossiers",
  service: "answers",
  "answered-on-time": "cases",
  "forwarded-on-time": "cases",
  "answer-days": "cases",
  solved: "answers",
  "dossiers-in-time": "promised",
  "dossiers-early": "promised",
  "dossiers-on-day": "promised",
  "dossiers-late": "promised",
  "apology-letters": "late",
  "apology-in-time": "letters",
  "handling-days": "dossiers",
  "handling-cut": "dossiers",
  waiting: "answers",
  reception: "answers",
  trips: "answers",
  apology: "answers",
  online: "dossiers",
  "online-full": "dossiers",
  "online-part": "dossiers",
  "procedures-online": "procedures",
  "post-in": "dossiers",
  "post-out": "results",
  "procedures-post": "procedures",
} as const satisfies Record<FigureName, string>;

/** The number of a figure and, for days, its unit; a dash if the measure is not shown. */
export function valueAndUnit(
  { measure, unit, target }: Pick<FigureResult, "measure" | "unit" | "target">,
  { t, language }: TextOptions,
): [number: string, unit: string] {
  if (measure.state !== "shown") return ["–", ""];
  if (unit === "share") return [formatShare(measure.value, language, target?.value), ""];
  return [formatDecimal(measure.value, language, target?.value), t(`figures:units.${unit}`)];
}

/** The value as text: "36,0 %", "3,0 ngày làm việc"; a dash if the measure is not shown. */
export function valueText(
  { measure, unit, target }: Pick<FigureResult, "measure" | "unit" | "target">,
  { t, language }: TextOptions,
): string {
  if (measure.state !== "shown") return "–";
  const { value } = measure;
  if (unit === "share") return formatShare(value, language, target?.value);
  return t(`figures:values.${unit}`, { days: formatDecimal(value, language, target?.value) });
}

/** Writes one of the two counts of a figure. */
export type WriteCount = (of: "numerator" | "denominator", number: number) => string;

/** The counts behind the value, "936 / 2.600 hồ sơ"; or the reason why there is no value. */
export function countsText(
  { name, measure }: Pick<FigureResult, "name" | "measure">,
  { t, language }: TextOptions,
  write: WriteCount = (_of, number) => formatCount(number, language),
): string {
  switch (measure.state) {
    case "none":
    case "outside":
      return t(`figures:measure.${measure.state}`);
    case "withheld":
      return t("figures:measure.withheld", {
        denominator: write("denominator", measure.denominator),
        minimum: formatCount(measure.minimum, language),
      });
    case "shown": {
      const denominator = write("denominator", measure.denominator);
      if (measure.numerator === undefined) return t("figures:counted.number", { denominator });
      return t(`figures:counted.${countedIn[name]}`, {
        numerator: write("numerator", measure.numerator),
        denominator,
      });
    }
  }
}

/** "Chỉ tiêu: từ 40 % trở lên". */
export function targetLine(name: FigureName, target: Target, { t, language }: TextOptions): string {
  return t("figures:target.is", { target: targetText(name, target, t, language) });
}

/** The change of a figure since an earlier period, as text. */
export interface TrendText {
  direction: "up" | "down" | "same" | "unknown";
  /** Whether the change is an improvement; undefined without a change. */
  better: boolean | undefined;
  /** "tăng 3,2 điểm phần trăm so với kỳ trước (33,0 %)". */
  text: string;
}

/** A smaller change rounds to 0,0 and is shown as none, if both values are written alike as well. */
const smallestChange = 0.05;

/** The change since an earlier period as a sentence; `period` is the text that names that period. */
export function trendText(
  { measure: now, unit, higher, target }: Pick<FigureResult, "measure" | "unit" | "higher" | "target">,
  { measure, change }: Trend,
  period: string,
  options: TextOptions,
): TrendText {
  const { t, language } = options;
  if (change === undefined) {
    return {
      direction: "unknown",
      better: undefined,
      text: startSentence(t("figures:trend.nothing", { period }), language),
    };
  }
  const value = valueText({ measure, unit, target }, options);
  const readsAlike = Math.abs(change) < smallestChange && value === valueText({ measure: now, unit, target }, options);
  const direction = readsAlike ? "same" : change > 0 ? "up" : "down";
  const changeText =
    direction === "same"
      ? t("figures:trend.same")
      : t(`figures:trend.${direction}.${unit === "share" ? "share" : "days"}`, {
          number: formatDecimal(Math.abs(change), language, 0),
        });
  const against = t("figures:trend.against", { change: changeText, period, value });
  const better = direction === "same" ? undefined : higher === change > 0;
  const verdict = better === undefined ? "" : `, ${t(better ? "figures:trend.better" : "figures:trend.worse")}`;
  return { direction, better, text: startSentence(against + verdict, language) };
}

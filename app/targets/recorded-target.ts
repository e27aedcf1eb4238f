import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { isDay } from "#app/platform/day.ts";
import { targetText, validityText } from "./target-text.ts";
import { figureNames, targetComparisons } from "./target.ts";
import type { OfficeTarget } from "./target-validity.ts";

/** A target as the audit record holds it: "participation at-least 0.4 2026-01-01 2026-12-31 Kế hoạch …"; "-": no end. */
export function recordedTarget({ figure, comparison, value, from, until, source }: Omit<OfficeTarget, "id">): string {
  return [figure, comparison, String(value), from, until ?? "-", source].join(" ");
}

/** The recorded target in words: "Tỷ lệ tham gia đánh giá: từ 40 % trở lên, từ 01/01/2026 (…)"; other text as it is. */
export function recordedTargetText(recorded: string, t: Translate, language: Language): string {
  return recorded
    .split(/; (?=[a-z-]+ (?:at-least|more-than|at-most) )/)
    .map((one) => oneTargetText(one, t, language))
    .join("; ");
}

function oneTargetText(recorded: string, t: Translate, language: Language): string {
  const [figureName, comparisonName, value, from = "", end = "", ...source] = recorded.split(" ");
  const figure = figureNames.find((known) => known === figureName);
  const comparison = targetComparisons.find((known) => known === comparisonName);
  const until = end === "-" ? null : isDay(end) ? end : undefined;
  if (figure === undefined || comparison === undefined || !isDay(from) || until === undefined) return recorded;
  const words = targetText(figure, { value: Number(value), comparison }, t, language);
  return `${t(`figures:name.${figure}`)}: ${words}, ${validityText({ from, until }, t)} (${source.join(" ")})`;
}

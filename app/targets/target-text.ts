import { formatDay, formatTarget } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { figureUnits, type FigureName, type Target } from "./target.ts";
import type { Validity } from "./target-validity.ts";

/** The value of a target in the figure's unit: "86,5 %", "05 ngày làm việc". Whole days below ten have two digits, as in plans. */
export function targetValueText(figure: FigureName, value: number, t: Translate, language: Language): string {
  const { unit } = figureUnits[figure];
  if (unit === "share") return formatTarget(value, language);
  const number =
    language === "vi"
      ? String(value)
          .replace(".", ",")
          .padStart(Number.isInteger(value) ? 2 : 0, "0")
      : String(value);
  return t(`targets:unit.${unit}`, { number });
}

/**
 * A target as text: "từ 40 % trở lên", "trên 90 %", "không quá 05 ngày làm việc"; "100 %" alone, as nothing is above
 * it.
 */
export function targetText(
  figure: FigureName,
  { value, comparison }: Pick<Target, "value" | "comparison">,
  t: Translate,
  language: Language,
): string {
  const isAll = comparison === "at-least" && value === 1 && figureUnits[figure].unit === "share";
  return t(isAll ? "targets:comparison.all" : `targets:comparison.${comparison}`, {
    value: targetValueText(figure, value, t, language),
  });
}

/** The days a target is valid on: "từ 01/01/2027", "01/01/2027 – 31/12/2027". */
export function validityText({ from, until }: Validity, t: Translate): string {
  if (until === null) return t("targets:list.from", { from: formatDay(from) });
  return until < from
    ? t("targets:list.takenBack", { from: formatDay(from) })
    : t("targets:list.fromUntil", { from: formatDay(from), until: formatDay(until) });
}

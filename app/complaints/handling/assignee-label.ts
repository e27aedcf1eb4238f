import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { AssignablePerson } from "./case-page.ts";

/** A person in a list of choices: name, who deputises while the person is away, and unit. */
export function assigneeLabel(t: Translate, { name, unitName, away }: AssignablePerson): string {
  const unit = unitName === null ? "" : ` · ${unitName}`;
  if (away === null) return name + unit;
  const until = formatDay(away.untilOn);
  const mark =
    away.deputy === null
      ? t("staff:leave.markAlone", { until })
      : t("staff:leave.mark", { until, name: away.deputy.name });
  return `${name} (${mark})${unit}`;
}

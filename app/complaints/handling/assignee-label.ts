import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { AssignablePerson } from "./case-page.ts";

/** A person in a list of choices: name, unit, and who deputises while the person is away. */
export function assigneeLabel(t: Translate, { name, unitName, away }: AssignablePerson): string {
  const person = unitName === null ? name : `${name} · ${unitName}`;
  if (away === null) return person;
  const until = formatDay(away.untilOn);
  const mark =
    away.deputy === null
      ? t("staff:leave.markAlone", { until })
      : t("staff:leave.mark", { until, name: away.deputy.name });
  return `${person} (${mark})`;
}

import { recordedDayText, recordedYearText } from "#app/deadlines/calendar/recorded-day.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { territories } from "#app/offices/territory.ts";
import { recordedRolesText } from "#app/staff/accounts/recorded-roles.ts";
import type { ChangedField } from "#app/staff/audit/audit-entry.ts";
import { recordedTargetText } from "#app/targets/recorded-target.ts";

/** A value of the audit record in the words of the reader: what was replaced, or what replaced it. */
export function shownValue(field: ChangedField, recorded: string, t: Translate, language: Language): string {
  if (recorded === "") return t("staff:audit.emptyValue");
  switch (field) {
    case "target":
      return recordedTargetText(recorded, t, language);
    case "calendarDay":
      return recordedDayText(recorded, t);
    case "calendarYear":
      return recordedYearText(recorded, t);
    case "procedureState":
      return procedureStateText(recorded, t);
    case "accountRoles":
      return recordedRolesText(recorded, t);
    case "territory":
      return territoryText(recorded, t);
    case "answerNeedsApproval":
    case "beforePrinting":
      return t(recorded === "true" ? "settings:values.yes" : "settings:values.no");
    default:
      return recorded;
  }
}

function procedureStateText(recorded: string, t: Translate): string {
  const state = (["proposed", "used", "retired", "merged"] as const).find((one) => one === recorded);
  return state === undefined ? recorded : t(`procedures:states.${state}`);
}

function territoryText(recorded: string, t: Translate): string {
  const territory = territories.find((one) => one === recorded);
  return territory === undefined ? recorded : t(`settings:office.territories.${territory}`);
}

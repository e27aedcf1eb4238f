import { formatLongDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import type { CountedDay, DueDay } from "./due-on.ts";

/** The text for a counted day: "Ngày làm việc thứ 3", "Ngày nghỉ (Ngày Văn hóa Việt Nam), không tính". */
export function countedDayWords({ reason, counted, name }: CountedDay, t: Translate): string {
  if (counted !== null) {
    const number = String(counted);
    return name === null ? t("deadlines:counted", { number }) : t("deadlines:countedNamed", { number, name });
  }
  const words = t(`deadlines:reasons.${reason}`);
  return name === null
    ? t("deadlines:notCounted", { reason: words })
    : t("deadlines:notCountedNamed", { reason: words, name });
}

/** The counting in one sentence: received, due, how many working days. */
export function dueSummary(receivedOn: Day, result: DueDay, t: Translate, locale: string): string {
  return t("deadlines:summary", {
    received: formatLongDay(receivedOn, locale),
    due: formatLongDay(result.dueOn, locale),
    days: result.days.filter((one) => one.counted !== null).length,
  });
}

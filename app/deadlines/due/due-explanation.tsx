import { formatLongDay, startSentence } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { DueDay } from "./due-on.ts";
import { countedDayWords, dueSummary } from "./due-words.ts";

/** A due day and how it was counted, day by day: the same for citizens and staff, so that both check the same thing. */
export function DueExplanation({ receivedOn, result }: { receivedOn: Day; result: DueDay }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <p>{dueSummary(receivedOn, result, t, locale)}</p>
      {result.unconfirmedYears.length > 0 && (
        <Notice kind="careful">
          <p>{t("deadlines:unconfirmed", { years: result.unconfirmedYears.join(", ") })}</p>
        </Notice>
      )}
      <Facts
        items={result.days.map((one) => [
          startSentence(formatLongDay(one.day, locale), locale),
          one.counted === null ? countedDayWords(one, t) : <strong>{countedDayWords(one, t)}</strong>,
        ])}
      />
      <p className="muted small">{t("deadlines:basis")}</p>
    </>
  );
}

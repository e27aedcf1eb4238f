import { formatLongDay, startSentence } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { ChoiceField } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { YearDraft } from "#app/deadlines/calendar/draft-year.ts";

/** The days off that the law alone gives a year. */
export function DraftTable({ days }: Pick<YearDraft, "days">) {
  const t = useT();
  const { language } = usePage();
  return (
    <DataTable
      caption={t("deadlines:draft.days")}
      rows={days}
      rowKey={({ entry }) => entry.day}
      columns={[
        {
          label: t("deadlines:draft.day"),
          cell: ({ entry }) => startSentence(formatLongDay(entry.day, language), language),
        },
        { label: t("deadlines:draft.name"), cell: ({ entry }) => entry.name },
        {
          label: t("deadlines:draft.state"),
          cell: ({ isKnown }) => (
            <span className="muted small">{t(isKnown ? "deadlines:draft.known" : "deadlines:draft.mark")}</span>
          ),
        },
      ]}
    />
  );
}

/** Chooses the second day of National Day, which the law leaves to the Prime Minister. */
export function AdjacentDayForm({ year, adjacent }: Pick<YearDraft, "year" | "adjacent">) {
  const t = useT();
  return (
    <form method="get" className="card">
      <input type="hidden" name="year" value={String(year)} />
      <ChoiceField
        id="adjacent"
        name="adjacent"
        label={t("deadlines:draft.adjacent")}
        value={adjacent}
        options={(["before", "after"] as const).map((value) => ({ value, label: t(`deadlines:draft.${value}`) }))}
      />
      <button className="button">{t("deadlines:draft.show")}</button>
    </form>
  );
}

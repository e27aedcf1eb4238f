import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { CountedWay, FlaggedCounts } from "./with-and-without-flagged.ts";

interface FlaggedFiguresProps {
  ways: readonly CountedWay[];
  flagged: FlaggedCounts;
}

/** Participation and satisfaction as they are counted, without the ratings that wait, and with those set aside. */
export function FlaggedFigures({ ways, flagged }: FlaggedFiguresProps) {
  const t = useT();
  const { language } = usePage();
  const numbers = { counted: 0, "without-waiting": flagged.waiting.rated, "with-set-aside": flagged.setAside.rated };
  const count = (number: number) => formatCount(number, language);
  const share = (value: number | undefined) => (value === undefined ? "–" : formatShare(value, language));
  return (
    <section className="card">
      <h2>{t("suspicion:figures.heading")}</h2>
      <DataTable
        caption={t("suspicion:figures.heading")}
        hideCaption
        rows={ways}
        rowKey={({ way }) => way}
        columns={[
          {
            label: t("suspicion:figures.way"),
            cell: ({ way }) => t(`suspicion:figures.ways.${way}`, { number: count(numbers[way]) }),
          },
          {
            label: t("suspicion:figures.participation"),
            number: true,
            cell: ({ participation }) => share(participation.share),
          },
          {
            label: t("suspicion:figures.rated"),
            number: true,
            cell: ({ participation: { numerator, denominator } }) => `${count(numerator)} / ${count(denominator)}`,
          },
          {
            label: t("suspicion:figures.satisfaction"),
            number: true,
            cell: ({ satisfaction }) =>
              satisfaction.state === "shown"
                ? share(satisfaction.share)
                : t("suspicion:figures.withheld", { minimum: count(satisfaction.minimumAnswers) }),
          },
          {
            label: t("suspicion:figures.answers"),
            number: true,
            cell: ({ satisfaction }) => count(satisfaction.answers),
          },
        ]}
      />
    </section>
  );
}

import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { daysBetween, type Day } from "#app/platform/day.ts";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import type { ListedWaiting, WaitingList } from "./waiting-list.ts";

/** The ratings that wait for their dossier, with how long they have waited; their levels are not shown. */
export function WaitingTable({ count, listed, late, keptDays, today }: WaitingList & { today: Day }) {
  const t = useT();
  const { language } = usePage();
  const amount = (number: number) => formatCount(number, language);
  const nameOf = ({ kind, place, counter }: ListedWaiting) => {
    if (kind === "number") return place;
    const code = formatReceiptCode(place);
    return counter === null ? t("codes:waiting.code", { code }) : t("codes:waiting.codeOf", { code, counter });
  };
  const ageOf = ({ givenOn }: ListedWaiting) => {
    const days = daysBetween(givenOn, today);
    return days <= 0 ? t("codes:waiting.today") : t("codes:waiting.days", { amount: amount(days) });
  };
  return (
    <>
      <p>{t("codes:waiting.count", { amount: amount(count) })}</p>
      {count > listed.length && <p>{t("codes:waiting.first", { amount: amount(listed.length) })}</p>}
      {listed.length === 0 ? (
        <EmptyState>{t("codes:waiting.none")}</EmptyState>
      ) : (
        <DataTable
          caption={t("codes:waiting.title")}
          hideCaption
          columns={[
            { label: t("codes:waiting.place"), cell: nameOf },
            { label: t("codes:waiting.givenAt"), cell: ({ givenAt }) => formatInstant(givenAt) },
            { label: t("codes:waiting.age"), cell: ageOf },
          ]}
          rows={listed}
          rowKey={({ kind, place }) => `${kind} ${place}`}
        />
      )}
      <p className="small muted">{t("codes:waiting.keep", { days: amount(keptDays) })}</p>
      {late > 0 && (
        <section>
          <h2>{t("codes:waiting.lateTitle")}</h2>
          <p>{t("codes:waiting.late", { amount: amount(late) })}</p>
        </section>
      )}
    </>
  );
}

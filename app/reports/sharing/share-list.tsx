import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf, type Day } from "#app/platform/day.ts";
import { reportTitle } from "#app/reports/report/report-title.ts";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import { isShareable, shareStateOn, type ListedShare } from "./share.ts";

/** The links of an office, each with its reader, how long it opens, how often it was opened, and the way to revoke it. */
export function ShareList({ shares, today }: { shares: readonly ListedShare[]; today: Day }) {
  const t = useT();
  return (
    <section aria-labelledby="shares">
      <h2 id="shares">{t("shares:list")}</h2>
      {shares.length === 0 && <EmptyState>{t("shares:none")}</EmptyState>}
      <ul className="settings">
        {shares.map((share) => (
          <li key={share.id} className="card">
            <ShareCard share={share} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShareCard({ share, today }: { share: ListedShare; today: Day }) {
  const t = useT();
  const { language } = usePage();
  const state = shareStateOn(share, today);
  const { id, reader, page, reportName, revision, reportState, createdAt, createdBy, endsOn, opened, lastOpenedOn } =
    share;
  return (
    <>
      <h3 className="whole">{reader}</h3>
      <p>
        <Tag kind={state === "open" ? "done" : "plain"}>{t(`shares:states.${state}`, { day: formatDay(endsOn) })}</Tag>
      </p>
      <p className="small">
        {reportName === null
          ? t(`shares:pages.${page}`)
          : reportTitle({ name: reportName, revision: revision ?? 1 }, t)}
        <br />
        {t("shares:made", { day: formatDay(dayOf(createdAt)), name: createdBy ?? "–" })}
        <br />
        {lastOpenedOn === null
          ? t("shares:neverOpened")
          : t("shares:opened", { number: formatCount(opened, language), day: formatDay(lastOpenedOn) })}
      </p>
      {state === "open" && reportState !== null && !isShareable(reportState) && (
        <p className="small">{t("shares:report.draftAgain")}</p>
      )}
      {state === "open" && (
        <form method="post">
          <input type="hidden" name="id" value={id} />
          <button
            className="button small"
            name="act"
            value="revoke"
            aria-label={t("shares:revokeNamed", { name: reader })}
          >
            {t("shares:revoke")}
          </button>
        </form>
      )}
    </>
  );
}

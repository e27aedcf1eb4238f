import { useT } from "#app/i18n/page.tsx";

/** The way from a report to the form that makes a link to it. */
export function ShareOffer({ id }: { id: string }) {
  const t = useT();
  return (
    <section className="no-print">
      <h2>{t("shares:report.heading")}</h2>
      <p className="muted">{t("shares:report.note")}</p>
      <p>
        <a className="button" href={`/settings/shares?report=${id}`}>
          {t("shares:report.offer")}
        </a>
      </p>
    </section>
  );
}

import { useT } from "#app/i18n/page.tsx";

/** What happens with slips that are printed: to whom they go and where their ratings are seen. */
export function HandOut() {
  const t = useT();
  return (
    <p>
      {t("dossiers:paper.handOut")} <a href="/dashboard">{t("dossiers:paper.toDashboard")}</a>
    </p>
  );
}

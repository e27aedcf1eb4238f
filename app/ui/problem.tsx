import { useT } from "#app/i18n/page.tsx";

/** A page for what went wrong, by HTTP status: says what happened and what to do next. */
export function Problem({ status }: { status: number }) {
  const t = useT();
  const kind = status === 404 ? "notFound" : status === 403 ? "forbidden" : status === 429 ? "tooMany" : "broken";
  return (
    <div className="stack">
      <h1>{t(`shell:errors.${kind}Title`)}</h1>
      <p>{t(`shell:errors.${kind}Text`)}</p>
      <p>
        <a className="button" href="/">
          {t("shell:home")}
        </a>
      </p>
    </div>
  );
}

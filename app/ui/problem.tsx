import { usePage, useT } from "#app/i18n/page.tsx";
import { problemKindOf } from "./problem-kind.ts";

/** The page for a problem, by HTTP status: what happened, what to do next, and the problem's number in the log. */
export function Problem({ status }: { status: number }) {
  const t = useT();
  const { incident } = usePage();
  const kind = problemKindOf(status);
  return (
    <div className="stack">
      <h1>{t(`shell:errors.${kind}Title`)}</h1>
      <p>{t(`shell:errors.${kind}Text`)}</p>
      {incident !== undefined && (
        <p>
          {t("shell:errors.reference")}: <span className="code">{incident}</span>
        </p>
      )}
      <p>
        <a className="button" href="/">
          {t("shell:home")}
        </a>
      </p>
    </div>
  );
}

import { formatCount, formatWholePercent } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { describedBy, Field } from "#app/ui/form.tsx";
import { Notice, Tag } from "#app/ui/parts.tsx";
import type { LanguageState } from "./language-forms.ts";

interface LanguageCardProps {
  language: LanguageState;
  mayEdit: boolean;
}

/** One further language: how much of it is translated, its catalogue, and whether citizens may choose it. */
export function LanguageCard({ language: { code, name, isOffered, missing, all }, mayEdit }: LanguageCardProps) {
  const t = useT();
  const { language } = usePage();
  const done = all - missing;
  const number = (count: number) => formatCount(count, language);
  const share = `${formatWholePercent(done / all, language)}\u00a0%`;
  const hint = t("settings:languages.fileHint", {
    words: t("settings:languages.columns.words"),
    key: t("settings:languages.columns.key"),
  });
  const isShown = isOffered && missing === 0;
  return (
    <section className="card" aria-labelledby={`language-${code}`}>
      <h2 id={`language-${code}`}>
        <span lang={code}>{name}</span> ({code}){" "}
        <Tag kind={isShown ? "done" : "plain"}>{t(`settings:languages.${isShown ? "offered" : "withdrawn"}`)}</Tag>
      </h2>
      <p>{t("settings:languages.state", { done: number(done), all: number(all), share })}</p>
      {isOffered && missing > 0 && (
        <Notice kind="careful">
          <p>{t("settings:languages.incomplete", { number: number(missing) })}</p>
        </Notice>
      )}
      <p className="row">
        <a className="button" href={`/settings/table-files/language-${code}.xlsx`} download>
          {t("settings:languages.download")} (.xlsx)
        </a>
        <a className="button" href={`/settings/table-files/language-${code}.csv`} download>
          {t("settings:languages.download")} (.csv)
        </a>
      </p>
      {mayEdit && (
        <form method="post" encType="multipart/form-data" className="stack">
          <input type="hidden" name="code" value={code} />
          <Field id={`file-${code}`} label={t("settings:languages.fileFor", { name })} hint={hint}>
            <input
              className="input"
              type="file"
              id={`file-${code}`}
              name="file"
              accept=".xlsx,.csv,text/csv"
              aria-describedby={describedBy(`file-${code}`, hint, undefined)}
            />
          </Field>
          <p className="row">
            <button className="button main" name="intent" value="import">
              {t("settings:languages.import")}
            </button>
            {(missing === 0 || isOffered) && (
              <button className="button" name="intent" value={isOffered ? "withdraw" : "offer"}>
                {t(`settings:languages.${isOffered ? "withdraw" : "offer"}`)}
              </button>
            )}
          </p>
        </form>
      )}
    </section>
  );
}

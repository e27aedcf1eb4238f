import { useForm, type SubmissionResult } from "@conform-to/react";
import { languages, type Language } from "#app/i18n/languages.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea } from "#app/ui/form.tsx";
import { findTextInfo, productText, shownPlaceholder, shownText, textNameOf } from "./office-text.ts";

/** A text in each language as it would leave, with sample values. */
export type TextPreview = Readonly<Record<Language, string>>;

interface TextFormProps {
  textKey: string;
  /** The office's own texts in both languages, as people write them; empty for the product's. */
  own: Readonly<Record<Language, string>>;
  /** Goes back with the form, so that a change by somebody else is noticed. */
  shown: string;
  lastResult: SubmissionResult | undefined;
  preview: TextPreview | undefined;
}

/** The form of one text in both languages, with its preview. */
export function TextForm({ textKey, own, shown, lastResult, preview }: TextFormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<Language | "key" | "shown", string>>({
    id: "text-form",
    lastResult,
    defaultValue: { ...own, key: textKey, shown },
  });
  const { inputOf, problemsOf } = useFormProblems("settings:texts.problems");
  const info = findTextInfo(textKey);
  if (info === undefined) return null;
  const hintIn = (language: Language) => {
    const names = info.placeholders.map((name) => shownPlaceholder(name, language)).join(", ");
    return names === "" ? t("settings:texts.hintPlain") : t("settings:texts.hint", { names });
  };
  return (
    <form
      method="post"
      action={`/settings/texts?change=${encodeURIComponent(textKey)}#text-form`}
      id={form.id}
      className="card"
      noValidate
    >
      <h2>{t("settings:texts.changing")}</h2>
      <p>
        <strong>{textNameOf(info, t)}</strong>
      </p>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.vi, fields.en])} />
      <input type="hidden" name={fields.key.name} value={textKey} />
      <input type="hidden" name={fields.shown.name} value={shown} />
      {languages.map((language) => (
        <div key={language}>
          <TextArea
            {...inputOf(fields[language])}
            label={t(`settings:texts.${language}`)}
            hint={hintIn(language)}
            rows={info.form === "block" ? 6 : 3}
          />
          <p className="muted small">
            {t("settings:texts.product")}:{" "}
            <span lang={language}>{shownText(productText(textKey, language), language)}</span>
          </p>
        </div>
      ))}
      {preview !== undefined && (
        <section aria-labelledby="text-preview" className="notice">
          <h3 id="text-preview">{t("settings:texts.previewTitle")}</h3>
          {languages.map((language) => (
            <p key={language} lang={language} className="prose">
              {preview[language]}
            </p>
          ))}
        </section>
      )}
      <p className="row">
        <button className="button main" name="intent" value="save">
          {t("settings:save")}
        </button>
        <button className="button" name="intent" value="preview">
          {t("settings:texts.preview")}
        </button>
        {(own.vi !== "" || own.en !== "") && (
          <button className="button" name="intent" value="reset">
            {t("settings:texts.reset")}
          </button>
        )}
        <a className="button" href="/settings/texts">
          {t("settings:texts.cancel")}
        </a>
      </p>
    </form>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { emblemTypes, type Emblem } from "#app/offices/emblem.ts";
import { EmblemPicture } from "#app/offices/emblem-picture.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { describedBy, ErrorSummary, Field, TextField } from "#app/ui/form.tsx";

interface EmblemFormProps {
  emblem: Emblem | null;
  /** The text that is proposed for the first emblem. */
  proposed: string;
  lastResult: SubmissionResult | undefined;
}

/** The present emblem with the form that removes it, and the form that sets another one. */
export function EmblemForm({ emblem, proposed, lastResult }: EmblemFormProps) {
  const t = useT();
  const [form, { file, alternative }] = useForm<Record<"file" | "alternative", string>>({
    id: "emblem",
    lastResult,
    defaultValue: { alternative: emblem?.alternative ?? proposed },
  });
  const { inputOf, errorOf, problemsOf } = useFormProblems("settings:emblem.problems");
  const hint = t("settings:emblem.fileHint");
  return (
    <>
      {emblem !== null && (
        <section className="card" aria-labelledby="present">
          <h2 id="present">{t("settings:emblem.present")}</h2>
          <p>
            <EmblemPicture emblem={emblem} />
          </p>
          <form method="post">
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="shown" value={emblem.digest} />
            <button className="button">{t("settings:emblem.remove")}</button>
          </form>
        </section>
      )}
      <form method="post" id={form.id} encType="multipart/form-data" className="card" noValidate>
        <h2>{t(emblem === null ? "settings:emblem.set" : "settings:emblem.replace")}</h2>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [file, alternative])} />
        <input type="hidden" name="shown" value={emblem?.digest ?? ""} />
        <Field id={file.id} label={t("settings:emblem.file")} hint={hint} error={errorOf(file)}>
          <input
            className="input"
            type="file"
            id={file.id}
            name="file"
            accept={emblemTypes.join(",")}
            aria-describedby={describedBy(file.id, hint, errorOf(file))}
          />
        </Field>
        <TextField
          {...inputOf(alternative)}
          label={t("settings:fields.emblemText")}
          hint={t("settings:emblem.alternativeHint")}
          autoComplete="off"
          maxLength={200}
        />
        <p>
          <button className="button main">{t("settings:save")}</button>
        </p>
      </form>
    </>
  );
}

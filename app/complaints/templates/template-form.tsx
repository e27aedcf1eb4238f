import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextArea, TextField } from "#app/ui/form.tsx";
import { longestTitle, placeholders, type StoredTemplate } from "./answer-template.ts";
import type { SampleTemplate } from "./sample-templates.ts";
import { longestAnswer } from "#app/complaints/case/case-forms.ts";

interface TemplateFormProps {
  /** The template to change; undefined for a new one. */
  template: StoredTemplate | undefined;
  /** The sample with which the form of a new one is filled. */
  sample: SampleTemplate | undefined;
  procedures: readonly { id: string; code: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of a template, new or being changed. */
export function TemplateForm({ template, sample, procedures, lastResult }: TemplateFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ title: string; body: string; procedure: string }>({
    id: "template-form",
    lastResult,
    defaultValue: {
      title: (template ?? sample)?.title,
      body: (template ?? sample)?.body,
      procedure: template?.procedureId,
    },
  });
  const { inputOf, problemsOf } = useFormProblems("documents:templates.problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2 id="template-form-title">
        {t(template === undefined ? "documents:templates.addTitle" : "documents:templates.changeTitle")}
      </h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.title, fields.body, fields.procedure])}
      />
      <input type="hidden" name="intent" value="save" />
      {template !== undefined && (
        <>
          <input type="hidden" name="id" value={template.id} />
          <input type="hidden" name="revision" value={template.revision} />
        </>
      )}
      <TextField {...inputOf(fields.title)} label={t("documents:templates.title")} maxLength={longestTitle} />
      <SelectField
        {...inputOf(fields.procedure)}
        label={t("documents:templates.procedure")}
        options={[
          { value: "", label: t("documents:templates.everyCase") },
          ...procedures.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })),
          ...ownOption(template, procedures),
        ]}
      />
      <TextArea
        {...inputOf(fields.body)}
        label={t("documents:templates.body")}
        hint={t("documents:templates.bodyHint", { names: placeholders.map((name) => `{{${name}}}`).join(", ") })}
        rows={12}
        maxLength={longestAnswer}
      />
      <p className="row">
        <button className="button main">{t("documents:templates.save")}</button>
        {template !== undefined && <a href="/settings/templates">{t("documents:templates.cancel")}</a>}
      </p>
    </form>
  );
}

/** The procedure of a template that is offered no more: saving the template keeps it. */
function ownOption(template: TemplateFormProps["template"], procedures: TemplateFormProps["procedures"]) {
  const id = template?.procedureId ?? null;
  if (id === null || procedures.some((one) => one.id === id)) return [];
  return [{ value: id, label: template?.procedureName ?? "" }];
}

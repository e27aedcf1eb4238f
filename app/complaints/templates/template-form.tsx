import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import { ErrorSummary, SelectField, TextArea, TextField } from "#app/ui/form.tsx";
import { longestTitle, placeholders } from "./answer-template.ts";
import { longestAnswer } from "#app/complaints/case/case-forms.ts";
import type { KeptTemplate } from "./list-templates.server.ts";

interface TemplateFormProps {
  /** The one being changed; undefined for a new one. */
  template: KeptTemplate | undefined;
  procedures: readonly { id: string; code: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of a template, new or being changed. */
export function TemplateForm({ template, procedures, lastResult }: TemplateFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ title: string; body: string; procedure: string }>({
    id: "template-form",
    lastResult,
    defaultValue: { title: template?.title, body: template?.body, procedure: template?.procedureId },
  });
  const words = (name: string | undefined) =>
    name === undefined ? undefined : problemSentence(t, "documents:templates.problems", name);
  const errorOf = (field: { errors?: string[] | undefined }) => words(field.errors?.[0]);
  const problems = [
    ...(form.errors ?? []).map((name) => ({ id: fields.title.id, text: words(name) ?? "" })),
    ...[fields.title, fields.body, fields.procedure].flatMap((field) => {
      const text = errorOf(field);
      return text === undefined ? [] : [{ id: field.id, text }];
    }),
  ];
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t(template === undefined ? "documents:templates.addTitle" : "documents:templates.changeTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      <input type="hidden" name="intent" value="save" />
      {template !== undefined && (
        <>
          <input type="hidden" name="id" value={template.id} />
          <input type="hidden" name="revision" value={template.revision} />
        </>
      )}
      <TextField
        id={fields.title.id}
        name="title"
        label={t("documents:templates.title")}
        value={fields.title.initialValue}
        error={errorOf(fields.title)}
        maxLength={longestTitle}
      />
      <SelectField
        id={fields.procedure.id}
        name="procedure"
        label={t("documents:templates.procedure")}
        value={fields.procedure.initialValue}
        error={errorOf(fields.procedure)}
        options={[
          { value: "", label: t("documents:templates.everyCase") },
          ...procedures.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })),
        ]}
      />
      <TextArea
        id={fields.body.id}
        name="body"
        label={t("documents:templates.body")}
        hint={t("documents:templates.bodyHint", { names: placeholders.map((name) => `{{${name}}}`).join(", ") })}
        value={fields.body.initialValue}
        error={errorOf(fields.body)}
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

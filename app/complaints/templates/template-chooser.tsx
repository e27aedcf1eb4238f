import { useT } from "#app/i18n/page.tsx";
import { backParameter } from "#app/platform/forms/back.ts";
import { SelectField } from "#app/ui/form.tsx";
import type { FilledTemplate, OfferedTemplate } from "./answer-template.ts";
import { TextGaps } from "#app/complaints/case/text-gaps.tsx";

interface TemplateChooserProps {
  templates: readonly OfferedTemplate[];
  /** The template that is in the answer form now. */
  chosen: { id: string; filled: FilledTemplate } | undefined;
  /** The list or page that the case's page leads back to. */
  back: string | undefined;
}

/**
 * Begins an answer with a template: reloads the page with it filled in. A typed text is replaced, which the page says.
 */
export function TemplateChooser({ templates, chosen, back }: TemplateChooserProps) {
  const t = useT();
  if (templates.length === 0) return null;
  return (
    <>
      <form method="get" className="filters">
        {back !== undefined && <input type="hidden" name={backParameter} value={back} />}
        <SelectField
          id="template"
          name="template"
          label={t("documents:templates.choose")}
          hint={t("documents:templates.chooseHint")}
          value={chosen?.id}
          options={templates.map(({ id, title, procedureName }) => ({
            value: id,
            label: procedureName === null ? title : `${title} (${procedureName})`,
          }))}
        />
        <button className="button">{t("documents:templates.use")}</button>
      </form>
      <TextGaps text={chosen?.filled.text ?? null} />
    </>
  );
}

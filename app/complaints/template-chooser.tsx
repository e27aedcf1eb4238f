import { useT } from "#app/i18n/page.tsx";
import { SelectField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { FilledTemplate } from "./answer-template.ts";
import type { OfferedTemplate } from "./list-templates.server.ts";

interface TemplateChooserProps {
  templates: readonly OfferedTemplate[];
  /** The one in the answer form now. */
  chosen: { id: string; filled: FilledTemplate } | undefined;
}

/** Begins an answer with a template: reloads the page with it filled in. What was typed before is replaced, and it says so. */
export function TemplateChooser({ templates, chosen }: TemplateChooserProps) {
  const t = useT();
  if (templates.length === 0) return null;
  const left = chosen === undefined ? [] : [...chosen.filled.unknown, ...chosen.filled.missing];
  return (
    <>
      <form method="get" className="filters">
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
      {left.length > 0 && (
        <Notice kind="careful">
          <p>{t("documents:templates.left", { names: left.map((name) => `{{${name}}}`).join(", ") })}</p>
        </Notice>
      )}
    </>
  );
}

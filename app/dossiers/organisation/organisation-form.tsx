import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { Tag } from "#app/ui/parts.tsx";
import type { ListedPart, OrganisationKind, OrganisationPart } from "./organisation-part.ts";

/** A name that was refused: the kind and the part it was for, empty for a new one. */
export interface RefusedName {
  kind: string;
  id: string;
  lastResult: SubmissionResult;
}

interface SectionProps {
  kind: OrganisationKind;
  parts: readonly ListedPart[];
  refused: RefusedName | undefined;
}

/** The units or counters with their names to change, and the form of a new one. */
export function OrganisationSection({ kind, parts, refused }: SectionProps) {
  const t = useT();
  const resultOf = (id: string) => (refused?.kind === kind && refused.id === id ? refused.lastResult : undefined);
  return (
    <section className="card" aria-labelledby={kind}>
      <h2 id={kind}>{t(`settings:organisation.${kind}`)}</h2>
      {parts.length === 0 && <p className="muted">{t("settings:organisation.none")}</p>}
      {parts.map((part) => (
        <details key={part.id} open={resultOf(part.id) !== undefined}>
          <summary>
            {part.name} {part.isRenamed && <Tag kind="plain">{t("settings:organisation.renamed")}</Tag>}
          </summary>
          <NameForm kind={kind} part={part} lastResult={resultOf(part.id)} />
          {part.merged.length > 0 && (
            <p className="small muted">
              {t("settings:organisation.mergedHere", { names: part.merged.map(({ name }) => name).join("; ") })}
            </p>
          )}
          <p>
            <a href={`/settings/organisation/${kind}/${part.id}`}>
              {t("settings:organisation.open", { name: part.name })}
            </a>
          </p>
        </details>
      ))}
      <h3>{t(`settings:organisation.add.${kind}`)}</h3>
      <NameForm kind={kind} part={undefined} lastResult={resultOf("")} />
    </section>
  );
}

interface NameFormProps {
  kind: OrganisationKind;
  part: OrganisationPart | undefined;
  lastResult: SubmissionResult | undefined;
}

function NameForm({ kind, part, lastResult }: NameFormProps) {
  const t = useT();
  const [form, { name }] = useForm<{ name: string }>({
    id: `name-${kind}-${part?.id ?? "new"}`,
    lastResult,
    defaultValue: { name: part?.name ?? "" },
  });
  const { inputOf, problemsOf } = useFormProblems("settings:organisation.problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [name])} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={part?.id ?? ""} />
      <TextField {...inputOf(name)} label={t("settings:organisation.name")} autoComplete="off" maxLength={120} />
      <button className="button">{t(part === undefined ? "settings:organisation.create" : "settings:save")}</button>
    </form>
  );
}

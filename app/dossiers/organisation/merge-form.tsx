import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, Tick } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { namesKey, type BelongingCounts, type OrganisationKind } from "./organisation-part.ts";

interface Named {
  id: string;
  name: string;
}

interface ChoiceProps {
  kind: OrganisationKind;
  part: Named;
  targets: readonly Named[];
  /** The one chosen before; empty if none. */
  into: string;
}

/** Chooses the unit or counter to merge into; the page then shows what would move. */
export function MergeChoice({ kind, part, targets, into }: ChoiceProps) {
  const t = useT();
  const title = t("settings:organisation.mergeTitle", { kind: t(`settings:organisation.kindNames.${kind}`) });
  if (targets.length === 0)
    return (
      <section className="card">
        <h2>{title}</h2>
        <p className="muted">{t("settings:organisation.noTargets")}</p>
      </section>
    );
  return (
    <form method="get" action="#merge" className="card">
      <h2>{title}</h2>
      <p>{t(`settings:organisation.mergeText.${kind}`, { name: part.name })}</p>
      <SelectField
        id="into"
        name="into"
        value={into}
        label={t("settings:organisation.mergeInto")}
        options={targets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <p>
        <button className="button">{t("settings:organisation.mergePreview")}</button>
      </p>
    </form>
  );
}

interface ConfirmProps {
  part: Named;
  into: Named;
  counts: BelongingCounts;
  lastResult: SubmissionResult | undefined;
}

/** What a merge would move, that it cannot be undone, and the tick that confirms it. */
export function MergeConfirm({ part, into, counts, lastResult }: ConfirmProps) {
  const t = useT();
  const { language } = usePage();
  const [form, { confirmed }] = useForm<Record<"confirmed", string>>({ id: "merge", lastResult });
  const { errorOf, problemsOf } = useFormProblems("settings:organisation.problems");
  const moves = (["dossiers", "cases", "people"] as const).filter((what) => counts[what] > 0);
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("settings:organisation.merge", { from: part.name, into: into.name })}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [confirmed])} />
      {moves.length === 0 && <p>{t("settings:organisation.mergeNothing", { into: into.name })}</p>}
      {moves.length > 0 && (
        <>
          <p>{t("settings:organisation.mergeMoves", { from: part.name, into: into.name })}</p>
          <ul>
            {moves.map((what) => (
              <li key={what}>
                {t(`settings:organisation.moves.${what}`, { number: formatCount(counts[what], language) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Notice kind="careful">
        <p>{t("settings:organisation.mergeUndo")}</p>
      </Notice>
      <input type="hidden" name="into" value={into.id} />
      <input type="hidden" name="shown" value={namesKey(part, into)} />
      <Tick
        id={confirmed.id}
        name={confirmed.name}
        label={t("settings:organisation.mergeConfirm")}
        error={errorOf(confirmed)}
        isTicked={confirmed.initialValue === "on"}
      />
      <p>
        <button className="button main">
          {t("settings:organisation.merge", { from: part.name, into: into.name })}
        </button>
      </p>
    </form>
  );
}

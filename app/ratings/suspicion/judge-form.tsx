import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { longestReason } from "./judge-rating.ts";
import type { FlaggedRating } from "./flagged-view.ts";
import { flagDecisions } from "./suspicion.ts";

interface JudgeFormProps {
  rating: Pick<FlaggedRating, "dossierId" | "number" | "version">;
  lastResult: SubmissionResult | null | undefined;
}

/**
 * The form to decide about one flagged rating: a reason, and one button for each decision. A refused form is shown
 * again at its rating.
 */
export function JudgeForm({ rating: { dossierId, number, version }, lastResult }: JudgeFormProps) {
  const t = useT();
  const [form, { words }] = useForm<{ words: string }>({ id: `judge-${dossierId}`, lastResult: lastResult ?? null });
  const { inputOf, problemsOf } = useFormProblems("suspicion:problems");
  return (
    <form
      method="post"
      action={`#${dossierId}`}
      id={form.id}
      noValidate
      aria-label={t("suspicion:judge.label", { number })}
    >
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [words])} />
      <input type="hidden" name="dossier" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      <TextField
        {...inputOf(words)}
        label={t("suspicion:judge.words")}
        hint={t("suspicion:judge.wordsHint")}
        maxLength={longestReason}
        autoComplete="off"
      />
      <p className="row">
        {flagDecisions.map((decision) => (
          <button key={decision} className="button" name="decision" value={decision}>
            {t(`suspicion:judge.${decision}`)}
          </button>
        ))}
      </p>
    </form>
  );
}

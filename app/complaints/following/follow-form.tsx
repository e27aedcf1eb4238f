import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { FollowProblem } from "./followed-case.ts";
import { problemSentence } from "#app/i18n/problem-sentence.ts";

interface FollowFormProps {
  /** The reference, if the form is on its page; it is then not asked for. */
  reference: string | undefined;
  /** What was typed before; the secret is never shown again. */
  typedReference?: string | undefined;
  problem?: FollowProblem | undefined;
}

/** Asks for the two codes that open a case. */
export function FollowForm({ reference, typedReference, problem }: FollowFormProps) {
  const t = useT();
  const text = problem === undefined ? undefined : problemSentence(t, "complaints:problems", problem.name);
  const errorOf = (field: FollowProblem["field"]) => (problem?.field === field ? text : undefined);
  return (
    <form method="post" noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problem === undefined || text === undefined ? [] : [{ id: problem.field ?? "secret", text }]}
      />
      {reference === undefined && (
        <TextField
          id="reference"
          name="reference"
          label={t("complaints:follow.reference")}
          hint={t("complaints:follow.referenceHint")}
          value={typedReference}
          error={errorOf("reference")}
          autoComplete="off"
        />
      )}
      <TextField
        id="secret"
        name="secret"
        label={t("complaints:follow.secret")}
        hint={t("complaints:follow.secretHint")}
        error={errorOf("secret")}
        autoComplete="off"
      />
      <p>
        <button className="button main wide">{t("complaints:follow.submit")}</button>
      </p>
      <p className="muted small">{t("complaints:follow.lost")}</p>
    </form>
  );
}

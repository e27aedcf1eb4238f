import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { scoreLabels, scores } from "#app/ratings/rating/rating.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, LineField, type FieldProblem } from "#app/ui/form.tsx";
import { DataTable, EmptyState, Notice } from "#app/ui/parts.tsx";
import { longestComment } from "#app/ratings/questions/answers.ts";
import type { EnteredSlip, SlipProblem, TypedSlip } from "./paper-slip.ts";

/** The lines that were not counted, with what was typed; the others are blank again. */
export interface RefusedSlips {
  entered: number;
  lines: readonly (TypedSlip & { problem?: SlipProblem | undefined })[];
  /** What is wrong with the form as a whole: nothing of it was judged. */
  formErrors: readonly string[] | undefined;
}

interface PaperFormProps {
  lines: number;
  refused: RefusedSlips | undefined;
}

const fieldOf = (problem: SlipProblem) =>
  problem === "scoreWrong" ? "score" : problem === "commentLong" ? "comment" : "code";

/** Ten lines to type slips into: code, level and comment, from one field to the next by the Tab key, Enter to save. */
export function PaperForm({ lines, refused }: PaperFormProps) {
  const t = useT();
  const { problemsOf } = useFormProblems("ratings:paper.problems");
  const ofForm = problemsOf({ id: "code0", errors: refused?.formErrors }, []);
  const typed = Array.from({ length: lines }, (_, index) => refused?.lines[index]);
  const problems = typed.flatMap((slip, index): FieldProblem[] => {
    if (slip?.problem === undefined) return [];
    const text = `${t("ratings:paper.line", { number: String(index + 1) })}: ${t(`ratings:paper.problems.${slip.problem}`)}`;
    return [{ id: `${fieldOf(slip.problem)}${String(index)}`, text }];
  });
  return (
    <form method="post" className="card lines of-slips" noValidate>
      {refused !== undefined && refused.entered > 0 && <PartlyEntered entered={refused.entered} />}
      <ErrorSummary title={t("shell:errors.summary")} problems={[...ofForm, ...problems]} />
      <ol className="legend row" aria-label={t("ratings:paper.keys")}>
        {scores.map((score) => (
          <li key={score}>
            <kbd>{score}</kbd> {t(scoreLabels[score])}
          </li>
        ))}
      </ol>
      {typed.map((slip, index) => (
        <SlipLine key={index} index={index} slip={slip} />
      ))}
      <p>
        <button className="button main">{t("ratings:paper.save")}</button>
      </p>
    </form>
  );
}

function PartlyEntered({ entered }: { entered: number }) {
  const t = useT();
  const { language } = usePage();
  return (
    <Notice kind="careful">
      <p>{t("ratings:paper.partly", { number: formatCount(entered, language) })}</p>
    </Notice>
  );
}

interface SlipLineProps {
  index: number;
  slip: (TypedSlip & { problem?: SlipProblem | undefined }) | undefined;
}

function SlipLine({ index, slip }: SlipLineProps) {
  const t = useT();
  const problem = slip?.problem;
  const wrong = problem === undefined ? undefined : fieldOf(problem);
  const errorId = `problem${String(index)}`;
  const field = (name: "code" | "score" | "comment") => ({
    id: `${name}${String(index)}`,
    name: `${name}${String(index)}`,
    label: t(`ratings:paper.${name}`),
    value: slip?.[name],
    errorId: wrong === name ? errorId : undefined,
  });
  return (
    <div className="line" role="group" aria-label={t("ratings:paper.line", { number: String(index + 1) })}>
      {problem !== undefined && (
        <p className="error" id={errorId}>
          {t(`ratings:paper.problems.${problem}`)}
        </p>
      )}
      <LineField {...field("code")} maxLength={60} />
      <LineField {...field("score")} inputMode="numeric" maxLength={1} />
      <LineField {...field("comment")} maxLength={longestComment} />
    </div>
  );
}

/** The slips entered last, to see at a glance whether the stack is through. */
export function EnteredSlips({ slips }: { slips: readonly EnteredSlip[] }) {
  const t = useT();
  if (slips.length === 0) return <EmptyState>{t("ratings:paper.none")}</EmptyState>;
  return (
    <DataTable
      caption={t("ratings:paper.last")}
      rows={slips}
      rowKey={({ id }) => id}
      columns={[
        { label: t("dossiers:number"), cell: (slip) => <span className="one-line">{slip.dossierNumber}</span> },
        { label: t("ratings:paper.level"), cell: (slip) => t(scoreLabels[slip.score]) },
        { label: t("ratings:paper.enteredAt"), cell: (slip) => <span className="one-line">{slip.enteredAt}</span> },
      ]}
    />
  );
}

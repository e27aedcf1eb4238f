import { useT } from "#app/i18n/page.tsx";
import { columnNames, type ColumnName } from "#app/imports/reading/register-columns.ts";
import { ErrorSummary, SelectField } from "#app/ui/form.tsx";
import { fieldOfColumn, type ChosenFields, type ColumnProblem } from "./column-profile.ts";

/** The columns of a file as the form shows them. */
export interface ShownColumns {
  headings: readonly string[];
  /** Some values of each column; empty where the file is gone. */
  samples: readonly (readonly string[])[];
  header: string;
  before: string;
  line: number | undefined;
}

interface ColumnsFormProps {
  columns: ShownColumns;
  chosen: ChosenFields;
  problems: readonly ColumnProblem[];
  submit: string;
}

/** Each column of a file with the question what it is. */
export function ColumnsForm({ columns, chosen, problems, submit }: ColumnsFormProps) {
  const t = useT();
  const { headings, samples, header, before, line } = columns;
  const width = Math.max(headings.length, samples.length);
  const shown = Array.from({ length: width }, (_, position) => position).filter(
    (position) => (headings[position] ?? "") !== "" || (samples[position] ?? []).length > 0,
  );
  const textOf = useProblemText();
  const fieldOf = (column: ColumnName) => fieldOfColumn(Math.max(chosen.lastIndexOf(column), shown[0] ?? 0));
  const options = [
    { value: "", label: t("imports:tell.unused") },
    ...columnNames.map((name) => ({ value: name, label: t(`imports:columns.${name}`) })),
  ];
  return (
    <form method="post" className="card" noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problems.map((problem) => ({
          id: fieldOf("column" in problem ? problem.column : "number"),
          text: textOf(problem),
        }))}
      />
      <input type="hidden" name="header" value={header} />
      <input type="hidden" name="before" value={before} />
      {line !== undefined && <input type="hidden" name="line" value={line} />}
      {shown.map((position) => (
        <SelectField
          key={position}
          id={fieldOfColumn(position)}
          name={fieldOfColumn(position)}
          label={nameOf(t, headings[position] ?? "", position)}
          hint={hintOf(samples[position] ?? [])}
          value={chosen[position] ?? ""}
          options={options}
        />
      ))}
      <button className="button main">{submit}</button>
    </form>
  );
}

function nameOf(t: ReturnType<typeof useT>, heading: string, position: number): string {
  return heading === "" ? t("imports:tell.blankHeading", { number: String(position + 1) }) : heading;
}

function hintOf(samples: readonly string[]): string | undefined {
  return samples.length === 0 ? undefined : samples.join(" · ");
}

/** What is wrong with a choice, in words. */
function useProblemText(): (problem: ColumnProblem) => string {
  const t = useT();
  return (problem) =>
    "column" in problem
      ? t(`imports:tell.problems.${problem.kind}`, { name: t(`imports:columns.${problem.column}`) })
      : t(`imports:tell.problems.${problem.kind}`);
}

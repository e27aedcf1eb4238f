import type { Tx } from "#db/engine.ts";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { isRefusal, type RowProblem } from "#app/imports/reading/row-problem.ts";
import type { RegisterRow } from "#app/imports/reading/register-row.ts";
import { bindCodes, releaseCodes, type BindingRules } from "#app/ratings/advance/bind-codes.server.ts";
import type { BindingOutcome } from "#app/ratings/advance/wanted-binding.ts";

/** What became of the codes in some rows, by the index of the row. */
export interface RowCodes {
  problems: ReadonlyMap<number, RowProblem>;
  /** The codes that were bound now. */
  bound: ReadonlyMap<number, string>;
}

/** Binds the codes issued in advance that stand in rows of a register to the dossiers of the rows. */
export async function bindRowCodes(tx: Tx, rules: BindingRules, rows: readonly RegisterRow[]): Promise<RowCodes> {
  const wanted = rows.flatMap(({ reading }, index) =>
    reading.kind === "entry" && reading.ratingCode !== undefined
      ? [{ index, code: reading.ratingCode, number: reading.entry.number }]
      : [],
  );
  const outcomes = await bindCodes(tx, rules, wanted);
  const problems = new Map<number, RowProblem>();
  const bound = new Map<number, string>();
  wanted.forEach(({ index, code }, at) => {
    const outcome = outcomes[at];
    if (outcome?.kind === "bound") bound.set(index, code);
    const problem = outcome === undefined ? undefined : problemOf(outcome, code);
    if (problem !== undefined) problems.set(index, problem);
  });
  return { problems, bound };
}

function problemOf(outcome: BindingOutcome, code: string): RowProblem | undefined {
  const text = formatReceiptCode(code);
  const column = "ratingCode" as const;
  switch (outcome.kind) {
    case "bound":
    case "same":
      return undefined;
    case "unknown":
      return { reason: "ratingCodeUnknown", column, details: { text } };
    case "elsewhere":
      return { reason: "ratingCodeElsewhere", column, details: { text } };
    case "codeTaken":
      return { reason: "ratingCodeTaken", column, details: { text, number: outcome.number } };
    case "numberTaken":
      return { reason: "dossierHasCode", column, details: { text, found: formatReceiptCode(outcome.code) } };
  }
}

/**
 * The problems of rows with those of their codes. A row that was refused after all keeps no code: what was bound for it is
 * released.
 */
export async function withCodeProblems(
  tx: Tx,
  problems: readonly (readonly RowProblem[])[],
  codes: RowCodes,
): Promise<(readonly RowProblem[])[]> {
  const isRefused = (index: number) => problems[index]?.some(({ reason }) => isRefusal(reason)) === true;
  await releaseCodes(
    tx,
    [...codes.bound].flatMap(([index, code]) => (isRefused(index) ? [code] : [])),
  );
  return problems.map((found, index) => {
    const problem = codes.problems.get(index);
    return problem === undefined || isRefused(index) ? found : [...found, problem];
  });
}

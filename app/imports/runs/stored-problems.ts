import { isRefusal, type ProblemReason, type RowProblem } from "#app/imports/reading/row-problem.ts";

/** This many refusals, and as many remarks, are stored with their lines; others are only counted. */
export const mostStoredProblems = 5000;

/** How often each reason was met. */
export type ReasonCounts = Readonly<Partial<Record<ProblemReason, number>>>;

export interface LinedProblem {
  line: number;
  problem: RowProblem;
}

/** Adds further problems to the counts. */
export function withReasons(counts: ReasonCounts, problems: readonly LinedProblem[]): ReasonCounts {
  const sum: Partial<Record<ProblemReason, number>> = { ...counts };
  for (const { problem } of problems) sum[problem.reason] = (sum[problem.reason] ?? 0) + 1;
  return sum;
}

/** Number of refusals, or of remarks, in the counts. */
export function countOfKind(counts: ReasonCounts, kind: "refused" | "remark"): number {
  return reasonsOf(counts, kind).reduce((sum, [, count]) => sum + count, 0);
}

/** The reasons of a kind with their numbers, the most frequent first. */
export function reasonsOf(counts: ReasonCounts, kind: "refused" | "remark"): [ProblemReason, number][] {
  const entries = Object.entries(counts) as [ProblemReason, number][];
  const ofKind = entries.filter(([reason]) => isRefusal(reason) === (kind === "refused"));
  return ofKind.sort(([, left], [, right]) => right - left);
}

/** Selects the problems to store, given the counts of those before. */
export function problemsToStore(counts: ReasonCounts, problems: readonly LinedProblem[]): LinedProblem[] {
  const left = {
    refused: mostStoredProblems - countOfKind(counts, "refused"),
    remark: mostStoredProblems - countOfKind(counts, "remark"),
  };
  return problems.filter(({ problem }) => (left[isRefusal(problem.reason) ? "refused" : "remark"] -= 1) >= 0);
}

import type { AnswerCounts } from "./case-timeliness.ts";
import type { DayCounts } from "./answer-days.ts";
import type { LetterCounts } from "./dossier-timeliness.ts";
import type { AnswerTally } from "./answer-tally.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import type { ForwardedCounts } from "./case-timeliness.ts";
import type { NationalCounts } from "./national-satisfaction.ts";
import type { SolvedCounts } from "./share-solved.ts";
import type { ProcedureCounts } from "./submission-ways.ts";

/** Counts of the cases (phản ánh, kiến nghị) received in a period. */
export interface CaseCounts {
  answers: AnswerCounts;
  forwarded: ForwardedCounts;
  solved: SolvedCounts;
  answerDays: DayCounts;
}

/** All counts that the figures of one period are computed from, as known on the cut-off day. */
export interface PeriodCounts {
  dossiers: DossierCounts;
  national: NationalCounts;
  /** Dossiers without a result whose promised day has passed. */
  overdue: number;
  /** Letters of apology for the late dossiers. */
  letters: LetterCounts;
  procedures: ProcedureCounts;
  /** Answers to the questionnaire; undefined for a selection, because their totals exist for the whole office only. */
  tally: AnswerTally | undefined;
  /** Cases; undefined for a selection, because many cases belong to no dossier. */
  cases: CaseCounts | undefined;
}

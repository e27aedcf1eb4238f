import type { AnswerCounts } from "./answered-on-time.ts";
import type { DayCounts } from "./answer-days.ts";
import type { AnswerTally } from "./answer-tally.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import type { ForwardedCounts } from "./forwarded-on-time.ts";
import type { NationalCounts } from "./national-satisfaction.ts";
import type { SolvedCounts } from "./share-solved.ts";
import type { ProcedureCounts } from "./submission-ways.ts";

/** What became of the phản ánh, kiến nghị received in a period. */
export interface CaseCounts {
  answers: AnswerCounts;
  forwarded: ForwardedCounts;
  solved: SolvedCounts;
  answerDays: DayCounts;
}

/** Everything additive that the figures of one period are made of, as known on the cut-off day. */
export interface PeriodCounts {
  dossiers: DossierCounts;
  national: NationalCounts;
  /** Dossiers without a result whose promised day has passed. */
  overdue: number;
  procedures: ProcedureCounts;
  /** Answers to the questionnaire; undefined for a selection, because they are kept for the whole office only. */
  tally: AnswerTally | undefined;
  /** Cases; undefined for a selection, because many of them belong to no dossier. */
  cases: CaseCounts | undefined;
}

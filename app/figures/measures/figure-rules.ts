import type { FigureName } from "#app/targets/target.ts";
import { answeredShare } from "./case-timeliness.ts";
import { answerDays } from "./answer-days.ts";
import type { AnswerTally } from "./answer-tally.ts";
import { earlyShare, inTimeShare, lateShare, onDayShare, lettersInTime, lettersShare } from "./dossier-timeliness.ts";
import { forwardedOnTime } from "./case-timeliness.ts";
import { averageHandlingDays, handlingCut } from "./handling-time.ts";
import { censusOf, opinionOf, pooledOpinionOf, valueOf, type Measure } from "./measure.ts";
import { nationalSatisfaction } from "./national-satisfaction.ts";
import { ratedShare } from "./participation.ts";
import type { CaseCounts, PeriodCounts } from "./period-counts.ts";
import { satisfiedShare } from "./satisfaction.ts";
import { serviceShare } from "./service-index.ts";
import type { Share } from "./share.ts";
import { solvedShare } from "./share-solved.ts";
import {
  onlineFullShare,
  onlinePartShare,
  onlineShare,
  postInShare,
  postOutShare,
  proceduresByPost,
  proceduresOnline,
} from "./submission-ways.ts";
import { apologised, fewTrips, shortReception, shortWaiting } from "./visit-time.ts";

/** What a figure needs besides the counts of its period. */
export interface RuleContext {
  /** The office's minimum of answers: with fewer, a share of opinions is withheld. */
  minimum: number;
  /** The counts of the same period a year earlier; undefined when these are themselves computed for comparison. */
  lastYear: PeriodCounts | undefined;
}

type Rule = (counts: PeriodCounts, beside: RuleContext) => Measure;

const outside: Measure = { state: "outside" };

/** The rule of a share of answers to the questionnaire; "outside" for a selection, which has no tally of its own. */
function opinion(share: (tally: AnswerTally) => Share): Rule {
  return ({ tally }, { minimum }) => (tally === undefined ? outside : opinionOf(share(tally), minimum));
}

/** The rule of a figure about cases; "outside" for a selection, because many cases belong to no dossier. */
function ofCases(measure: (cases: CaseCounts, minimum: number) => Measure): Rule {
  return ({ cases }, { minimum }) => (cases === undefined ? outside : measure(cases, minimum));
}

function satisfactionOf({ dossiers }: PeriodCounts, { minimum }: RuleContext): Measure {
  return opinionOf(satisfiedShare(dossiers.scores), minimum);
}

/**
 * The rule of every figure of the product: which formula, of which counts, and whether it is withheld. Screens, files,
 * reports and the public results all compute their figures here.
 */
export const figureRules: Readonly<Record<FigureName, Rule>> = {
  participation: ({ dossiers }) => censusOf(ratedShare(dossiers)),
  satisfaction: satisfactionOf,
  "satisfaction-national": (counts, beside) => {
    // It counts low ratings: shown while satisfaction is withheld, it would reveal the opinions of those few.
    const opinions = satisfactionOf(counts, beside);
    return opinions.state === "withheld" ? opinions : censusOf(nationalSatisfaction(counts.national));
  },
  service: ({ tally }, { minimum }) => (tally === undefined ? outside : pooledOpinionOf(serviceShare(tally), minimum)),
  "answered-on-time": ofCases(({ answers }) => censusOf(answeredShare(answers))),
  "forwarded-on-time": ofCases(({ forwarded }) => censusOf(forwardedOnTime(forwarded))),
  "answer-days": ofCases((cases) => {
    const days = answerDays(cases.answerDays);
    return valueOf(days?.median, days?.answers ?? 0, days?.ninetieth);
  }),
  solved: ofCases(({ solved }, minimum) => opinionOf(solvedShare(solved), minimum)),
  "dossiers-in-time": ({ dossiers }) => censusOf(inTimeShare(dossiers)),
  "dossiers-early": ({ dossiers }) => censusOf(earlyShare(dossiers)),
  "dossiers-on-day": ({ dossiers }) => censusOf(onDayShare(dossiers)),
  "dossiers-late": ({ dossiers }) => censusOf(lateShare(dossiers)),
  "apology-letters": ({ dossiers, overdue, letters }) => censusOf(lettersShare(letters, dossiers.late + overdue)),
  "apology-in-time": ({ letters }) => censusOf(lettersInTime(letters)),
  "handling-days": ({ dossiers }) => valueOf(averageHandlingDays(dossiers), dossiers.finished),
  "handling-cut": ({ dossiers }, { lastYear }) =>
    valueOf(lastYear && handlingCut(dossiers, lastYear.dossiers), dossiers.finished),
  waiting: opinion(shortWaiting),
  reception: opinion(shortReception),
  trips: opinion(fewTrips),
  apology: opinion(apologised),
  online: ({ dossiers }) => censusOf(onlineShare(dossiers)),
  "online-full": ({ dossiers }) => censusOf(onlineFullShare(dossiers)),
  "online-part": ({ dossiers }) => censusOf(onlinePartShare(dossiers)),
  "procedures-online": ({ procedures }) => censusOf(proceduresOnline(procedures)),
  "post-in": ({ dossiers }) => censusOf(postInShare(dossiers)),
  "post-out": ({ dossiers }) => censusOf(postOutShare(dossiers)),
  "procedures-post": ({ procedures }) => censusOf(proceduresByPost(procedures)),
};

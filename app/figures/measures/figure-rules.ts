import type { FigureName } from "#app/targets/target.ts";
import { answeredShare } from "./answered-on-time.ts";
import { answerDays } from "./answer-days.ts";
import type { AnswerTally } from "./answer-tally.ts";
import { earlyShare, inTimeShare, lateShare, onDayShare } from "./dossier-timeliness.ts";
import { forwardedOnTime } from "./forwarded-on-time.ts";
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

/** What a figure is held beside. */
export interface Beside {
  /** Below so many answers a share of opinions is withheld. */
  minimum: number;
  /** The same period a year before. */
  lastYear: PeriodCounts | undefined;
}

type Rule = (counts: PeriodCounts, beside: Beside) => Measure;

const outside: Measure = { state: "outside" };

/** A share of the answers to the questionnaire. */
function opinion(share: (tally: AnswerTally) => Share): Rule {
  return ({ tally }, { minimum }) => (tally === undefined ? outside : opinionOf(share(tally), minimum));
}

/** A figure of the cases, none of them withheld: the office's own deeds. */
function ofCases(measure: (cases: CaseCounts, minimum: number) => Measure): Rule {
  return ({ cases }, { minimum }) => (cases === undefined ? outside : measure(cases, minimum));
}

function satisfactionOf({ dossiers }: PeriodCounts, { minimum }: Beside): Measure {
  return opinionOf(satisfiedShare(dossiers.scores), minimum);
}

/** Every figure of the product, once: screens, exports, JSON, reports and the API all take it from here. */
export const figureRules: Readonly<Record<FigureName, Rule>> = {
  participation: ({ dossiers }) => censusOf(ratedShare(dossiers)),
  satisfaction: satisfactionOf,
  "satisfaction-national": (counts, beside) => {
    // It counts low ratings: told beside a withheld satisfaction, it would tell the opinions of those few.
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

import type { Day } from "#app/platform/day.ts";
import type { MonthCohort } from "./cohort.ts";
import type { Participation } from "./participation.ts";
import type { Satisfaction } from "./satisfaction.ts";

/** An office as its published results name it. */
export interface PublishedOffice {
  id: string;
  slug: string;
  name: string;
  minimumAnswers: number;
}

/** What an office publishes of the current year: counts only, nothing of a single dossier. */
export interface PublishedResults {
  office: PublishedOffice;
  from: Day;
  to: Day;
  cutOff: Day;
  participation: Participation;
  satisfaction: Satisfaction;
  ratingsGiven: number;
  months: MonthCohort[];
}

/** What `/results.json` answers for one office. Shares are numbers from 0 to 1, days ISO text; null stands for "no figure". */
export function resultsDocument(results: PublishedResults) {
  const { office, participation, satisfaction, from, to, cutOff } = results;
  return {
    office: { slug: office.slug, name: office.name },
    participation: {
      numerator: participation.numerator,
      denominator: participation.denominator,
      share: participation.share ?? null,
      target: participation.target?.value ?? null,
      from,
      to,
      cutOff,
    },
    satisfaction: { ...satisfactionDocument(satisfaction), from, to, cutOff },
    ratingsGiven: results.ratingsGiven,
  };
}

function satisfactionDocument(satisfaction: Satisfaction) {
  if (satisfaction.state === "withheld") {
    const { answers, minimumAnswers } = satisfaction;
    return {
      withheld: true,
      n: answers,
      minimumN: minimumAnswers,
      satisfied: null,
      share: null,
      interval: null,
      target: null,
    };
  }
  const { answers, satisfied, share, interval, target } = satisfaction;
  return { withheld: false, n: answers, satisfied, share, interval, target: target?.value ?? null };
}

const byteOrderMark = "\uFEFF";
const csvColumns = ["office", "month", "received", "rated", "ratings_given", "cut_off"];

/**
 * `/results.csv`: one line a month. With a byte order mark and semicolons, as Vietnamese Excel opens it with a double
 * click. Whole numbers only: a share follows from two of them, and a decimal mark would be read as two different things.
 */
export function resultsCsv(offices: readonly PublishedResults[]): string {
  const lines = offices.flatMap((results) =>
    results.months.map(({ month, cohort }) => [
      results.office.slug,
      month,
      String(cohort.received),
      String(cohort.rated),
      String(cohort.taps),
      results.cutOff,
    ]),
  );
  return byteOrderMark + [csvColumns, ...lines].map((cells) => `${cells.join(";")}\r\n`).join("");
}

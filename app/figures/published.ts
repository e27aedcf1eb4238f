import type { PublishedAnswer } from "#app/complaints/list-published-answers.server.ts";
import { figureUnits, reaches, type FigureName, type FigureUnit, type Target } from "#app/offices/target.ts";
import { yearOf, type Day } from "#app/platform/day.ts";
import { figureRules, type Beside } from "./figure-rules.ts";
import type { Improvement } from "./improvement.ts";
import type { Measure } from "./measure.ts";
import { periodFrom, yearPeriod, type Period } from "./period.ts";
import type { PeriodCounts } from "./period-counts.ts";
import { cutCells } from "./withholding.ts";

/** An office as its published results name it. */
export interface PublishedOffice {
  id: string;
  slug: string;
  name: string;
  minimumAnswers: number;
}

/** The figures everybody may see, in the order in which they are shown. None is about a unit, a counter or a person. */
export const publicFigureNames = [
  "participation",
  "satisfaction",
  "satisfaction-national",
  "answered-on-time",
  "answer-days",
  "solved",
  "dossiers-in-time",
  "dossiers-early",
  "dossiers-on-day",
  "dossiers-late",
  "waiting",
  "reception",
  "trips",
] as const satisfies readonly FigureName[];
export type PublicFigureName = (typeof publicFigureNames)[number];

/**
 * Shares of opinions: withheld where too few have told theirs. The national formula is among them because the number of
 * unsatisfied ratings follows from it. The others count what the office did; one late answer of one is told.
 */
export const opinionFigures = [
  "satisfaction",
  "satisfaction-national",
  "solved",
  "waiting",
  "reception",
  "trips",
] as const satisfies readonly PublicFigureName[];
export type OpinionFigure = (typeof opinionFigures)[number];

/** A published figure with its target. */
export interface PublicFigure {
  name: PublicFigureName;
  unit: FigureUnit;
  measure: Measure;
  target: Target | undefined;
  /** Undefined without a target, or where the figure is not shown. */
  reached: boolean | undefined;
}

/** Dossiers of a procedure, channel or month, and what was rated of them. */
export interface PublicPart {
  /** Code of the procedure, name of the channel, or `yyyy-MM`. */
  id: string;
  /** Name of the procedure; else the same as `id`. */
  name: string;
  received: number;
  /** Also the number of five-level answers: one counted rating a dossier. */
  rated: number;
  ratingsGiven: number;
  /** "Rất hài lòng" and "Hài lòng"; undefined where it is withheld or nobody rated. */
  satisfied: number | undefined;
}

/** The parts that may be told one by one, and the others together, so that the total still adds up. */
export interface Breakdown {
  parts: PublicPart[];
  withheld: { parts: number; received: number; rated: number; ratingsGiven: number; satisfied: number | undefined };
}

/** What an office publishes of a year or quarter: counts only, nothing of a single dossier. */
export interface PublishedResults {
  office: PublishedOffice;
  period: Period;
  cutOff: Day;
  figures: Record<PublicFigureName, PublicFigure>;
  ratingsGiven: number;
  months: PublicPart[];
  /** Of a year only: by quarter too, a small cell of one quarter could be computed from the others. */
  byProcedure: Breakdown | undefined;
  byChannel: Breakdown | undefined;
}

/** The period an address asks for with `kind`, `year` and `quarter`: a year or a quarter, else the current year. */
export function publicPeriodFrom(search: URLSearchParams, today: Day): Period {
  const period = periodFrom(search, today);
  return period.kind === "year" || period.kind === "quarter" ? period : yearPeriod(yearOf(today), today);
}

/**
 * The public figures of a period. `mayTell` says which shares of opinions may be told without giving away those of
 * another, smaller span of time.
 */
export function publicFigures(
  counts: PeriodCounts,
  targets: Readonly<Partial<Record<FigureName, Target>>>,
  minimum: number,
  mayTell: (name: OpinionFigure) => boolean,
): Record<PublicFigureName, PublicFigure> {
  const beside: Beside = { minimum, lastYear: undefined };
  const isSatisfactionTold = figureRules.satisfaction(counts, beside).state !== "withheld" && mayTell("satisfaction");
  const isTold = (name: PublicFigureName) => {
    if (name === "satisfaction-national") return isSatisfactionTold;
    const opinion = opinionFigures.find((one) => one === name);
    return opinion === undefined || mayTell(opinion);
  };
  const entries = publicFigureNames.map((name) => {
    const measure = told(figureRules[name](counts, beside), isTold(name), minimum);
    const target = targets[name];
    const reached = target && measure.state === "shown" ? reaches(measure.value, target) : undefined;
    return [name, { name, unit: figureUnits[name].unit, measure, target, reached }] as const;
  });
  return Object.fromEntries(entries) as Record<PublicFigureName, PublicFigure>;
}

function told(measure: Measure, isTold: boolean, minimum: number): Measure {
  if (isTold || measure.state !== "shown") return measure;
  return { state: "withheld", denominator: measure.denominator, minimum };
}

/** Parts with enough ratings one by one, the busiest first; the others together. */
export function breakdownOf(parts: readonly PublicPart[], minimum: number): Breakdown {
  const cells = parts.map((part) => ({ n: part.rated, part }));
  const { shown, withheld } = cutCells(cells, minimum);
  const sum = (count: (part: PublicPart) => number) => withheld.reduce((all, { part }) => all + count(part), 0);
  const rated = sum((part) => part.rated);
  return {
    parts: shown.map(({ part }) => part).toSorted((one, other) => other.received - one.received),
    withheld: {
      parts: withheld.length,
      received: sum((part) => part.received),
      rated,
      ratingsGiven: sum((part) => part.ratingsGiven),
      satisfied: rated > 0 && rated >= minimum ? sum((part) => part.satisfied ?? 0) : undefined,
    },
  };
}

const mostInShortList = 5;
/** So that the page of results stays within its weight, however long the texts are. */
const mostCharacters = 6000;

/** The first few texts of a list that fit on a page together, one at least; and whether there are more. */
export function shortList<Text>(
  texts: readonly Text[],
  lengthOf: (text: Text) => number,
): { shown: Text[]; more: boolean } {
  const shown: Text[] = [];
  let characters = 0;
  for (const text of texts.slice(0, mostInShortList)) {
    characters += lengthOf(text);
    if (shown.length > 0 && characters > mostCharacters) break;
    shown.push(text);
  }
  return { shown, more: shown.length < texts.length };
}

/** What stands published beside the figures. */
export interface PublishedTexts {
  answers: readonly PublishedAnswer[];
  improvements: readonly Improvement[];
}

/** Published figures and texts may be used by anybody who names the office. */
export const licence = { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" } as const;

/** Where the columns of the files are explained. */
export const documentation = "/results/data";

/**
 * What `/results.json` answers for one office. Shares are numbers from 0 to 1, days ISO text; null stands for "no figure".
 * `site` is the address of this installation.
 */
export function resultsDocument(results: PublishedResults, texts: PublishedTexts, site: string) {
  const { office, figures, period, cutOff } = results;
  const span = { from: period.from, to: period.to, cutOff };
  return {
    office: { slug: office.slug, name: office.name },
    participation: { ...participationDocument(figures.participation), ...span },
    satisfaction: { ...satisfactionDocument(figures.satisfaction, office.minimumAnswers), ...span },
    ratingsGiven: results.ratingsGiven,
    period: { kind: period.kind, from: period.from, to: period.to, lastDay: period.lastDay },
    cutOff,
    minimumN: office.minimumAnswers,
    figures: Object.fromEntries(publicFigureNames.map((name) => [name, figureDocument(figures[name])])),
    months: results.months.map(({ id, name: _name, ...counts }) => ({ month: id, ...partDocument(counts) })),
    byProcedure: results.byProcedure === undefined ? null : breakdownDocument(results.byProcedure),
    byChannel: results.byChannel === undefined ? null : breakdownDocument(results.byChannel),
    answers: texts.answers.map(({ id: _id, ...answer }) => answer),
    improvements: texts.improvements.map(({ id: _id, ...improvement }) => improvement),
    licence,
    documentation: new URL(documentation, site).href,
  };
}

function participationDocument({ measure, target }: PublicFigure) {
  const shown = measure.state === "shown" ? measure : undefined;
  return {
    numerator: shown?.numerator ?? 0,
    denominator: shown?.denominator ?? 0,
    share: shown?.value ?? null,
    target: target?.value ?? null,
  };
}

function satisfactionDocument({ measure, target }: PublicFigure, minimumN: number) {
  if (measure.state !== "shown") {
    const n = measure.state === "withheld" ? measure.denominator : 0;
    return { withheld: true, n, minimumN, satisfied: null, share: null, interval: null, target: null };
  }
  const { denominator, numerator, value, interval } = measure;
  return {
    withheld: false,
    n: denominator,
    satisfied: numerator,
    share: value,
    interval,
    target: target?.value ?? null,
  };
}

/** A figure by itself: everything about it that is public. */
function figureDocument({ unit, measure, target, reached }: PublicFigure) {
  const shown = measure.state === "shown" ? measure : undefined;
  const denominator = measure.state === "withheld" ? measure.denominator : (shown?.denominator ?? 0);
  return {
    value: shown?.value ?? null,
    unit,
    numerator: shown?.numerator ?? null,
    denominator,
    interval: shown?.interval ?? null,
    ninetiethPercentile: shown?.beside ?? null,
    withheld: measure.state === "withheld",
    target: target ?? null,
    reached: reached ?? null,
  };
}

function partDocument({ satisfied, ...counts }: Omit<PublicPart, "id" | "name">) {
  return { ...counts, satisfied: satisfied ?? null, withheld: satisfied === undefined && counts.rated > 0 };
}

function breakdownDocument({ parts, withheld: { satisfied, ...rest } }: Breakdown) {
  return {
    cells: parts.map(({ id, name, ...counts }) => ({ id, name, ...partDocument(counts) })),
    withheld: { ...rest, satisfied: satisfied ?? null },
  };
}

import type { PublishedAnswer } from "#app/complaints/publication/list-published-answers.server.ts";
import { figureUnits, reaches, type FigureName, type FigureUnit, type Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import { figureRules, type Beside } from "#app/figures/measures/figure-rules.ts";
import type { Improvement } from "#app/figures/improvements/improvement.ts";
import { nationalSatisfaction } from "#app/figures/measures/national-satisfaction.ts";
import { censusOf, opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { publishedQuestions, publishedShare, type PublishedState } from "./published-state.ts";
import type { Share } from "#app/figures/measures/share.ts";

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
  /** With a counted rating, as of now. */
  rated: number;
  ratingsGiven: number;
  /** Answers whose opinion is told here, as of the last step; fewer than `rated`. */
  answers: number;
  /** Of those, "Rất hài lòng" and "Hài lòng"; undefined where it is withheld or nobody rated. */
  satisfied: number | undefined;
}

/** The parts that may be told one by one, and the others together, so that the total still adds up. */
export interface Breakdown {
  parts: PublicPart[];
  withheld: Omit<PublicPart, "id" | "name"> & { parts: number };
}

/** What an office publishes of a year or quarter: counts only, nothing of a single dossier. */
export interface PublishedResults {
  office: PublishedOffice;
  period: Period;
  cutOff: Day;
  /** The day the figures of opinion are as of; undefined while none was ever told. */
  opinionsAsOf: Day | undefined;
  figures: Record<PublicFigureName, PublicFigure>;
  ratingsGiven: number;
  months: PublicPart[];
  /** Of a year only: by quarter too, a small cell of one quarter could be computed from the others. */
  byProcedure: Breakdown | undefined;
  byChannel: Breakdown | undefined;
}

/** What is published of opinions of the period: the cell of the state, and what is kept of it. */
export interface PublishedOpinions {
  state: PublishedState;
  /** The year, or a quarter of it. */
  cell: string;
  /** The national formula of the period as of the last step. */
  national: Share;
}

/** The public figures of a period: what the office did as it is now, opinions as of the last step. */
export function publicFigures(
  counts: PeriodCounts,
  targets: Readonly<Partial<Record<FigureName, Target>>>,
  minimum: number,
  told: PublishedOpinions,
): Record<PublicFigureName, PublicFigure> {
  const beside: Beside = { minimum, lastYear: undefined };
  const opinions = opinionMeasures(counts, beside, told);
  const entries = publicFigureNames.map((name) => {
    const measure = isOpinion(name) ? opinions[name] : figureRules[name](counts, beside);
    const target = targets[name];
    const reached = target && measure.state === "shown" ? reaches(measure.value, target) : undefined;
    return [name, { name, unit: figureUnits[name].unit, measure, target, reached }] as const;
  });
  return Object.fromEntries(entries) as Record<PublicFigureName, PublicFigure>;
}

function isOpinion(name: PublicFigureName): name is OpinionFigure {
  return opinionFigures.some((one) => one === name);
}

function opinionMeasures(
  counts: PeriodCounts,
  beside: Beside,
  { state, cell, national }: PublishedOpinions,
): Record<OpinionFigure, Measure> {
  const { minimum } = beside;
  const given = (name: OpinionFigure) => countedIn(figureRules[name](counts, beside));
  const satisfaction = opinionMeasure(publishedShare(state.cells, cell), counts.dossiers.rated, minimum);
  const questions = publishedQuestions.map(
    (name) => [name, opinionMeasure(publishedShare(state.questions[name].told, cell), given(name), minimum)] as const,
  );
  return {
    ...(Object.fromEntries(questions) as Record<(typeof publishedQuestions)[number], Measure>),
    satisfaction,
    "satisfaction-national": nationalMeasure(satisfaction, national, counts, minimum),
  };
}

/** Told where enough answers are; where some were given but not enough are told, withheld with how many were given. */
function opinionMeasure(told: Share, given: number, minimum: number): Measure {
  if (told.denominator > 0 && told.denominator >= minimum) return opinionOf(told, minimum);
  return given > 0 || told.denominator > 0 ? { state: "withheld", denominator: given, minimum } : { state: "none" };
}

/** Of dossiers, whether it is told or not: it counts low ratings and is withheld wherever satisfaction is. */
function nationalMeasure(satisfaction: Measure, told: Share, counts: PeriodCounts, minimum: number): Measure {
  switch (satisfaction.state) {
    case "shown":
      return censusOf(told);
    case "withheld":
      return { state: "withheld", denominator: counts.national.received, minimum };
    default:
      return censusOf(nationalSatisfaction(counts.national));
  }
}

function countedIn(measure: Measure): number {
  return measure.state === "shown" || measure.state === "withheld" ? measure.denominator : 0;
}

/** Answers told of a part; `satisfied` is undefined where they are too few. */
export function answersOf(
  { numerator, denominator }: Share,
  minimum: number,
): Pick<PublicPart, "answers" | "satisfied"> {
  return { answers: denominator, satisfied: denominator > 0 && denominator >= minimum ? numerator : undefined };
}

/** Parts whose opinion is told one by one, the busiest first; the others together, with what is left of the whole year. */
export function breakdownOf(parts: readonly PublicPart[], year: Share, minimum: number): Breakdown {
  const shown = parts.filter(({ satisfied }) => satisfied !== undefined);
  const others = parts.filter(({ satisfied }) => satisfied === undefined);
  const sum = (of: readonly PublicPart[], count: (part: PublicPart) => number) =>
    of.reduce((all, part) => all + count(part), 0);
  const left: Share = {
    numerator: year.numerator - sum(shown, ({ satisfied }) => satisfied ?? 0),
    denominator: year.denominator - sum(shown, ({ answers }) => answers),
  };
  return {
    parts: shown.toSorted((one, other) => other.received - one.received),
    withheld: {
      parts: others.length,
      received: sum(others, ({ received }) => received),
      rated: sum(others, ({ rated }) => rated),
      ratingsGiven: sum(others, ({ ratingsGiven }) => ratingsGiven),
      ...answersOf(left, minimum),
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
  const opinionsAsOf = results.opinionsAsOf ?? null;
  return {
    office: { slug: office.slug, name: office.name },
    participation: { ...participationDocument(figures.participation), ...span },
    satisfaction: { ...satisfactionDocument(figures.satisfaction, office.minimumAnswers), ...span, asOf: opinionsAsOf },
    ratingsGiven: results.ratingsGiven,
    period: { kind: period.kind, from: period.from, to: period.to, lastDay: period.lastDay },
    cutOff,
    opinionsAsOf,
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
  const shown = measure.state === "shown" ? measure : undefined;
  return {
    withheld: measure.state === "withheld",
    n: countedIn(measure),
    minimumN,
    satisfied: shown?.numerator ?? null,
    share: shown?.value ?? null,
    interval: shown?.interval ?? null,
    target: target?.value ?? null,
  };
}

/** A figure by itself: everything about it that is public. */
function figureDocument({ unit, measure, target, reached }: PublicFigure) {
  const shown = measure.state === "shown" ? measure : undefined;
  return {
    value: shown?.value ?? null,
    unit,
    numerator: shown?.numerator ?? null,
    denominator: countedIn(measure),
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

function breakdownDocument({ parts, withheld: { parts: number, ...rest } }: Breakdown) {
  return {
    cells: parts.map(({ id, name, ...counts }) => ({ id, name, ...partDocument(counts) })),
    withheld: { parts: number, ...partDocument(rest) },
  };
}

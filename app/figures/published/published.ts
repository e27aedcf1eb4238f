import type { PublishedAnswer } from "#app/complaints/publication/publication.ts";
import { figureUnits, reaches, type FigureName, type FigureUnit, type Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import { figureRules, type RuleContext } from "#app/figures/measures/figure-rules.ts";
import type { Improvement } from "#app/figures/improvements/improvement.ts";
import { nationalSatisfaction } from "#app/figures/measures/national-satisfaction.ts";
import { censusOf, opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { leastOfStep } from "./opinion-steps.ts";
import { publishedQuestions, publishedShare, type PublishedState } from "./published-state.ts";
import type { Share } from "#app/figures/measures/share.ts";

/** An office in its published results. */
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
 * Figures of opinion: withheld while fewer opinions are published than a step needs. The national formula is among them because the number
 * of unsatisfied ratings can be computed from it. The other figures count what the office did and are always shown, even
 * one late answer of one.
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
  /** Whether the target is reached; undefined without a target, or where the figure is not shown. */
  reached: boolean | undefined;
}

/** The dossiers of a procedure, channel or month, with their ratings. */
export interface PublicPart {
  /** Code of the procedure, name of the channel, or `yyyy-MM`. */
  id: string;
  /** Name of the procedure; else the same as `id`. */
  name: string;
  received: number;
  /** Dossiers with a counted rating, as of today. */
  rated: number;
  ratingsGiven: number;
  /** Answers published in this part, as of the last step; at most `rated`. */
  answers: number;
  /** Of `answers`, "Rất hài lòng" and "Hài lòng"; undefined where withheld or where nobody rated. */
  satisfied: number | undefined;
}

/** The parts published one by one, and all other parts together, so that the numbers add up to the total. */
export interface Breakdown {
  parts: PublicPart[];
  withheld: Omit<PublicPart, "id" | "name"> & { parts: number };
}

/** What an office publishes of a year or quarter: counts only, nothing of a single dossier. */
export interface PublishedResults {
  office: PublishedOffice;
  period: Period;
  cutOff: Day;
  /** The day the figures of opinion are as of; undefined while none was ever published. */
  opinionsAsOf: Day | undefined;
  figures: Record<PublicFigureName, PublicFigure>;
  ratingsGiven: number;
  months: PublicPart[];
  /** For a year only: if quarters had it too, a small cell could be computed from the other quarters. */
  byProcedure: Breakdown | undefined;
  byChannel: Breakdown | undefined;
}

/** The published opinions of one period. */
export interface OpinionsOfPeriod {
  state: PublishedState;
  /** The cell of the period in the state: the year or a quarter. */
  cell: string;
  /** The national formula of the period as of the last step. */
  national: Share;
}

/** The public figures of a period: what the office did as of today, opinions as of the last step. */
export function publicFigures(
  counts: PeriodCounts,
  targets: Readonly<Partial<Record<FigureName, Target>>>,
  minimum: number,
  published: OpinionsOfPeriod,
): Record<PublicFigureName, PublicFigure> {
  const beside: RuleContext = { minimum, lastYear: undefined };
  const opinions = opinionMeasures(counts, beside, published);
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
  beside: RuleContext,
  { state, cell, national }: OpinionsOfPeriod,
): Record<OpinionFigure, Measure> {
  const minimum = leastOfStep(beside.minimum);
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

/** Shown if enough answers are published; else withheld with the number of answers given, or "none" without any. */
function opinionMeasure(published: Share, given: number, minimum: number): Measure {
  if (published.denominator > 0 && published.denominator >= minimum) return opinionOf(published, minimum);
  return given > 0 || published.denominator > 0
    ? { state: "withheld", denominator: given, minimum }
    : { state: "none" };
}

/** The national formula: it counts low ratings, so it is withheld wherever satisfaction is withheld. */
function nationalMeasure(satisfaction: Measure, published: Share, counts: PeriodCounts, minimum: number): Measure {
  switch (satisfaction.state) {
    case "shown":
      return censusOf(published);
    case "withheld":
      return { state: "withheld", denominator: counts.national.received, minimum };
    default:
      return censusOf(nationalSatisfaction(counts.national));
  }
}

function countedIn(measure: Measure): number {
  return measure.state === "shown" || measure.state === "withheld" ? measure.denominator : 0;
}

/** The published answers of a part; `satisfied` is undefined where there are too few. */
export function answersOf({ numerator, denominator }: Share, least: number): Pick<PublicPart, "answers" | "satisfied"> {
  return { answers: denominator, satisfied: denominator > 0 && denominator >= least ? numerator : undefined };
}

/** The parts with a published satisfaction, most dossiers first; the others together, with the rest of the year's answers. */
export function breakdownOf(parts: readonly PublicPart[], year: Share, least: number): Breakdown {
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
      ...answersOf(left, least),
    },
  };
}

const mostInShortList = 5;
/** Limits the size of the page of results, however long the texts are. */
const mostCharacters = 6000;

/** The first texts of a list, as many as fit on a page and at least one; and whether there are more. */
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

/** The texts published beside the figures. */
export interface PublishedTexts {
  answers: readonly PublishedAnswer[];
  improvements: readonly Improvement[];
}

/** Anybody may use the published figures and texts who names the office. */
export const licence = { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" } as const;

/** Address of the page that explains the columns of the files. */
export const documentation = "/results/data";

/**
 * The document `/results.json` of one office. Shares are numbers from 0 to 1, days ISO text, null means "no figure".
 * `site` is the address of this installation.
 */
export function resultsDocument(results: PublishedResults, texts: PublishedTexts, site: string) {
  const { office, figures, period, cutOff } = results;
  const span = { from: period.from, to: period.to, cutOff };
  const opinionsAsOf = results.opinionsAsOf ?? null;
  const minimumN = leastOfStep(office.minimumAnswers);
  return {
    office: { slug: office.slug, name: office.name },
    participation: { ...participationDocument(figures.participation), ...span },
    satisfaction: { ...satisfactionDocument(figures.satisfaction, minimumN), ...span, asOf: opinionsAsOf },
    ratingsGiven: results.ratingsGiven,
    period: { kind: period.kind, from: period.from, to: period.to, lastDay: period.lastDay },
    cutOff,
    opinionsAsOf,
    minimumN,
    figures: Object.fromEntries(publicFigureNames.map((name) => [name, figureDocument(figures[name])])),
    months: results.months.map(({ id, name: _name, ...counts }) => ({ month: id, ...partDocument(counts) })),
    byProcedure: results.byProcedure === undefined ? null : breakdownDocument(results.byProcedure),
    byChannel: results.byChannel === undefined ? null : breakdownDocument(results.byChannel),
    answers: texts.answers.map(({ id: _id, publishedAt: _publishedAt, ...answer }) => answer),
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

/** One figure as files and other software get it: its value with the counts behind it, or why there is none. */
export function figureDocument({ unit, measure, target, reached }: Omit<PublicFigure, "name">) {
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

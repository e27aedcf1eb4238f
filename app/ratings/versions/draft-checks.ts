import { channels, stages, type Channel, type Stage } from "#app/dossiers/dossier.ts";
import { languages } from "#app/i18n/languages.ts";
import { serviceFactors, type ServiceFactor } from "#app/ratings/questions/crosswalk.ts";
import { isAsked, type Question, type Texts } from "#app/ratings/questions/question.ts";

/** Most questions on the one screen of a channel and stage, as the longest of the product has. */
export const mostOnScreen = 12;
/** Most bytes of text on that screen in one language (UTF-8), so that the page stays within its budget. */
export const mostBytesOnScreen = 5000;

interface Screen {
  channel: Channel;
  stage: Stage;
}

/** What keeps a draft from being put in force; the page has a sentence for each. */
export type DraftProblem =
  | { name: "empty" }
  | { name: "textMissing" | "englishMissing" | "optionsMissing" | "channelMissing" | "stageMissing"; key: string }
  | ({ name: "factorTwice"; factor: ServiceFactor } & Screen)
  | ({ name: "tooMany"; count: number } & Screen)
  | ({ name: "tooLong"; bytes: number } & Screen);

/** What an office may want to know before it puts a draft in force; nothing of it has to be changed. */
export type DraftRemark = ({ name: "nothingAsked" } & Screen) | { name: "factorsMissing"; factors: ServiceFactor[] };

/** Checks a draft: in the order of its questions, then screen by screen. */
export function draftProblems(questions: readonly Question[]): DraftProblem[] {
  if (questions.length === 0) return [{ name: "empty" }];
  return [
    ...questions.flatMap(problemsOfQuestion),
    ...screens.flatMap((screen) => problemsOfScreen(questions, screen)),
  ];
}

export function draftRemarks(questions: readonly Question[]): DraftRemark[] {
  const factors = serviceFactors.filter((factor) => !questions.some((question) => question.factor === factor));
  return [
    ...screens
      .filter((screen) => onScreen(questions, screen).length === 0)
      .map((screen) => ({ name: "nothingAsked" as const, ...screen })),
    ...(factors.length === 0 ? [] : [{ name: "factorsMissing" as const, factors }]),
  ];
}

const screens: readonly Screen[] = channels.flatMap((channel) => stages.map((stage) => ({ channel, stage })));

/** What one screen asks of somebody who is asked everything. */
function onScreen(questions: readonly Question[], screen: Screen): Question[] {
  return questions.filter((question) => isAsked(question, { ...screen, score: undefined }));
}

function problemsOfQuestion({ key, kind, label, hint, options, channels, stages }: Question): DraftProblem[] {
  const texts = [label, hint, ...options.map((option) => option.texts)];
  const hasChoice = kind === "choice" || kind === "several" || kind === "yes-no";
  return [
    ...(label.vi === "" || texts.some(({ vi, en }) => vi === "" && en !== "")
      ? [{ name: "textMissing" as const, key }]
      : []),
    ...(texts.some(({ vi, en }) => vi !== "" && en === "") ? [{ name: "englishMissing" as const, key }] : []),
    ...(hasChoice && options.length < 2 ? [{ name: "optionsMissing" as const, key }] : []),
    ...(channels.length === 0 ? [{ name: "channelMissing" as const, key }] : []),
    ...(stages.length === 0 ? [{ name: "stageMissing" as const, key }] : []),
  ];
}

function problemsOfScreen(questions: readonly Question[], screen: Screen): DraftProblem[] {
  const asked = onScreen(questions, screen);
  const twice = serviceFactors.filter((factor) => asked.filter((question) => question.factor === factor).length > 1);
  const bytes = Math.max(...languages.map((language) => bytesOf(asked, language)));
  return [
    ...twice.map((factor) => ({ name: "factorTwice" as const, factor, ...screen })),
    ...(asked.length > mostOnScreen ? [{ name: "tooMany" as const, count: asked.length, ...screen }] : []),
    ...(bytes > mostBytesOnScreen ? [{ name: "tooLong" as const, bytes, ...screen }] : []),
  ];
}

function bytesOf(questions: readonly Question[], language: keyof Texts): number {
  const texts = questions.flatMap(({ label, hint, options }) => [
    label,
    hint,
    ...options.map((option) => option.texts),
  ]);
  return new TextEncoder().encode(texts.map((text) => text[language]).join("")).length;
}

import { channels } from "#app/dossiers/dossier.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { textIn, type Question } from "#app/ratings/questions/question.ts";
import { isStandardName } from "#app/ratings/questions/standard-questions.ts";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import { mostBytesOnScreen, mostOnScreen, type DraftProblem, type DraftRemark } from "./draft-checks.ts";

/** The text of a question, or words for one that has none yet. */
export function labelOf(question: Pick<Question, "label"> | undefined, t: Translate, language: Language): string {
  const label = question === undefined ? "" : textIn(question.label, language);
  return label === "" ? t("questionnaires:unnamed") : label;
}

/** When a question is asked and what it counts for, in words. */
export function questionFacts(question: Question, t: Translate): string[] {
  const { key, kind, stages, upToScore, factor, indicator } = question;
  const counted = [
    ...(factor === null ? [] : [t("questionnaires:factor", { name: t(`indicators:factors.names.${factor}`) })]),
    ...(indicator === null ? [] : [t("questionnaires:indicator", { number: indicator })]),
  ];
  const isApart = counted.length === 0 && !isStandardName(key) && kind !== "text";
  return [
    `${t(`questionnaires:kinds.${kind}`)}${isStandardName(key) ? ` (${t("questionnaires:standard")})` : ""}.`,
    t("questionnaires:askedFor", {
      channels: channelWords(question, t),
      stages:
        stages.length === 0
          ? t("questionnaires:noChannel")
          : stages.map((stage) => t(`questionnaires:stages.${stage}`)).join(", "),
    }),
    ...(upToScore === 5 ? [] : [t("questionnaires:upTo", { level: t(scoreLabels[upToScore]) })]),
    ...(counted.length === 0 ? [] : [t("questionnaires:countsFor", { what: counted.join(", ") })]),
    ...(isApart ? [t("questionnaires:countsForNothing")] : []),
  ];
}

function channelWords(question: Question, t: Translate): string {
  if (question.channels.length === 0) return t("questionnaires:noChannel");
  if (question.channels.length === channels.length) return t("questionnaires:allChannels");
  return question.channels.map((channel) => t(`figures:byChannel.${channel}`)).join(", ");
}

/** A problem or remark of a draft as a sentence. */
export function checkSentence(
  check: DraftProblem | DraftRemark,
  questions: readonly Question[],
  t: Translate,
  language: Language,
): string {
  if ("key" in check) {
    const label = labelOf(
      questions.find(({ key }) => key === check.key),
      t,
      language,
    );
    return t(`questionnaires:checks.${check.name}`, { label });
  }
  if (check.name === "empty") return t("questionnaires:checks.empty");
  if (check.name === "factorsMissing") {
    const names = check.factors.map((factor) => t(`indicators:factors.names.${factor}`));
    return t("questionnaires:checks.factorsMissing", { factors: names.join("; ") });
  }
  const screen = t("questionnaires:checks.screen", {
    channel: t(`figures:byChannel.${check.channel}`),
    stage: t(`questionnaires:stages.${check.stage}`),
  });
  switch (check.name) {
    case "factorTwice":
      return t("questionnaires:checks.factorTwice", { screen, factor: t(`indicators:factors.names.${check.factor}`) });
    case "tooMany":
      return t("questionnaires:checks.tooMany", { screen, number: String(check.count), most: String(mostOnScreen) });
    case "tooLong":
      return t("questionnaires:checks.tooLong", {
        screen,
        bytes: String(check.bytes),
        most: String(mostBytesOnScreen),
      });
    case "nothingAsked":
      return t("questionnaires:checks.nothingAsked", { screen });
  }
}

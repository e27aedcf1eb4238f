import type { Question } from "#app/ratings/questions/question.ts";

/** A question as the audit record holds it: all that can be changed, in a fixed order, in one line. */
export function recordedQuestion(question: Question | undefined): string {
  if (question === undefined) return "";
  const { key, kind, label, hint, options, channels, stages, upToScore, factor, indicator } = question;
  const texts = ({ vi, en }: { vi: string; en: string }) => `${vi} / ${en}`;
  return [
    `${key} (${kind}): ${texts(label)}`,
    ...(hint.vi === "" && hint.en === "" ? [] : [texts(hint)]),
    ...options.map(
      (option) => `${option.id} = ${texts(option.texts)}${option.evidence === null ? "" : ` [${option.evidence}]`}`,
    ),
    channels.join(", "),
    stages.join(", "),
    `≤ ${String(upToScore)}`,
    `SIPAS ${factor ?? "-"}`,
    `9: ${indicator ?? "-"}`,
  ].join("; ");
}

/** The order of a draft as the audit record holds it. */
export function recordedOrder(questions: readonly Question[]): string {
  return questions.map(({ key }) => key).join(", ");
}

import { channels, stages } from "#app/dossiers/dossier.ts";
import type { Question, QuestionKind, Texts } from "#app/ratings/questions/question.ts";
import { isStandardName, standardQuestion } from "#app/ratings/questions/standard-questions.ts";
import { findPreset, type PresetName } from "./presets.ts";

/** Most questions of a version, over all channels and stages. */
export const mostQuestions = 30;
const emptyTexts: Texts = { vi: "", en: "" };

/** One change of a draft. A question is named by its key. */
export type DraftChange =
  | { act: "add-standard"; key: string }
  | { act: "add"; question: Question }
  | { act: "replace"; question: Question }
  | { act: "remove"; key: string }
  | { act: "up" | "down"; key: string }
  | { act: "take"; preset: PresetName };

/** "gone": the draft has no such question. "there": it has this one already. "too-many": it has `mostQuestions`. */
export type DraftRefusal = "gone" | "there" | "too-many";
export type ChangedDraft = { ok: true; questions: readonly Question[] } | { ok: false; reason: DraftRefusal };

/** The questions of a draft after a change; the draft itself stays as it is. */
export function changeDraft(questions: readonly Question[], change: DraftChange): ChangedDraft {
  switch (change.act) {
    case "take":
      return { ok: true, questions: findPreset(change.preset) };
    case "add-standard":
      if (!isStandardName(change.key)) return { ok: false, reason: "gone" };
      return added(questions, standardQuestion(change.key));
    case "add":
      return added(questions, change.question);
    case "replace": {
      const { question } = change;
      if (!hasQuestion(questions, question.key)) return { ok: false, reason: "gone" };
      return { ok: true, questions: questions.map((one) => (one.key === question.key ? question : one)) };
    }
    case "remove":
      if (!hasQuestion(questions, change.key)) return { ok: false, reason: "gone" };
      return { ok: true, questions: questions.filter(({ key }) => key !== change.key) };
    default:
      return moved(questions, change.key, change.act === "up" ? -1 : 1);
  }
}

function hasQuestion(questions: readonly Question[], key: string): boolean {
  return questions.some((question) => question.key === key);
}

function added(questions: readonly Question[], question: Question): ChangedDraft {
  if (hasQuestion(questions, question.key)) return { ok: false, reason: "there" };
  if (questions.length >= mostQuestions) return { ok: false, reason: "too-many" };
  return { ok: true, questions: [...questions, question] };
}

/** The first cannot go up and the last cannot go down: they stay. */
function moved(questions: readonly Question[], key: string, by: -1 | 1): ChangedDraft {
  const from = questions.findIndex((question) => question.key === key);
  const question = questions[from];
  if (question === undefined) return { ok: false, reason: "gone" };
  const to = Math.min(questions.length - 1, Math.max(0, from + by));
  return { ok: true, questions: questions.toSpliced(from, 1).toSpliced(to, 0, question) };
}

const ownKey = /^q(\d{1,6})$/;

/** A key for a new question: `q1`, `q2` …, one that no question of any version of the office ever had. */
export function newKey(everyQuestion: readonly Pick<Question, "key">[]): string {
  const numbers = everyQuestion.map(({ key }) => Number(ownKey.exec(key)?.[1] ?? 0));
  return `q${String(Math.max(0, ...numbers) + 1)}`;
}

/** A new question of a kind, to be filled in: asked of everybody. */
export function newQuestion(key: string, kind: QuestionKind): Question {
  const yesNo = [
    { id: "yes", texts: { vi: "Có", en: "Yes" }, evidence: "better" as const },
    { id: "no", texts: { vi: "Không", en: "No" }, evidence: "failed" as const },
  ];
  return {
    key,
    kind,
    label: emptyTexts,
    hint: emptyTexts,
    options: kind === "yes-no" ? yesNo : [],
    channels: [...channels],
    stages: [...stages],
    upToScore: 5,
    factor: null,
    indicator: null,
  };
}

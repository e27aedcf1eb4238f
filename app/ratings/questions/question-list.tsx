import { LevelQuestions } from "./level-questions.tsx";
import type { Question } from "./question.ts";
import { QuestionField } from "./question-field.tsx";

/** A question as a form shows it. */
export interface AskedQuestion {
  question: Question;
  id: string;
  /** The answers of the form that was sent before, if any. */
  chosen: readonly string[];
  error: string | undefined;
}

/** The questions of a form in their order; questions on five levels that follow each other are one table. */
export function QuestionList({ asked }: { asked: readonly AskedQuestion[] }) {
  return (
    <>
      {inGroups(asked).map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        if (first.question.kind === "scale") return <LevelQuestions key={first.id} fields={group} />;
        return <QuestionField key={first.id} {...first} />;
      })}
    </>
  );
}

function inGroups(asked: readonly AskedQuestion[]): AskedQuestion[][] {
  const groups: AskedQuestion[][] = [];
  for (const one of asked) {
    const last = groups.at(-1);
    if (one.question.kind === "scale" && last?.[0]?.question.kind === "scale") last.push(one);
    else groups.push([one]);
  }
  return groups;
}

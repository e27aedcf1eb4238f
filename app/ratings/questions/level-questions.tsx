import { usePage, useT } from "#app/i18n/page.tsx";
import { messages } from "#app/i18n/messages.ts";
import { describedBy, FieldNotes } from "#app/ui/form.tsx";
import { levelAnswers } from "./crosswalk.ts";
import { textIn } from "./question.ts";
import type { AskedQuestion } from "./question-list.tsx";

/**
 * The questions on five levels as one table: the names of the levels stay visible above it while it scrolls, each
 * question is one row of touch targets.
 */
export function LevelQuestions({ fields }: { fields: readonly AskedQuestion[] }) {
  const t = useT();
  const { language } = usePage();
  const words: Readonly<Record<string, string>> = messages[language].ratings.questions.attitude.answers;
  return (
    <fieldset className="field levels">
      <legend>{t("ratings:details.levels")}</legend>
      <div className="level-row level-words" aria-hidden="true">
        {levelAnswers.map((answer) => (
          <span key={answer}>{words[answer]}</span>
        ))}
      </div>
      {fields.map(({ id, question, chosen, error }) => {
        const hint = textIn(question.hint, language);
        const shownHint = hint === "" ? undefined : hint;
        return (
          <fieldset key={id} id={id} className="level" aria-describedby={describedBy(id, shownHint, error)}>
            <legend>{textIn(question.label, language)}</legend>
            <FieldNotes id={id} hint={shownHint} error={error} />
            <div className="level-row">
              {levelAnswers.map((answer) => (
                <label key={answer}>
                  <input type="radio" name={question.key} value={answer} defaultChecked={chosen.includes(answer)} />
                  <span className="hidden">{words[answer]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
    </fieldset>
  );
}

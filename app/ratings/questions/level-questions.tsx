import { messages } from "#app/i18n/messages.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { describedBy, FieldNotes } from "#app/ui/form.tsx";
import { levelAnswers, type LevelQuestion } from "./questionnaire.ts";

export interface LevelField {
  id: string;
  name: LevelQuestion;
  /** The answers of the form that was sent before, if any. */
  chosen: readonly string[];
  error: string | undefined;
}

/**
 * The questions on five levels as one table: the names of the levels stay visible above it while it scrolls, each
 * question is one row of touch targets.
 */
export function LevelQuestions({ fields }: { fields: readonly LevelField[] }) {
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
      {fields.map(({ id, name, chosen, error }) => (
        <fieldset key={name} id={id} className="level" aria-describedby={describedBy(id, undefined, error)}>
          <legend>{t(`ratings:questions.${name}.label`)}</legend>
          <FieldNotes id={id} error={error} />
          <div className="level-row">
            {levelAnswers.map((answer) => (
              <label key={answer}>
                <input type="radio" name={name} value={answer} defaultChecked={chosen.includes(answer)} />
                <span className="hidden">{words[answer]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

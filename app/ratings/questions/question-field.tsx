import { usePage } from "#app/i18n/page.tsx";
import { messages } from "#app/i18n/messages.ts";
import { describedBy, FieldNotes } from "#app/ui/form.tsx";
import { questions, type QuestionName } from "./questionnaire.ts";

/** The texts of one question: some have a hint, each answer has its own text. */
interface QuestionWords {
  label: string;
  hint?: string;
  answers: Readonly<Record<string, string>>;
}

interface QuestionFieldProps {
  id: string;
  name: QuestionName;
  /** The answers of the form that was sent before, if any. */
  chosen: readonly string[];
  error: string | undefined;
}

/** One optional question; its answers stand side by side as far as the screen allows. */
export function QuestionField({ id, name, chosen, error }: QuestionFieldProps) {
  const { language } = usePage();
  const words: QuestionWords = messages[language].ratings.questions[name];
  const type = "several" in questions[name] ? "checkbox" : "radio";
  return (
    <fieldset
      id={id}
      className={error === undefined ? "field" : "field wrong"}
      aria-describedby={describedBy(id, words.hint, error)}
    >
      <legend>{words.label}</legend>
      <FieldNotes id={id} hint={words.hint} error={error} />
      <div className="answers">
        {questions[name].answers.map((answer) => (
          <label className="choice" key={answer}>
            <input type={type} name={name} value={answer} defaultChecked={chosen.includes(answer)} />
            <span>{words.answers[answer]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { usePage } from "#app/i18n/page.tsx";
import { describedBy, FieldNotes, TextArea } from "#app/ui/form.tsx";
import { longestText } from "./answers.ts";
import { textIn } from "./question.ts";
import type { AskedQuestion } from "./question-list.tsx";

/** One optional question that is not on five levels; its answers stand side by side as far as the screen allows. */
export function QuestionField({ id, question, chosen, error }: AskedQuestion) {
  const { language } = usePage();
  const { key, kind, options } = question;
  const label = textIn(question.label, language);
  const written = textIn(question.hint, language);
  const hint = written === "" ? undefined : written;
  if (kind === "text") {
    const value = chosen[0];
    return <TextArea {...{ id, label, hint, error, value }} name={key} maxLength={longestText} rows={2} />;
  }
  return (
    <fieldset
      id={id}
      className={error === undefined ? "field" : "field wrong"}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{label}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="answers">
        {options.map((option) => (
          <label className="choice" key={option.id}>
            <input
              type={kind === "several" ? "checkbox" : "radio"}
              name={key}
              value={option.id}
              defaultChecked={chosen.includes(option.id)}
            />
            <span>{textIn(option.texts, language)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { usePage, useT } from "#app/i18n/page.tsx";
import { textIn, type Question } from "#app/ratings/questions/question.ts";
import { labelOf, questionFacts } from "./question-words.ts";

interface VersionQuestionsProps {
  version: number;
  questions: readonly Question[];
  /** The revision of the draft; undefined if the version cannot be changed. */
  revision: number | undefined;
}

/** The questions of a version in their order; those of a draft with the buttons that change it. */
export function VersionQuestions({ version, questions, revision }: VersionQuestionsProps) {
  const t = useT();
  const { language } = usePage();
  if (questions.length === 0) return <p className="muted">{t("questionnaires:none")}</p>;
  return (
    <ol className="plain-list" role="list">
      {questions.map((question, index) => (
        <li key={question.key} id={`question-${question.key}`} className="card">
          <h3>{`${String(index + 1)}. ${labelOf(question, t, language)}`}</h3>
          {question.hint.vi !== "" && <p className="small">{textIn(question.hint, language)}</p>}
          {question.options.length > 0 && (
            <p className="small">{question.options.map(({ texts }) => textIn(texts, language)).join(" · ")}</p>
          )}
          <p className="small muted">{questionFacts(question, t).join(" ")}</p>
          {revision !== undefined && (
            <QuestionActs
              {...{ version, question, revision }}
              isFirst={index === 0}
              isLast={index === questions.length - 1}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

interface QuestionActsProps {
  version: number;
  question: Question;
  revision: number;
  isFirst: boolean;
  isLast: boolean;
}

function QuestionActs({ version, question, revision, isFirst, isLast }: QuestionActsProps) {
  const t = useT();
  const { language } = usePage();
  const label = labelOf(question, t, language);
  const nameOf = (act: string) => t("questionnaires:of", { act, label });
  return (
    <form method="post" className="row">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="key" value={question.key} />
      <a
        className="button"
        href={`/settings/questionnaires/${String(version)}/${question.key}`}
        aria-label={nameOf(t("questionnaires:edit"))}
      >
        {t("questionnaires:edit")}
      </a>
      {(["up", "down", "remove"] as const)
        .filter((act) => !(act === "up" && isFirst) && !(act === "down" && isLast))
        .map((act) => (
          <button key={act} className="button" name="act" value={act} aria-label={nameOf(t(`questionnaires:${act}`))}>
            {t(`questionnaires:${act}`)}
          </button>
        ))}
    </form>
  );
}

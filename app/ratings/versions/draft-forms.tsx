import { usePage, useT } from "#app/i18n/page.tsx";
import { questionKinds, type Question } from "#app/ratings/questions/question.ts";
import { standardNames } from "#app/ratings/questions/standard-questions.ts";
import { SelectField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { DraftProblem, DraftRemark } from "./draft-checks.ts";
import { presetNames } from "./presets.ts";
import { checkSentence } from "./question-words.ts";

interface DraftFormsProps {
  version: number;
  revision: number;
  questions: readonly Question[];
}

/** Adds one of the product's questions that the draft does not have yet, or leads to the form of a new one. */
export function AddQuestion({ version, revision, questions }: DraftFormsProps) {
  const t = useT();
  const missing = standardNames.filter((name) => !questions.some(({ key }) => key === name));
  return (
    <section className="card">
      <h2>{t("questionnaires:add.title")}</h2>
      {missing.length > 0 && (
        <form method="post">
          <input type="hidden" name="revision" value={revision} />
          <SelectField
            id="standard"
            name="key"
            label={t("questionnaires:add.standard")}
            hint={t("questionnaires:add.standardHint")}
            options={missing.map((name) => ({ value: name, label: t(`ratings:questions.${name}.label`) }))}
          />
          <p>
            <button className="button" name="act" value="add-standard">
              {t("questionnaires:add.addStandard")}
            </button>
          </p>
        </form>
      )}
      <form method="get" action={`/settings/questionnaires/${String(version)}/new`}>
        <SelectField
          id="kind"
          name="kind"
          label={t("questionnaires:add.kind")}
          options={questionKinds.map((kind) => ({ value: kind, label: t(`questionnaires:kinds.${kind}`) }))}
        />
        <p>
          <button className="button">{t("questionnaires:add.addOwn")}</button>
        </p>
      </form>
    </section>
  );
}

/** The prepared questionnaires, each with a button that replaces the draft by it. */
export function TakePreset({ revision }: Pick<DraftFormsProps, "revision">) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("questionnaires:presets.title")}</h2>
      <p>{t("questionnaires:presets.text")}</p>
      {presetNames.map((name) => (
        <form method="post" key={name}>
          <h3>{t(`questionnaires:presets.names.${name}`)}</h3>
          <p className="small">{t(`questionnaires:presets.texts.${name}`)}</p>
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="preset" value={name} />
          <p>
            <button
              className="button"
              name="act"
              value="take"
              aria-label={t("questionnaires:of", {
                act: t("questionnaires:presets.take"),
                label: t(`questionnaires:presets.names.${name}`),
              })}
            >
              {t("questionnaires:presets.take")}
            </button>
          </p>
        </form>
      ))}
    </section>
  );
}

interface DraftChecksProps {
  questions: readonly Question[];
  problems: readonly DraftProblem[];
  remarks: readonly DraftRemark[];
}

/** What has to be corrected before a draft can be put in force, and what is good to know. */
export function DraftChecks({ questions, problems, remarks }: DraftChecksProps) {
  const t = useT();
  const { language } = usePage();
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t("questionnaires:checks.title")}</h2>
      {problems.length === 0 ? (
        <Notice kind="good">
          <p>{t("questionnaires:checks.good")}</p>
        </Notice>
      ) : (
        <Notice kind="careful">
          <h3>{t("questionnaires:checks.problems")}</h3>
          <ul>
            {problems.map((problem) => {
              const text = checkSentence(problem, questions, t, language);
              return <li key={text}>{"key" in problem ? <a href={`#question-${problem.key}`}>{text}</a> : text}</li>;
            })}
          </ul>
        </Notice>
      )}
      {remarks.length > 0 && (
        <>
          <h3>{t("questionnaires:checks.remarks")}</h3>
          <ul>
            {remarks.map((remark) => {
              const text = checkSentence(remark, questions, t, language);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </>
      )}
    </section>
  );
}

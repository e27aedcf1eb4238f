import { channels, stages, type Channel, type Stage } from "#app/dossiers/dossier.ts";
import { formatCount } from "#app/i18n/format.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import { PageProvider, usePage, useT } from "#app/i18n/page.tsx";
import { longestComment } from "#app/ratings/questions/answers.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { QuestionList } from "#app/ratings/questions/question-list.tsx";
import { scoreLabels, scores, type Score } from "#app/ratings/rating/rating.ts";
import { SelectField, TextArea } from "#app/ui/form.tsx";

/** What a preview shows. */
export interface Previewed {
  channel: Channel;
  stage: Stage;
  language: Language;
  score: Score;
}

/** Chooses what the preview shows. */
export function PreviewChoice({ channel, stage, language, score }: Previewed) {
  const t = useT();
  return (
    <form method="get">
      <SelectField
        id="channel"
        name="channel"
        label={t("questionnaires:preview.channel")}
        value={channel}
        options={channels.map((one) => ({ value: one, label: t(`figures:byChannel.${one}`) }))}
      />
      <SelectField
        id="stage"
        name="stage"
        label={t("questionnaires:preview.stage")}
        value={stage}
        options={stages.map((one) => ({ value: one, label: t(`questionnaires:stages.${one}`) }))}
      />
      <SelectField
        id="language"
        name="language"
        label={t("questionnaires:preview.language")}
        value={language}
        options={languages.map((one) => ({ value: one, label: t(`questionnaires:preview.languages.${one}`) }))}
      />
      <SelectField
        id="score"
        name="score"
        label={t("questionnaires:preview.score")}
        value={String(score)}
        options={scores.toReversed().map((one) => ({ value: String(one), label: t(scoreLabels[one]) }))}
      />
      <p>
        <button className="button">{t("questionnaires:preview.show")}</button>
      </p>
    </form>
  );
}

/** The questions as a citizen sees them on a phone, in the language chosen; nothing can be sent. */
export function PreviewForm({ language, questions }: { language: Language; questions: readonly Question[] }) {
  const page = usePage();
  return (
    <PageProvider page={{ ...page, language }}>
      <PreviewedPage questions={questions} />
    </PageProvider>
  );
}

function PreviewedPage({ questions }: { questions: readonly Question[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="phone" lang={language} aria-labelledby="previewed">
      <h2 id="previewed">{t("ratings:details.invitation")}</h2>
      <p className="muted">{t("ratings:details.optional")}</p>
      <QuestionList
        asked={questions.map((question) => ({
          question,
          id: `details-${question.key}`,
          chosen: [],
          error: undefined,
        }))}
      />
      <TextArea
        id="details-comment"
        name="comment"
        label={t("ratings:details.comment")}
        hint={t("ratings:details.commentHint", { most: formatCount(longestComment, language) })}
      />
      <button className="button main wide" type="button" disabled>
        {t("ratings:details.finish")}
      </button>
    </section>
  );
}

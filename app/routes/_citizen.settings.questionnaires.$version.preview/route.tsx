import { useLoaderData } from "@remix-run/react";
import { channels, stages } from "#app/dossiers/dossier.ts";
import { languages } from "#app/i18n/languages.ts";
import { useT } from "#app/i18n/page.tsx";
import { questionsAsked } from "#app/ratings/questions/questionnaire.ts";
import { readScore } from "#app/ratings/rating/rating.ts";
import { findVersion } from "#app/ratings/versions/list-versions.server.ts";
import { PreviewChoice, PreviewForm } from "#app/ratings/versions/preview-form.tsx";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** A version as citizens see it, in their frame: for each channel, stage, language and score. Only for the office. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, params, t }) => {
  const found = await findVersion(context.db, staff.officeId, params["version"], context.clock.now());
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const previewed = {
    channel: channels.find((one) => one === asked.get("channel")) ?? "counter",
    stage: stages.find((one) => one === asked.get("stage")) ?? "reception",
    language: languages.find((one) => one === asked.get("language")) ?? "vi",
    score: readScore(asked.get("score")) ?? 5,
  };
  return {
    title: t("questionnaires:preview.title", { version: String(found.version) }),
    version: found.version,
    previewed,
    questions: questionsAsked(found, previewed),
  };
});

export default function PreviewPage() {
  const t = useT();
  const { title, version, previewed, questions } = useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead
        above={`/settings/questionnaires/${String(version)}`}
        back={t("questionnaires:preview.back", { version: String(version) })}
        title={title}
      />
      <PreviewChoice {...previewed} />
      <Notice>
        <p>{t("questionnaires:preview.note")}</p>
        {questions.length === 0 && <p>{t("questionnaires:preview.nothing")}</p>}
      </Notice>
      <PreviewForm language={previewed.language} questions={questions} />
    </>
  );
}

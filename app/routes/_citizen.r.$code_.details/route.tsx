import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { withOfficeTexts } from "#app/i18n/office-words.ts";
import { InOfficeWords, useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { DetailsFields } from "#app/ratings/questions/details-form.tsx";
import { AfterSaving, ComplaintOffer, Thanks } from "#app/ratings/giving/after-rating.tsx";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { findOfficeTexts } from "#app/settings/office-texts.server.ts";
import { readDetails } from "#app/ratings/giving/read-details.server.ts";
import { findAskedQuestions } from "#app/ratings/questions/find-questionnaire.server.ts";
import { questionsAsked } from "#app/ratings/questions/questionnaire.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";

/**
 * Thanks for the tap and asks the optional questions; `?saved=1` after they were sent. Without a rating, leads back to
 * the faces.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const typed = params["code"] ?? "";
  const page = await findRatingPage(context, typed);
  // The rating page explains a code that cannot be rated.
  if (page.kind !== "open" || page.rating === undefined) return redirect(`/r/${encodeURIComponent(typed)}`);
  const { receipt, rating } = page;
  const { score } = rating;
  const language = languageOf(request);
  const texts = await findOfficeTexts(context.db, receipt.officeId, language, "ratings");
  return {
    title: withOfficeTexts(translator(language), texts)("ratings:details.thanks"),
    texts,
    emblem: await findEmblem(context.db, receipt.officeId),
    code: receipt.code,
    score,
    hasDetails: rating.hasDetails,
    channel: receipt.channel,
    asked: await findAskedQuestions(context.db, receipt, score, context.clock.now()),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const code = params["code"] ?? "";
  const { questionnaire, stage, submission } = await readDetails(context, code, await readForm(request));
  if (submission.status !== "success") {
    // Shown again with the questions of the form that was sent, even if others are asked meanwhile.
    const { version, questions } = questionnaire;
    return data({ reply: submission.reply(), version, stage, questions }, { status: 400 });
  }
  const { comment, ...answers } = submission.value;
  const outcome = await saveDetails(context, { code, answers, comment, questionnaire, stage });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome === "too-many") throw new Response(null, { status: 429 });
  const address = `/r/${encodeURIComponent(code)}`;
  return redirect(outcome === "saved" ? `${address}/details?saved=1` : address, 303);
}

export default function DetailsPage() {
  const t = useT();
  const { texts, code, score, channel, hasDetails, asked, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (saved) {
    return (
      <InOfficeWords texts={texts}>
        <AfterSaving code={code} score={score} />
      </InOfficeWords>
    );
  }
  const form =
    refused === undefined
      ? asked
      : { ...refused, questions: questionsAsked(refused, { channel, stage: refused.stage, score }) };
  return (
    <InOfficeWords texts={texts}>
      <Thanks code={code} score={score} />
      {score <= 2 && <ComplaintOffer code={code} />}
      <section>
        <h2>{t("ratings:details.invitation")}</h2>
        <p className="muted">
          {t("ratings:details.optional")} {hasDetails && t("ratings:details.kept")}
        </p>
        <DetailsFields {...form} lastResult={refused?.reply} />
      </section>
      {score > 2 && (
        <p className="after">
          {t("ratings:details.complaintSmall")} <a href={`/r/${code}/complaint`}>{t("ratings:details.complaint")}</a>
        </p>
      )}
    </InOfficeWords>
  );
}

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { DetailsFields } from "#app/ratings/questions/details-form.tsx";
import { AfterSaving, ComplaintOffer, Thanks } from "#app/ratings/giving/after-rating.tsx";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { detailsSchema, questionsAsked } from "#app/ratings/questions/questionnaire.ts";
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
  return {
    title: translator(languageOf(request))("ratings:details.thanks"),
    code: receipt.code,
    score,
    hasDetails: rating.hasDetails,
    asked: questionsAsked({ channel: receipt.channel, finished: receipt.finishedOn !== null, score }),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const code = params["code"] ?? "";
  const submission = parseForm(await readForm(request), detailsSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { comment, ...answers } = submission.value;
  const outcome = await saveDetails(context, { code, answers, comment });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome === "too-many") throw new Response(null, { status: 429 });
  const address = `/r/${encodeURIComponent(code)}`;
  return redirect(outcome === "saved" ? `${address}/details?saved=1` : address, 303);
}

export default function DetailsPage() {
  const t = useT();
  const { code, score, hasDetails, asked, saved } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  if (saved) return <AfterSaving code={code} score={score} />;
  return (
    <>
      <Thanks code={code} score={score} />
      {score <= 2 && <ComplaintOffer code={code} />}
      <section>
        <h2>{t("ratings:details.invitation")}</h2>
        <p className="muted">
          {t("ratings:details.optional")} {hasDetails && t("ratings:details.kept")}
        </p>
        <DetailsFields asked={asked} lastResult={lastResult} />
      </section>
      {score > 2 && (
        <p className="after">
          {t("ratings:details.complaintSmall")} <a href={`/r/${code}/complaint`}>{t("ratings:details.complaint")}</a>
        </p>
      )}
    </>
  );
}

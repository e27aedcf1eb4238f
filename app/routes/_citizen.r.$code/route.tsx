import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSorry } from "#app/apologies/find-sorry.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { isHumanVisit } from "#app/dossiers/receipts/human-visit.server.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { listOfficeContacts } from "#app/offices/list-offices.server.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { WaitingPage } from "#app/ratings/advance/waiting-page.tsx";
import { ClosedCode, WrongCode } from "#app/ratings/rating/code-help.tsx";
import { codeInTyped } from "#app/ratings/rating/code-problem.ts";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { FiveFaces } from "#app/ratings/rating/five-faces.tsx";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { readScore, scoreLabels } from "#app/ratings/rating/rating.ts";
import { ReceiptFacts } from "#app/ratings/rating/receipt-facts.tsx";
import { Notice } from "#app/ui/parts.tsx";

/** The five faces, or a page with help if the dossier cannot be rated. Reading the page never records a rating. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const t = translator(languageOf(request));
  const typed = params["code"] ?? "";
  const page = await findRatingPage(context, typed);
  switch (page.kind) {
    case "open":
      if (isHumanVisit(request)) await recordOpened(context, page.receipt);
      return data({ ...page, sorry: await findSorry(context, page.receipt), title: t("ratings:rate.title") });
    case "closed":
      return data({ ...page, title: t("ratings:code.closedTitle") }, { status: 410 });
    case "waiting": {
      const { code, officeName } = page.issued;
      const isRated = new URL(request.url).searchParams.has("rated") && page.rating !== undefined;
      const title = t(isRated ? "ratings:details.thanks" : "ratings:rate.title");
      return data({ kind: page.kind, title, path: `/r/${code}`, officeName, isRated, rating: page.rating });
    }
    case "too-many":
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: 429 });
    default: {
      const trouble = page.kind === "unknown" ? ({ reason: "unknown" } as const) : page.problem;
      const contacts = await listOfficeContacts(context.db);
      const title = t(page.kind === "unknown" ? "ratings:code.unknownTitle" : "ratings:code.wrongTitle");
      return data({ kind: "wrong" as const, typed: codeInTyped(typed), trouble, contacts, title }, { status: 404 });
    }
  }
}

const statuses = { "unknown-code": 404, "not-open": 410, "too-many": 429 } as const;

/** Records a tap and leads to the optional questions. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const score = readScore((await readForm(request)).get("score"));
  if (score === undefined) return data({ noScore: true }, { status: 400 });
  const code = params["code"] ?? "";
  const given = await giveRating(context, { code, score, source: "phone", language: languageOf(request) });
  switch (given.outcome) {
    case "recorded":
    case "changed":
    case "unchanged":
      return redirect(`/r/${given.receipt.code}/details`, 303);
    case "waiting":
      return redirect(`${given.path}?rated=1`, 303);
    case "too-many":
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: statuses[given.outcome] });
    default:
      return data({ noScore: false }, { status: statuses[given.outcome] });
  }
}

export default function RatePage() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (page.kind === "wrong") return <WrongCode {...page} />;
  if (page.kind === "waiting") return <WaitingPage {...page} noScore={sent?.noScore === true} />;
  const { receipt } = page;
  if (page.kind === "closed") {
    return <ClosedCode {...receipt} contact={{ name: receipt.officeName, contactLine: receipt.contactLine }} />;
  }
  const { rating, sorry } = page;
  return (
    <>
      {sent?.noScore === true && <Notice kind="wrong">{t("ratings:rate.noScore")}</Notice>}
      <p className="muted over">{receipt.officeName}</p>
      <h1>{t("ratings:rate.question")}</h1>
      <ReceiptFacts {...receipt} />
      {sorry !== undefined && (
        <p>
          {t("ratings:rate.sorry")}
          {sorry.newOn !== undefined && ` ${t("ratings:rate.newDay", { day: formatDay(sorry.newOn) })}`}
        </p>
      )}
      {rating !== undefined && (
        <Notice>
          <p>
            {t("ratings:rate.counted")} <strong>{t(scoreLabels[rating.score])}</strong>,{" "}
            {t("ratings:rate.countedAt", { time: formatInstant(rating.givenAt) })} {t("ratings:rate.canChange")}
          </p>
        </Notice>
      )}
      <form method="post" action={`/r/${receipt.code}`}>
        <FiveFaces current={rating?.score} />
      </form>
      <p className="muted small">
        {t("ratings:rate.howTo")} {t("ratings:rate.privacy")}
      </p>
    </>
  );
}

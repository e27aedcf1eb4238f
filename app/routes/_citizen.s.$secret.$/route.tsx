import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import { listOfficeContacts } from "#app/offices/list-offices.server.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { findSignedLink } from "#app/ratings/advance/find-signed-link.server.ts";
import { giveSignedRating } from "#app/ratings/advance/give-signed-rating.server.ts";
import { WaitingPage, WrongLink } from "#app/ratings/advance/waiting-page.tsx";
import { readScore } from "#app/ratings/rating/rating.ts";

/**
 * A rating link that other software printed by itself. Leads to the receipt as soon as the dossier is registered; until
 * then shows the five faces. Reading the page never records a rating.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const t = translator(languageOf(request));
  const found = await findSignedLink(context, params["secret"] ?? "", params["*"] ?? "");
  switch (found.kind) {
    case "registered":
      return redirect(`/r/${found.code}`);
    case "waiting": {
      const { officeId, officeName, number, path } = found.link;
      const isRated = new URL(request.url).searchParams.has("rated") && found.rating !== undefined;
      const title = t(isRated ? "ratings:details.thanks" : "ratings:rate.title");
      const emblem = await findEmblem(context.db, officeId);
      return { kind: "waiting" as const, title, emblem, officeName, number, path, isRated, rating: found.rating };
    }
    case "too-many":
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: 429 });
    default: {
      const contacts = await listOfficeContacts(context.db);
      return data({ kind: "wrong" as const, title: t("ratings:waiting.wrongTitle"), contacts }, { status: 404 });
    }
  }
}

const statuses = { "unknown-code": 404, "too-many": 429 } as const;

/** Records a tap, for the dossier or until it is registered. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const score = readScore((await readForm(request)).get("score"));
  if (score === undefined) return data({ noScore: true }, { status: 400 });
  const link = { secretId: params["secret"] ?? "", rest: params["*"] ?? "" };
  const given = await giveSignedRating(context, { ...link, score, language: languageOf(request) });
  switch (given.outcome) {
    case "waiting":
      return redirect(`${given.path}?rated=1`, 303);
    case "recorded":
    case "changed":
    case "unchanged":
      return redirect(`/r/${given.receipt.code}/details`, 303);
    case "not-open":
      return redirect(`/r/${given.receipt.code}`, 303);
    case "too-many":
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: statuses[given.outcome] });
    default:
      return data({ noScore: false }, { status: statuses[given.outcome] });
  }
}

export default function SignedLinkPage() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (page.kind === "wrong") return <WrongLink {...page} />;
  return <WaitingPage {...page} noScore={sent?.noScore === true} />;
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { findStopPage, refuseInvitations } from "#app/invitations/refuse-invitations.server.ts";
import { findEmblem } from "#app/offices/find-emblem.server.ts";

/** Refuses further invitations of an office. Opening the page changes nothing; its button, or that of a mail program, does. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await findStopPage(context, params["token"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (page === undefined) throw new Response(null, { status: 404 });
  const { officeId, officeName, isRefused } = page;
  return {
    title: translator(languageOf(request))("notifications:invitations.stop.title"),
    emblem: await findEmblem(context.db, officeId),
    officeName,
    isRefused,
  };
}

/** Answers without a redirect, which mail programs do not follow after their one click (RFC 8058 §3.1). */
export async function action({ context, params }: ActionFunctionArgs) {
  const isDone = await refuseInvitations(context, params["token"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isDone) throw new Response(null, { status: 404 });
  return null;
}

export default function StopPage() {
  const t = useT();
  const { officeName, isRefused } = useLoaderData<typeof loader>();
  if (isRefused) {
    return (
      <>
        <h1>{t("notifications:invitations.stop.doneTitle")}</h1>
        <p role="status">{t("notifications:invitations.stop.done", { office: officeName })}</p>
      </>
    );
  }
  return (
    <>
      <h1>{t("notifications:invitations.stop.title")}</h1>
      <p>{t("notifications:invitations.stop.text", { office: officeName })}</p>
      <form method="post">
        <button className="button main">{t("notifications:invitations.stop.button")}</button>
      </form>
    </>
  );
}

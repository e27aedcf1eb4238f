import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findOnlyEmblem } from "#app/offices/find-emblem.server.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FollowForm } from "#app/complaints/following/follow-form.tsx";
import { requestFollow } from "#app/complaints/following/follow-request.server.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { Done } from "#app/ui/done.tsx";

export async function loader({ context, request }: LoaderFunctionArgs) {
  return {
    title: translator(languageOf(request))("complaints:follow.title"),
    emblem: await findOnlyEmblem(context.db),
    done: doneIn(request.url, ["leave"]),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const outcome = await requestFollow(context, await readForm(request));
  if (!outcome.ok) return data(outcome, { status: outcome.status });
  return redirect(`/t/${outcome.reference}`, { status: 303, headers: { "Set-Cookie": outcome.cookie } });
}

export default function FollowPage() {
  const t = useT();
  const { done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t("complaints:follow.left")}</p>
        </Done>
      )}
      <h1>{t("complaints:follow.title")}</h1>
      <p>{t("complaints:follow.lead")}</p>
      <FollowForm reference={undefined} typedReference={refused?.typedReference} problem={refused?.problem} />
    </>
  );
}

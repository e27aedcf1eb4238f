import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findOnlyEmblem } from "#app/offices/find-emblem.server.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ComplaintForm } from "#app/complaints/sending/complaint-form.tsx";
import { secretCookie } from "#app/complaints/following/follow-cookie.server.ts";
import { receiveForm } from "#app/complaints/sending/receive-form.server.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { listOffices } from "#app/offices/list-offices.server.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";

/** A phản ánh, kiến nghị or khen without a receipt. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const offices = await listOffices(context.db);
  // Before the first office exists there is no recipient.
  if (offices.length === 0) return redirect("/");
  return {
    title: translator(languageOf(request))("complaints:form.title"),
    offices,
    emblem: await findOnlyEmblem(context.db),
    formKey: newFormKey(context.settings.secret, context.clock.now()),
    retentionDays: (await findRetention(context.db)).contacts,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const offices = await listOffices(context.db);
  const outcome = await receiveForm(context, request, {
    officeIds: offices.map(({ id }) => id),
    receipt: null,
    language: languageOf(request),
  });
  if (!outcome.ok) return data(outcome, { status: outcome.status });
  const { reference, secret } = outcome.sent;
  const cookie = secretCookie(context, reference, { secret, hasJustSent: true });
  return redirect(`/t/${reference}`, { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function ComplaintPage() {
  const t = useT();
  const { offices, formKey, retentionDays } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const only = offices.length === 1 ? offices[0] : undefined;
  return (
    <>
      <h1>{t("complaints:form.title")}</h1>
      <p>{t("complaints:form.lead", { office: only?.name ?? t("complaints:form.anyOffice") })}</p>
      <ComplaintForm
        retentionDays={retentionDays}
        formKey={refused?.formKey ?? formKey}
        offices={offices}
        refused={refused}
      />
    </>
  );
}

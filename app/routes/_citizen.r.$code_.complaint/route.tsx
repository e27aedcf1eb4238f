import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ComplaintForm } from "#app/complaints/sending/complaint-form.tsx";
import { secretCookie } from "#app/complaints/following/follow-cookie.server.ts";
import { findUnansweredComment } from "#app/complaints/sending/find-low-comment.server.ts";
import { receiveForm } from "#app/complaints/sending/receive-form.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { Facts } from "#app/ui/parts.tsx";

/** The rating page explains a code that belongs to no receipt. */
function backToCode(code: string | undefined) {
  return redirect(`/r/${encodeURIComponent(code ?? "")}`);
}

/** A phản ánh, kiến nghị or khen about the dossier of a receipt; also after its rating period is over. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const receipt = await findReceipt(context.db, params["code"] ?? "");
  if (receipt === undefined) return backToCode(params["code"]);
  return {
    title: translator(languageOf(request))("complaints:form.title"),
    receipt,
    emblem: await findEmblem(context.db, receipt.officeId),
    comment: await findUnansweredComment(context.db, receipt.dossierId),
    formKey: newFormKey(context.settings.secret, context.clock.now()),
    retentionDays: (await findRetention(context.db)).contacts,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const receipt = await findReceipt(context.db, params["code"] ?? "");
  if (receipt === undefined) return backToCode(params["code"]);
  const outcome = await receiveForm(context, request, {
    officeIds: [receipt.officeId],
    receipt,
    language: languageOf(request),
  });
  if (!outcome.ok) return data(outcome, { status: outcome.status });
  const { reference, secret } = outcome.sent;
  const cookie = secretCookie(context, reference, { secret, hasJustSent: true });
  return redirect(`/t/${reference}`, { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function DossierComplaintPage() {
  const t = useT();
  const { receipt, comment, formKey, retentionDays } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { officeId, officeName, contactLine } = receipt;
  return (
    <>
      <h1>{t("complaints:form.title")}</h1>
      <p>{t("complaints:form.lead", { office: officeName })}</p>
      <Facts
        items={[
          [t("complaints:form.dossier"), receipt.number],
          [t("complaints:form.procedure"), receipt.procedureName],
          [t("complaints:form.receivedOn"), formatDay(receipt.receivedOn)],
        ]}
      />
      <ComplaintForm
        retentionDays={retentionDays}
        formKey={refused?.formKey ?? formKey}
        offices={[{ id: officeId, name: officeName, contactLine }]}
        refused={refused}
        comment={comment}
      />
    </>
  );
}

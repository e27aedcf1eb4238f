import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { endSecretSchema } from "#app/ratings/advance/link-secret.ts";
import { endLinkSecret, listLinkSecrets, revokeLinkSecret } from "#app/ratings/advance/link-secrets.server.ts";
import { EndSecretForms } from "#app/ratings/advance/secret-forms.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Ends a secret on a day, or revokes it at once. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, params, t }) => {
  const secret = (await listLinkSecrets(context.db, staff.officeId)).find(({ id }) => id === params["id"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (secret?.revokedAt !== null) throw new Response(null, { status: 404 });
  const endsOn = secret.endsOn === null ? "" : formatDay(secret.endsOn);
  return { title: t("codes:secrets.endTitle", { name: secret.name }), endsOn };
});

export const action = staffAction("api-keys.manage", async ({ context, staff, request, params }) => {
  const submission = parseForm(await readForm(request), endSecretSchema(dayOf(context.clock.now())));
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const id = params["id"] ?? "";
  const { value } = submission;
  const isDone =
    value.act === "end"
      ? await endLinkSecret(context, staff, id, value.endsOn)
      : await revokeLinkSecret(context, staff, id);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isDone) throw new Response(null, { status: 404 });
  return redirect(doneAddress("/settings/signed-links", value.act === "end" ? "ended" : "revoked"), 303);
});

export default function EndSecretPage() {
  const t = useT();
  const { title, endsOn } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/signed-links" back={t("codes:secrets.back")} title={title} />
      <EndSecretForms lastResult={useActionData<typeof action>()} endsOn={endsOn} />
    </div>
  );
}

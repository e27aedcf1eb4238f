import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { createWebhook } from "#app/webhooks/change-webhook.server.ts";
import { listWebhooks } from "#app/webhooks/list-webhooks.server.ts";
import { SecretShown } from "#app/webhooks/secret-shown.tsx";
import { WebhookForm } from "#app/webhooks/webhook-form.tsx";
import { WebhookList } from "#app/webhooks/webhook-list.tsx";
import { answerOfRefusal, newWebhookSchema } from "#app/webhooks/webhook.ts";

/** The addresses of other software that are told of this office's events. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, request, t }) => ({
  title: t("webhooks:title"),
  done: doneIn(request.url, ["removed"]),
  webhooks: await listWebhooks(context.db, staff.officeId),
}));

/** Answers with the new secret instead of leading elsewhere: it is shown once. */
export const action = staffAction("api-keys.manage", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), newWebhookSchema);
  if (submission.status !== "success") return data({ made: null, lastResult: submission.reply() }, { status: 400 });
  const outcome = await createWebhook(context, staff, submission.value);
  if (outcome.ok) return data({ made: { secret: outcome.secret, name: submission.value.name }, lastResult: null });
  const lastResult = submission.reply(answerOfRefusal(outcome.reason));
  return data({ made: null, lastResult }, { status: 409 });
});

export default function WebhooksPage() {
  const t = useT();
  const { title, done, webhooks } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const made = answered?.made ?? undefined;
  return (
    <SettingsPage title={title} isSaved={false}>
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t("webhooks:done.removed")}</p>
        </Done>
      )}
      {made !== undefined && (
        <SecretShown title={t("webhooks:createdTitle", { name: made.name })} secret={made.secret} />
      )}
      <p className="muted">{t("webhooks:intro")}</p>
      <p className="row">
        <a className="target" href="/settings/webhooks/deliveries">
          {t("webhooks:deliveries")}
        </a>
        <a className="target" href="/api#webhooks">
          {t("webhooks:guide")}
        </a>
      </p>
      <WebhookList webhooks={webhooks} />
      <WebhookForm key={made?.secret ?? ""} lastResult={answered?.lastResult ?? undefined} />
    </SettingsPage>
  );
}

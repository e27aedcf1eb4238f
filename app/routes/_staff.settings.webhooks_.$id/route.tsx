import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";
import { changeWebhook, renewSecret, sendTestEvent, setWebhookState } from "#app/webhooks/change-webhook.server.ts";
import { listWebhooks } from "#app/webhooks/list-webhooks.server.ts";
import { SecretShown } from "#app/webhooks/secret-shown.tsx";
import { WebhookActs } from "#app/webhooks/webhook-acts.tsx";
import { WebhookForm } from "#app/webhooks/webhook-form.tsx";
import { WebhookFacts } from "#app/webhooks/webhook-list.tsx";
import { answerOfRefusal, webhookChangeSchema } from "#app/webhooks/webhook.ts";

/** One address that is told of events: what it is told, its secret, and whether it is on. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, params, request }) => {
  const webhook = (await listWebhooks(context.db, staff.officeId)).find(({ id }) => id === params["id"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (webhook === undefined) throw new Response(null, { status: 404 });
  return { title: webhook.name, webhook, done: doneIn(request.url, ["saved", "on", "off", "test"]) };
});

const nothing = { secret: null, lastResult: null, isRefused: false };

export const action = staffAction("api-keys.manage", async ({ context, staff, params, request }) => {
  const id = params["id"] ?? "";
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "renew") {
    const renewed = await renewSecret(context, staff, id);
    if (renewed !== undefined) return data({ ...nothing, secret: renewed.secret });
  }
  if (intent === "test" && (await sendTestEvent(context, staff, id)))
    return redirect(doneAddress(`/settings/webhooks/${id}`, "test"), 303);
  if ((intent === "on" || intent === "off") && (await setWebhookState(context, staff, id, intent)))
    return redirect(doneAddress(`/settings/webhooks/${id}`, intent), 303);
  if (intent === "removed" && (await setWebhookState(context, staff, id, intent)))
    return redirect(doneAddress("/settings/webhooks", "removed"), 303);
  if (intent !== "change") return data({ ...nothing, isRefused: true }, { status: 409 });
  const submission = parseForm(form, webhookChangeSchema);
  if (submission.status !== "success") return data({ ...nothing, lastResult: submission.reply() }, { status: 400 });
  const outcome = await changeWebhook(context, staff, id, submission.value);
  if (outcome === undefined) return data({ ...nothing, isRefused: true }, { status: 409 });
  if (outcome.ok) return redirect(doneAddress(`/settings/webhooks/${id}`, "saved"), 303);
  const lastResult = submission.reply(answerOfRefusal(outcome.reason));
  return data({ ...nothing, lastResult }, { status: 409 });
});

export default function WebhookPage() {
  const t = useT();
  const { title, webhook, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const secret = answered?.secret ?? null;
  return (
    <div className="narrow">
      <SubpageHead above="/settings/webhooks" back={t("webhooks:back")} title={title} />
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t(`webhooks:done.${done}`)}</p>
        </Done>
      )}
      {secret !== null && (
        <SecretShown
          title={t("webhooks:renewedTitle", { name: title })}
          text={t("webhooks:renewedText")}
          secret={secret}
        />
      )}
      {answered?.isRefused === true && (
        <Notice kind="wrong">
          <p role="alert">{t("webhooks:notThere")}</p>
        </Notice>
      )}
      <WebhookFacts webhook={webhook} />
      <p>
        <a className="target" href={`/settings/webhooks/deliveries?webhook=${webhook.id}`}>
          {t("webhooks:deliveries")}
        </a>
      </p>
      <WebhookForm webhook={webhook} lastResult={answered?.lastResult ?? undefined} />
      <WebhookActs webhook={webhook} />
    </div>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { describedBy, ErrorSummary, FieldNotes, TextField } from "#app/ui/form.tsx";
import { chosenEvents, type ChosenEvent } from "./event.ts";
import type { ListedWebhook, webhookChangeSchema } from "./webhook.ts";

interface WebhookFormProps {
  lastResult: SubmissionResult | undefined;
  /** The webhook to be changed; undefined for a new one. */
  webhook?: ListedWebhook | undefined;
}

/** The form of a new webhook, or of a change. */
export function WebhookForm({ lastResult, webhook }: WebhookFormProps) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof webhookChangeSchema>>({
    id: "webhook",
    lastResult: lastResult ?? null,
    ...(webhook === undefined ? {} : { defaultValue: { name: webhook.name, address: webhook.address } }),
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("webhooks:problems");
  const sent = lastResult?.initialValue;
  const given = sent === undefined ? webhook?.events : sent?.["events"];
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="webhook-form">
      <h2 id="webhook-form">{t(webhook === undefined ? "webhooks:newTitle" : "webhooks:changeTitle")}</h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.name, fields.address, fields.events])}
      />
      <TextField
        {...inputOf(fields.name)}
        label={t("webhooks:name")}
        hint={t("webhooks:nameHint")}
        autoComplete="off"
        maxLength={80}
      />
      <TextField
        {...inputOf(fields.address)}
        label={t("webhooks:address")}
        hint={t("webhooks:addressHint")}
        autoComplete="off"
        maxLength={500}
      />
      <EventsField
        id={fields.events.id}
        checked={(Array.isArray(given) ? given : [given]).map(String)}
        error={errorOf(fields.events)}
      />
      {webhook !== undefined && (
        <>
          <input type="hidden" name="revision" value={webhook.revision} />
          <input type="hidden" name="intent" value="change" />
        </>
      )}
      <button className="button main">{t(webhook === undefined ? "webhooks:create" : "webhooks:save")}</button>
    </form>
  );
}

interface EventsFieldProps {
  id: string;
  checked: readonly string[];
  error: string | undefined;
}

function EventsField({ id, checked, error }: EventsFieldProps) {
  const t = useT();
  const hint = t("webhooks:eventsHint");
  return (
    <fieldset
      className={error === undefined ? "field" : "field wrong"}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{t("webhooks:eventsTitle")}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {chosenEvents.map((event) => (
        <label className="choice" key={event}>
          <input type="checkbox" name="events" value={event} defaultChecked={checked.includes(event)} />
          <EventName event={event} />
        </label>
      ))}
    </fieldset>
  );
}

function EventName({ event }: { event: ChosenEvent }) {
  const t = useT();
  return (
    <span>
      {t(`webhooks:events.${event}`)} <code>{event}</code>
    </span>
  );
}

import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newKeySchema } from "#app/api/keys/api-key.ts";
import { createKey } from "#app/api/keys/create-key.server.ts";
import { KeyForm } from "#app/api/keys/key-form.tsx";
import { KeyList } from "#app/api/keys/key-list.tsx";
import { listKeys } from "#app/api/keys/list-keys.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The keys by which other software uses the product for this office. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, request, t }) => ({
  title: t("api:keys.title"),
  done: doneIn(request.url, ["revoked"]),
  today: dayOf(context.clock.now()),
  keys: await listKeys(context.db, staff.officeId),
}));

/** Answers with the new key instead of leading elsewhere: it is shown once and stored nowhere. */
export const action = staffAction("api-keys.manage", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), newKeySchema(dayOf(context.clock.now())));
  if (submission.status !== "success") return data({ made: null, lastResult: submission.reply() }, { status: 400 });
  const outcome = await createKey(context, staff, submission.value);
  if (outcome.ok) return data({ made: { key: outcome.key, name: submission.value.name }, lastResult: null });
  const lastResult =
    outcome.reason === "nameTaken"
      ? submission.reply({ fieldErrors: { name: [outcome.reason] } })
      : submission.reply({ formErrors: [outcome.reason] });
  return data({ made: null, lastResult }, { status: 409 });
});

export default function ApiKeysPage() {
  const t = useT();
  const { title, done, today, keys } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const made = answered?.made ?? undefined;
  return (
    <SettingsPage title={title} isSaved={false}>
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t("api:keys.revokedDone")}</p>
        </Done>
      )}
      {made !== undefined && (
        <Done>
          <h2>{t("api:keys.createdTitle", { name: made.name })}</h2>
          <p>{t("api:keys.createdText")}</p>
          <p>
            {t("api:keys.createdLabel")}: <code className="whole">{made.key}</code>
          </p>
        </Done>
      )}
      <p className="muted">{t("api:keys.intro")}</p>
      <p>
        <a className="target" href="/api">
          {t("api:keys.guide")}
        </a>
      </p>
      <KeyList keys={keys} today={today} />
      <KeyForm key={made?.key ?? ""} lastResult={answered?.lastResult ?? undefined} />
    </SettingsPage>
  );
}

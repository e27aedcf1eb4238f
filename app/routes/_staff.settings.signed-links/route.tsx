import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { newSecretSchema } from "#app/ratings/advance/link-secret.ts";
import { listLinkSecrets, makeLinkSecret } from "#app/ratings/advance/link-secrets.server.ts";
import { NewSecretForm } from "#app/ratings/advance/secret-forms.tsx";
import { SecretList } from "#app/ratings/advance/secret-list.tsx";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The secrets with which other software signs rating links for this office. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, request, t }) => ({
  title: t("codes:secrets.title"),
  done: doneIn(request.url, ["ended", "revoked"]),
  today: dayOf(context.clock.now()),
  secrets: await listLinkSecrets(context.db, staff.officeId),
}));

/** Answers with the new secret instead of leading elsewhere: it is shown once. */
export const action = staffAction("api-keys.manage", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), newSecretSchema);
  if (submission.status !== "success") return data({ made: null, lastResult: submission.reply() }, { status: 400 });
  const { name } = submission.value;
  const outcome = await makeLinkSecret(context, staff, name);
  if (outcome.ok) return data({ made: { id: outcome.id, secret: outcome.secret, name }, lastResult: null });
  const lastResult =
    outcome.reason === "nameTaken"
      ? submission.reply({ fieldErrors: { name: [outcome.reason] } })
      : submission.reply({ formErrors: [outcome.reason] });
  return data({ made: null, lastResult }, { status: 409 });
});

export default function SignedLinksPage() {
  const t = useT();
  const { title, done, today, secrets } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const made = answered?.made ?? undefined;
  return (
    <SettingsPage title={title} isSaved={false}>
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t(`codes:secrets.${done}Done`)}</p>
        </Done>
      )}
      {made !== undefined && (
        <Done>
          <h2>{t("codes:secrets.createdTitle", { name: made.name })}</h2>
          <p>{t("codes:secrets.createdText")}</p>
          <p>
            {t("codes:secrets.createdId")}: <code className="whole">{made.id}</code>
          </p>
          <p>
            {t("codes:secrets.createdLabel")}: <code className="whole">{made.secret}</code>
          </p>
        </Done>
      )}
      <p className="muted">{t("codes:secrets.intro")}</p>
      <p className="muted">{t("codes:secrets.early")}</p>
      <p>
        <a className="target" href="/api#signed-links">
          {t("codes:secrets.guide")}
        </a>
      </p>
      <SecretList secrets={secrets} today={today} />
      <NewSecretForm key={made?.id ?? ""} lastResult={answered?.lastResult ?? undefined} />
    </SettingsPage>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { makeShare, revokeShare } from "#app/reports/sharing/change-shares.server.ts";
import { listShareable, listShares } from "#app/reports/sharing/list-shares.server.ts";
import { ShareForm } from "#app/reports/sharing/share-form.tsx";
import { ShareList } from "#app/reports/sharing/share-list.tsx";
import { choiceOf, newShareSchema } from "#app/reports/sharing/share.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** `/settings/shares`: the links by which leaders without an account read figures or a report; `?report=` chooses one. */
export const loader = staffLoader("shares.manage", async ({ context, staff, request, t }) => ({
  title: t("shares:title"),
  done: doneIn(request.url, ["revoked"]),
  today: dayOf(context.clock.now()),
  shares: await listShares(context.db, staff.officeId),
  reports: await listShareable(context.db, staff.officeId),
  chosen: new URL(request.url).searchParams.get("report"),
}));

/** Answers with the new link instead of leading elsewhere: it is shown once and stored nowhere. */
export const action = staffAction("shares.manage", async ({ context, staff, request }) => {
  const form = await readForm(request);
  if (form.get("act") === "revoke") {
    const id = form.get("id");
    const known = await revokeShare(context, staff, typeof id === "string" ? id : "");
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (!known) throw new Response(null, { status: 404 });
    return redirect(doneAddress("/settings/shares", "revoked"), 303);
  }
  const submission = parseForm(form, newShareSchema);
  if (submission.status !== "success") return data({ made: null, lastResult: submission.reply() }, { status: 400 });
  const outcome = await makeShare(context, staff, submission.value);
  if (!outcome.ok) {
    const { reason } = outcome;
    const errors = reason === "reportNotApproved" ? { fieldErrors: { page: [reason] } } : { formErrors: [reason] };
    return data({ made: null, lastResult: submission.reply(errors) }, { status: 409 });
  }
  const link = new URL(`/view/${outcome.secret}`, context.settings.publicUrl).href;
  return data({ made: { link, id: outcome.id, reader: submission.value.reader }, lastResult: null });
});

export default function SharesPage() {
  const t = useT();
  const { title, done, today, shares, reports, chosen } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const made = answered?.made ?? undefined;
  return (
    <SettingsPage title={title} isSaved={false}>
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t("shares:revokedDone")}</p>
        </Done>
      )}
      {made !== undefined && (
        <Done>
          <h2>{t("shares:madeTitle", { name: made.reader })}</h2>
          <p>{t("shares:madeText")}</p>
          <p>
            <code className="whole">{made.link}</code>
          </p>
        </Done>
      )}
      <p className="muted">{t("shares:intro")}</p>
      <ShareForm
        key={made?.id ?? ""}
        reports={reports}
        chosen={chosen === null ? "morning" : choiceOf(chosen)}
        lastResult={answered?.lastResult ?? undefined}
      />
      <ShareList shares={shares} today={today} />
    </SettingsPage>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { startTrial, stopTrial } from "#app/dossiers/wordings/change-trial.server.ts";
import { media, trialSchema } from "#app/dossiers/wordings/wording.ts";
import { findComparisons } from "#app/figures/wordings/find-comparisons.server.ts";
import { TrialCard } from "#app/figures/wordings/trial-card.tsx";
import { TrialForm } from "#app/figures/wordings/trial-form.tsx";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The usual words of the invitation. */
const presentKeys = {
  slip: "dossiers:paper.invitation",
  label: "dossiers:paper.labelInvitation",
  message: "notifications:comparedInvitation.call",
} as const;

/** Which invitation works: two wordings given out at random, and how many took part with each. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams.get("medium");
  const medium = media.find((one) => one === asked) ?? "slip";
  const key = presentKeys[medium];
  return {
    title: t("settings:pages.wordings.title"),
    done: doneIn(request.url, ["started", "stopped"]),
    medium,
    present: { vi: translator("vi")(key), en: translator("en")(key) },
    trials: await findComparisons(context, staff.officeId),
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  if (form.get("intent") === "stop") {
    const trial = form.get("trial");
    const outcome = await stopTrial(context, staff, typeof trial === "string" ? trial : "");
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (outcome === "unknown") throw new Response(null, { status: 404 });
    return redirect(doneAddress("/settings/wordings", "stopped"), 303);
  }
  const submission = parseForm(form, trialSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const start = await startTrial(context, staff, submission.value);
  if (start.outcome === "running") return data(submission.reply({ formErrors: ["running"] }), { status: 409 });
  return redirect(doneAddress("/settings/wordings", "started"), 303);
});

export default function WordingsPage() {
  const t = useT();
  const { title, done, medium, present, trials } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isRunning = trials.some((trial) => trial.stoppedAt === null);
  return (
    <div className="narrow">
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t(`dossiers:wordings.done.${done}`)}</p>
        </Done>
      )}
      <p>{t("dossiers:wordings.intro")}</p>
      {(!isRunning || lastResult !== undefined) && (
        <TrialForm key={medium} medium={medium} present={present} lastResult={lastResult} />
      )}
      {trials.map((trial) => (
        <TrialCard key={trial.id} trial={trial} />
      ))}
      <p className="muted">{t("dossiers:wordings.method")}</p>
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endTarget, type EndRefusal } from "#app/targets/set-targets.server.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { EndTargetForm } from "#app/targets/end-target-form.tsx";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { endFormSchema, type TargetProblem } from "#app/targets/target-forms.ts";
import { targetText, validityText } from "#app/targets/target-text.ts";
import { stateOn } from "#app/targets/target-validity.ts";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Facts, SubpageHead } from "#app/ui/parts.tsx";

/** One target, which can be ended or withdrawn. */
export const loader = staffLoader("settings.edit", async ({ context, staff, params, t }) => {
  const target = (await listTargets(context.db, staff.officeId)).find(({ id }) => id === params["id"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (target === undefined) throw new Response(null, { status: 404 });
  const today = dayOf(context.clock.now());
  return { title: t(`figures:name.${target.figure}`), target, today, state: stateOn(target, today) };
});

const refusals: Record<Exclude<EndRefusal, "not-found">, TargetProblem> = {
  changed: "changedMeanwhile",
  "before-from": "endBeforeFrom",
  later: "endLater",
};

export const action = staffAction("settings.edit", async ({ context, staff, params, request }) => {
  const submission = parseForm(await readForm(request), endFormSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const outcome = await endTarget(context, staff, params["id"] ?? "", submission.value);
  if (outcome.ok) return redirect(doneAddress("/settings/targets", "ended"), 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.reason === "not-found") throw new Response(null, { status: 404 });
  return data(submission.reply({ fieldErrors: { until: [refusals[outcome.reason]] } }), { status: 400 });
});

export default function TargetPage() {
  const t = useT();
  const { language } = usePage();
  const { title, target, today, state } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/targets" back={t("targets:back")} title={title} />
      <Facts
        items={[
          [t("targets:list.target"), targetText(target.figure, target, t, language)],
          [t("targets:list.validity"), `${validityText(target, t)} (${t(`targets:state.${state}`)})`],
          [t("targets:list.source"), target.source],
        ]}
      />
      <EndTargetForm target={target} state={state} today={today} lastResult={lastResult} />
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setTarget } from "#app/targets/set-targets.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { TargetForm } from "#app/targets/target-form.tsx";
import { targetFormSchema, type TargetProblem } from "#app/targets/target-forms.ts";
import { stateOn } from "#app/targets/target-validity.ts";
import { figureNames } from "#app/targets/target.ts";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Sets a target; `?figure=` is the figure of one to change. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams.get("figure");
  const figure = figureNames.find((name) => name === asked) ?? null;
  const today = dayOf(context.clock.now());
  const targets = figure === null ? [] : await listTargets(context.db, staff.officeId);
  const current = targets.find((target) => target.figure === figure && stateOn(target, today) === "now") ?? null;
  const title =
    figure === null
      ? t("targets:form.addTitle")
      : t(current === null ? "targets:form.newTitle" : "targets:form.changeTitle", {
          figure: t(`figures:name.${figure}`),
        });
  return { title, figure, current, today };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), targetFormSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const form = submission.value;
  const outcome = await setTarget(context, staff, form);
  if (!outcome.ok) {
    const formErrors: TargetProblem[] = ["nothingNew"];
    return data(submission.reply({ formErrors }), { status: 400 });
  }
  const { until, ended } = outcome.placement;
  if (until !== null && until !== form.until) return redirect(doneAddress("/settings/targets", "cut", { until }), 303);
  return redirect(doneAddress("/settings/targets", ended.length > 0 ? "replaced" : "set"), 303);
});

export default function NewTargetPage() {
  const t = useT();
  const { title, ...page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/targets" back={t("targets:back")} title={title} />
      <TargetForm {...page} lastResult={lastResult} />
    </div>
  );
}

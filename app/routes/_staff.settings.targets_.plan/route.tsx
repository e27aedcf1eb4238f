import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adoptPreset } from "#app/targets/set-targets.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { AdoptionDays, AdoptionPreview, PresetContextList } from "#app/targets/adoption-preview.tsx";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { PresetList } from "#app/targets/preset-list.tsx";
import { planAdoption } from "#app/targets/target-adoption.ts";
import { adoptFormSchema } from "#app/targets/target-forms.ts";
import type { TargetPreset } from "#app/targets/target-preset.ts";
import { findPreset, targetPresets } from "#app/targets/target-presets.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";

/** The plans to choose from. With `?plan=`, shows what adopting it would change, for the days `from` to `until`. */
export const loader = staffLoader("settings.edit", async (call) => {
  const preset = findPreset(new URL(call.request.url).searchParams.get("plan"));
  const title = call.t("targets:plan.title");
  return preset === undefined
    ? { title, presets: targetPresets, chosen: null }
    : { title, presets: [], chosen: await preview(preset, call) };
});

async function preview(preset: TargetPreset, { context, staff, request }: StaffCall) {
  const asked = new URL(request.url).searchParams;
  const typed = {
    from: asked.get("from") ?? formatDay(dayOf(context.clock.now())),
    until: asked.get("until") ?? "",
  };
  const fields = new FormData();
  fields.set("from", typed.from);
  fields.set("until", typed.until);
  const submission = parseForm(fields, adoptFormSchema);
  if (submission.status !== "success") return { preset, typed, result: submission.reply(), asked: null };
  const adoption = planAdoption(preset, await listTargets(context.db, staff.officeId), submission.value);
  return { preset, typed, result: null, asked: { validity: submission.value, adoption } };
}

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const plan = form.get("plan");
  const preset = findPreset(typeof plan === "string" ? plan : null);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (preset === undefined) throw new Response(null, { status: 404 });
  const submission = parseForm(form, adoptFormSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { set, same } = await adoptPreset(context, staff, preset, submission.value);
  return redirect(doneAddress("/settings/targets", "adopted", { set: String(set), same: String(same) }), 303);
});

export default function PlanPage() {
  const t = useT();
  const { presets, chosen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <p>
        <a className="target" href={chosen === null ? "/settings/targets" : "/settings/targets/plan"}>
          {t(chosen === null ? "targets:back" : "targets:plan.other")}
        </a>
      </p>
      {chosen === null ? (
        <div className="narrow">
          <h1>{t("targets:plan.title")}</h1>
          <p className="muted">{t("targets:plan.lead")}</p>
          <PresetList presets={presets} />
        </div>
      ) : (
        <>
          <h1>{chosen.preset.agency}</h1>
          <p>
            {chosen.preset.document}
            {" · "}
            {t("targets:plan.year", { year: String(yearOf(chosen.preset.from)) })}
          </p>
          {chosen.preset.targets.length > 0 && (
            <AdoptionDays
              preset={chosen.preset}
              typed={chosen.typed}
              lastResult={refused ?? chosen.result ?? undefined}
            />
          )}
          {chosen.asked !== null && <AdoptionPreview preset={chosen.preset} {...chosen.asked} />}
          <PresetContextList context={chosen.preset.context} />
        </>
      )}
    </>
  );
}

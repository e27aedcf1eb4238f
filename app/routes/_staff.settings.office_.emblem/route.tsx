import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emblemSchema, largestEmblemFile, type EmblemProblem } from "#app/offices/emblem.ts";
import { findEmblem } from "#app/offices/find-emblem.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { removeEmblem, setEmblem } from "#app/settings/change-emblem.server.ts";
import { EmblemForm } from "#app/settings/emblem-form.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The emblem of the office: set, replaced, removed. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:emblem.title"),
  done: doneIn(request.url, ["saved", "removed"]),
  emblem: await findEmblem(context.db, staff.officeId),
  proposed: t("settings:emblem.proposed", { office: (await findOfficeDetails(context.db, staff.officeId)).name }),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  // One byte more than is taken, so that a larger file is seen to be one.
  const form = await readForm(request, "file", largestEmblemFile + 1);
  const submission = parseForm(form, emblemSchema);
  if (form.get("intent") === "remove") {
    const shown = form.get("shown");
    const removed = await removeEmblem(context, staff, typeof shown === "string" ? shown : "");
    if (removed.ok) return redirect(doneAddress("/settings/office/emblem", "removed"), 303);
    return data(submission.reply({ formErrors: [removed.problem] }), { status: 409 });
  }
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { alternative, shown } = submission.value;
  const sent = form.get("file");
  const file = sent instanceof File && sent.size > 0 ? Buffer.from(await sent.arrayBuffer()) : undefined;
  const outcome = await setEmblem(context, staff, { file, alternative, shown });
  if (outcome.ok) return redirect(doneAddress("/settings/office/emblem", "saved"), 303);
  return data(submission.reply(problemsOf(outcome.problem)), {
    status: outcome.problem === "changedMeanwhile" ? 409 : 400,
  });
});

function problemsOf(problem: EmblemProblem) {
  return problem === "changedMeanwhile" ? { formErrors: [problem] } : { fieldErrors: { file: [problem] } };
}

export default function EmblemPage() {
  const t = useT();
  const { title, done, emblem, proposed } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/office" back={t("settings:emblem.back")} title={title} />
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t(done === "saved" ? "settings:saved" : "settings:emblem.removed")}</p>
        </Done>
      )}
      <p className="muted">{t("settings:emblem.intro")}</p>
      <EmblemForm emblem={emblem} proposed={proposed} lastResult={lastResult} />
    </div>
  );
}

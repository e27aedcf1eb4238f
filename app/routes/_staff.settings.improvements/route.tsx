import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ImprovementForm } from "#app/figures/improvements/improvement-form.tsx";
import { sampleImprovements } from "#app/figures/improvements/sample-improvements.ts";
import { ImprovementRecords, SampleImprovements } from "#app/figures/improvements/improvement-list.tsx";
import { improvementSchema, searchImprovement } from "#app/figures/improvements/improvement.ts";
import { listImprovementRecords } from "#app/figures/improvements/list-improvements.server.ts";
import { publishImprovement, withdrawImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

const address = "/settings/improvements";
const changes = ["publish", "withdraw"] as const;

/** The improvements made because of what citizens said: written by the office, published on the page of results. */
export const loader = staffLoader("improvements.write", async ({ context, staff, request, t }) => ({
  title: t("results:improvements.title"),
  improvements: await listImprovementRecords(context.db, staff.officeId),
  sample: sampleImprovements.find(({ key }) => key === new URL(request.url).searchParams.get("sample")),
  today: dayOf(context.clock.now()),
  done: doneIn(request.url, changes),
}));

export const action = staffAction("improvements.write", async ({ context, staff, request }) => {
  const form = await readForm(request);
  if (form.get("intent") === "withdraw") {
    const id = form.get("id");
    const outcome = await withdrawImprovement(context, staff, typeof id === "string" ? id : "");
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (!outcome.ok && outcome.reason !== "already") throw new Response(null, { status: 404 });
    return redirect(doneAddress(address, "withdraw"), 303);
  }
  const submission = parseForm(form, improvementSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), found: [] }, { status: 400 });
  const outcome = await publishImprovement(context, staff, submission.value);
  if (outcome.ok || outcome.reason === "already") return redirect(doneAddress(address, "publish"), 303);
  if (outcome.reason === "future") {
    const lastResult = submission.reply({ fieldErrors: { happenedOn: ["dayFuture"] } });
    return data({ lastResult, found: [] }, { status: 400 });
  }
  const lastResult = submission.reply({ fieldErrors: { reviewed: ["personalData"] } });
  return data({ lastResult, found: searchImprovement(submission.value) }, { status: 400 });
});

export default function ImprovementsPage() {
  const t = useT();
  const { title, improvements, sample, today, done } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const form = (
    <ImprovementForm
      key={sample?.key}
      lastResult={acted?.lastResult}
      found={acted?.found ?? []}
      today={today}
      sample={sample}
    />
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="muted after-title">
            {t("results:improvements.lead")} <a href="/results">{t("results:improvements.see")}</a>
          </p>
        </div>
      </div>
      {done !== undefined && acted === undefined && (
        <Done>
          <p>{t(`results:improvements.done.${done}`)}</p>
        </Done>
      )}
      <div className="columns">
        {/* A refused form comes first, also on a phone. */}
        {acted !== undefined && form}
        <div>
          <ImprovementRecords improvements={improvements} />
          {improvements.length < sampleImprovements.length && <SampleImprovements samples={sampleImprovements} />}
        </div>
        {acted === undefined && form}
      </div>
    </>
  );
}

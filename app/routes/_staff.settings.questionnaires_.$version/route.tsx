import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { changeVersion, putInForce, takeBack } from "#app/ratings/versions/change-version.server.ts";
import { draftProblems, draftRemarks } from "#app/ratings/versions/draft-checks.ts";
import { AddQuestion, DraftChecks, TakePreset } from "#app/ratings/versions/draft-forms.tsx";
import { findVersion, listVersions } from "#app/ratings/versions/list-versions.server.ts";
import { draftActSchema, inForceSchema, problemOf } from "#app/ratings/versions/question-form.ts";
import { StartForm } from "#app/ratings/versions/start-form.tsx";
import { StateTag } from "#app/ratings/versions/version-list.tsx";
import { VersionQuestions } from "#app/ratings/versions/version-questions.tsx";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** One version of the questionnaire. A draft is changed here, checked and put in force; any other is read. */
export const loader = staffLoader("settings.edit", async (call) => {
  const { context, staff, request, t } = call;
  const found = await findShown(call);
  const versions = await listVersions(context.db, staff.officeId, context.clock.now());
  return {
    title: t("questionnaires:version", { version: String(found.version) }),
    done: doneIn(request.url, ["begun", "changed", "in-force", "to-come", "taken-back"]),
    found,
    replaced: versions.find(({ state }) => state === "in-force")?.version ?? 1,
    problems: draftProblems(found.questions),
    remarks: draftRemarks(found.questions),
  };
});

async function findShown({ context, staff, params }: StaffCall) {
  const found = await findVersion(context.db, staff.officeId, params["version"], context.clock.now());
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  return found;
}

export const action = staffAction("settings.edit", async (call) => {
  const { context, staff, request } = call;
  const form = await readForm(request);
  const { version } = await findShown(call);
  if (form.get("intent") === "put-in-force") {
    const submission = parseForm(form, inForceSchema(dayOf(context.clock.now())));
    if (submission.status !== "success") return data({ start: submission.reply(), problem: null }, { status: 400 });
    const { revision, from } = submission.value;
    const outcome = await putInForce(context, staff, { version, revision }, from);
    if (!outcome.ok) return data({ start: null, problem: problemOf(outcome.reason) }, { status: 409 });
    const done = from === null ? "in-force" : "to-come";
    return redirect(doneAddress(`/settings/questionnaires/${String(version)}`, done), 303);
  }
  if (form.get("intent") === "take-back") {
    const outcome = await takeBack(context, staff, version);
    if (!outcome.ok) return data({ start: null, problem: problemOf(outcome.reason) }, { status: 409 });
    return redirect(doneAddress(`/settings/questionnaires/${String(version)}`, "taken-back"), 303);
  }
  const submission = parseForm(form, draftActSchema);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const { revision, change } = submission.value;
  const outcome = await changeVersion(context, staff, { version, revision }, change);
  if (!outcome.ok) return data({ start: null, problem: problemOf(outcome.reason) }, { status: 409 });
  return redirect(doneAddress(`/settings/questionnaires/${String(version)}`, "changed"), 303);
});

export default function VersionPage() {
  const t = useT();
  const { title, done, found, replaced, problems, remarks } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { version, state, questions, revision, inForceFrom } = found;
  const problem = refused?.problem ?? undefined;
  const isDraft = state === "draft";
  return (
    <div className="narrow">
      <SubpageHead above="/settings/questionnaires" back={t("questionnaires:back")} title={title} />
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t(`questionnaires:done.${done}`)}</p>
        </Done>
      )}
      {problem !== undefined && (
        <div className="notice wrong" role="alert">
          <p>{t(`questionnaires:problems.${problem}`)}</p>
        </div>
      )}
      <p className="row">
        <StateTag state={state} />
        <a className="button" href={`/settings/questionnaires/${String(version)}/preview`}>
          {t("questionnaires:preview.open")}
        </a>
        {isDraft && (
          <a className="button" href="/settings/tables/questions">
            {t("questionnaires:spreadsheet")}
          </a>
        )}
      </p>
      {!isDraft && (
        <Notice>
          <p>
            {t(`questionnaires:readOnly.${state}`, { from: inForceFrom === null ? "" : formatInstant(inForceFrom) })}
          </p>
        </Notice>
      )}
      {state === "to-come" && (
        <form method="post">
          <input type="hidden" name="intent" value="take-back" />
          <p>
            <button className="button">{t("questionnaires:takeBack")}</button>
          </p>
        </form>
      )}
      <h2>{t("questionnaires:questions")}</h2>
      <VersionQuestions {...{ version, questions }} revision={isDraft ? revision : undefined} />
      {isDraft && (
        <>
          <AddQuestion {...{ version, revision, questions }} />
          <TakePreset revision={revision} />
          <DraftChecks {...{ questions, problems, remarks }} />
          {problems.length === 0 && (
            <StartForm {...{ version, replaced, revision }} lastResult={refused?.start ?? undefined} />
          )}
        </>
      )}
    </div>
  );
}

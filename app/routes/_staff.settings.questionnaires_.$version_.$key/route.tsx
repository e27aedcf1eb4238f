import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { questionKinds } from "#app/ratings/questions/question.ts";
import { changeVersion } from "#app/ratings/versions/change-version.server.ts";
import { newQuestion } from "#app/ratings/versions/draft.ts";
import { findVersion } from "#app/ratings/versions/list-versions.server.ts";
import { QuestionEditForm } from "#app/ratings/versions/question-edit-form.tsx";
import { problemOf, questionFormSchema, questionFrom } from "#app/ratings/versions/question-form.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** One question of a draft; `new?kind=` is the form of a question that does not exist yet. */
export const loader = staffLoader("settings.edit", async (call) => {
  const { version, question, isNew } = await findAsked(call);
  const title = call.t(isNew ? "questionnaires:form.newTitle" : "questionnaires:form.title", {
    version: String(version.version),
  });
  return { title, version: version.version, revision: version.revision, question };
});

/** The question of the address; a page of a version that is no draft any more leads to the version. */
async function findAsked({ context, staff, params, request }: StaffCall) {
  const version = await findVersion(context.db, staff.officeId, params["version"], context.clock.now());
  const isNew = params["key"] === "new";
  const asked = new URL(request.url).searchParams.get("kind");
  const kind = questionKinds.find((one) => one === asked) ?? "scale";
  const question = isNew ? newQuestion("new", kind) : version?.questions.find(({ key }) => key === params["key"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (version?.state !== "draft" || question === undefined) throw new Response(null, { status: 404 });
  return { version, question, isNew };
}

export const action = staffAction("settings.edit", async (call) => {
  const { context, staff, request } = call;
  const submission = parseForm(await readForm(request), questionFormSchema);
  const { version, question, isNew } = await findAsked(call);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { revision } = submission.value;
  const outcome = await changeVersion(
    context,
    staff,
    { version: version.version, revision },
    { act: isNew ? "add" : "replace", question: questionFrom(question, submission.value) },
  );
  if (!outcome.ok) return data(submission.reply({ formErrors: [problemOf(outcome.reason)] }), { status: 409 });
  return redirect(doneAddress(`/settings/questionnaires/${String(version.version)}`, "changed"), 303);
});

export default function QuestionPage() {
  const t = useT();
  const { title, version, revision, question } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead
        above={`/settings/questionnaires/${String(version)}`}
        back={t("questionnaires:preview.back", { version: String(version) })}
        title={title}
      />
      <QuestionEditForm {...{ question, revision, lastResult }} />
    </div>
  );
}

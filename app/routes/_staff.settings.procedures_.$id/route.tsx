import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOnProcedure, renameProcedure } from "#app/dossiers/procedures/change-procedure.server.ts";
import { findProcedure } from "#app/dossiers/procedures/list-procedures.server.ts";
import { mergeProcedures } from "#app/dossiers/procedures/merge-procedures.server.ts";
import { startMoving } from "#app/jobs/move-merged.server.ts";
import {
  procedureActSchema,
  procedureMergeSchema,
  procedureNameSchema,
  type ProcedureProblem,
} from "#app/dossiers/procedures/procedure.ts";
import { ActForms, MergeForm, NameForm, type ProcedureIntent } from "#app/dossiers/procedures/procedure-forms.tsx";
import { StateTag } from "#app/dossiers/procedures/procedure-list.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { ChangeHistory } from "#app/settings/change-history.tsx";
import { listChangesOf } from "#app/staff/audit/list-audit-entries.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Facts, Notice, SubpageHead } from "#app/ui/parts.tsx";

/** One procedure: its name, its state, the one it counts under, and who changed what. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, params }) => {
  const found = await findProcedure(context.db, staff.officeId, params["id"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  return {
    ...found,
    title: found.procedure.name,
    done: doneIn(request.url, ["saved", "merged"]),
    suggested: new URL(request.url).searchParams.get("into") ?? "",
    changes: await listChangesOf(context.db, staff.officeId, "procedure-changed", found.procedure.id),
  };
});

const refusals = {
  "changed-meanwhile": "changedMeanwhile",
  state: "changedMeanwhile",
  target: "intoGone",
} as const satisfies Record<string, ProcedureProblem>;

export const action = staffAction("settings.edit", async ({ context, staff, params, request }) => {
  const id = params["id"] ?? "";
  const form = await readForm(request);
  const intent: ProcedureIntent =
    form.get("intent") === "merge" ? "merge" : form.get("intent") === "act" ? "act" : "name";
  if (intent === "name") {
    const submission = parseForm(form, procedureNameSchema);
    if (submission.status !== "success") return refused(submission.reply(), 400);
    const { shown, name, field } = submission.value;
    return answer(await renameProcedure(context, staff, { id, shown }, { name, field }), submission);
  }
  if (intent === "act") {
    const submission = parseForm(form, procedureActSchema);
    if (submission.status !== "success") return refused(submission.reply(), 400);
    const { shown, act } = submission.value;
    return answer(await actOnProcedure(context, staff, { id, shown }, act), submission);
  }
  const submission = parseForm(form, procedureMergeSchema);
  if (submission.status !== "success") return refused(submission.reply(), 400);
  const { shown, into } = submission.value;
  const outcome = await mergeProcedures(context, staff, { id, shown, into });
  if (outcome.ok) await startMoving(context);
  return answer(outcome, submission);

  type Reply = ReturnType<typeof submission.reply>;
  type Outcome = { ok: true } | { ok: false; reason: "not-found" | keyof typeof refusals };

  function refused(lastResult: Reply, status: number) {
    return data({ intent, lastResult }, { status });
  }

  function answer(outcome: Outcome, { reply }: { reply: (options: { formErrors: string[] }) => Reply }) {
    if (outcome.ok)
      return redirect(doneAddress(`/settings/procedures/${id}`, intent === "merge" ? "merged" : "saved"), 303);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (outcome.reason === "not-found") throw new Response(null, { status: 404 });
    return refused(reply({ formErrors: [refusals[outcome.reason]] }), 409);
  }
});

export default function ProcedurePage() {
  const t = useT();
  const { language } = usePage();
  const { title, done, procedure, into, merged, isMoving, fields, targets, suggested, changes } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const resultOf = (intent: ProcedureIntent) => (refused?.intent === intent ? refused.lastResult : undefined);
  return (
    <div className="narrow">
      <SubpageHead above="/settings/procedures" back={t("procedures:back")} title={title} />
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t(`procedures:done.${done}`)}</p>
        </Done>
      )}
      <Facts
        items={[
          [t("procedures:code"), procedure.code],
          [t("procedures:field"), procedure.field === "" ? "–" : procedure.field],
          [t("procedures:dossiers"), formatCount(procedure.dossiers, language)],
          [t("procedures:state"), <StateTag key="state" state={procedure.state} />],
        ]}
      />
      {merged.length > 0 && (
        <p>
          {t("procedures:mergedHere")}{" "}
          {merged.map(({ id, code, name }, index) => (
            <span key={id}>
              {index > 0 && "; "}
              <a href={`/settings/procedures/${id}`}>
                {name} ({code})
              </a>
            </span>
          ))}
        </p>
      )}
      {into === undefined ? (
        <>
          <NameForm procedure={procedure} fields={fields} lastResult={resultOf("name")} />
          <ActForms procedure={procedure} lastResult={resultOf("act")} />
          <MergeForm procedure={procedure} targets={targets} suggested={suggested} lastResult={resultOf("merge")} />
        </>
      ) : (
        <Notice kind={isMoving ? "careful" : "good"}>
          <p>
            {t("procedures:countsUnder")}{" "}
            <a href={`/settings/procedures/${into.id}`}>
              {into.name} ({into.code})
            </a>
            . {t(isMoving ? "procedures:moving" : "procedures:moved")}
          </p>
        </Notice>
      )}
      <ChangeHistory changes={changes} none={t("procedures:noHistory")} />
    </div>
  );
}

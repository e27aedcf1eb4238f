import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { chosenFields, fieldsAt, judgeChoice, toldColumnsSchema } from "#app/imports/profiles/column-profile.ts";
import { ColumnsForm } from "#app/imports/profiles/columns-form.tsx";
import { HeaderRows } from "#app/imports/columns/header-rows.tsx";
import { findColumnsToTell, tellColumns } from "#app/imports/columns/tell-columns.server.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** Shows the columns of a run's file and asks what they are; `line` chooses another row as the header. */
export const loader = staffLoader("dossiers.import", async ({ context, staff, request, params, t }) => {
  const run = params["run"] ?? "";
  const typed = new URL(request.url).searchParams.get("line") ?? "";
  const line = /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
  const found = await findColumnsToTell(context, staff.officeId, run, line);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  return { title: t("imports:tell.title"), run, columns: found === "gone" ? null : found };
});

export const action = staffAction("dossiers.import", async ({ context, staff, params, request }) => {
  const run = params["run"] ?? "";
  const form = await readForm(request);
  const chosen = chosenFields(form);
  const submission = parseForm(form, toldColumnsSchema);
  if (submission.status !== "success")
    return data({ chosen, problems: [], answer: "notSent" as const }, { status: 400 });
  const { header, line, before } = submission.value;
  const found = await findColumnsToTell(context, staff.officeId, run, line);
  if (found === undefined || found === "gone") {
    return data({ chosen, problems: [], answer: "gone" as const }, { status: 409 });
  }
  if (found.header !== header) return data({ chosen, problems: [], answer: "changed" as const }, { status: 409 });
  const choice = judgeChoice(found.headings, chosen);
  if (!choice.ok) return data({ chosen, problems: choice.problems, answer: null }, { status: 400 });
  const told = { headings: found.headings, columns: choice.columns, before };
  const result = await tellColumns(context, staff, run, told);
  if (result.outcome === "started") return redirect(doneAddress(`/dossiers/import/${result.runId}`, "started"), 303);
  if (result.outcome === "saved") return redirect(doneAddress(`/dossiers/import/${run}`, "columns"), 303);
  return data({ chosen, problems: [], answer: result.outcome }, { status: 409 });
});

export default function ColumnsPage() {
  const t = useT();
  const { title, run, columns } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isThere = columns !== null && columns.rows.length > 0;
  return (
    <div className="narrow">
      <SubpageHead above={`/dossiers/import/${run}`} back={t("imports:undo.back")} title={title} />
      {refused?.answer !== undefined && refused.answer !== null && (
        <Notice kind="wrong">
          <p role="alert">{t(`imports:tell.answers.${refused.answer}`)}</p>
        </Notice>
      )}
      {columns === null ? (
        <p>{t("imports:tell.answers.gone")}</p>
      ) : (
        <>
          <p>{t(isThere ? "imports:tell.intro" : "imports:tell.introGone")}</p>
          {isThere && <HeaderRows run={run} rows={columns.rows} line={columns.line} />}
          <ColumnsForm
            // Another header has other columns, and other choices with them.
            key={columns.header}
            columns={columns}
            chosen={refused?.chosen ?? fieldsAt(columns.columns)}
            problems={refused?.problems ?? []}
            submit={t(isThere ? "imports:tell.readAgain" : "imports:tell.save")}
          />
        </>
      )}
    </div>
  );
}

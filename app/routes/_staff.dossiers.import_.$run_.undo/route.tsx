import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { UndoForm } from "#app/imports/runs/run-changes.tsx";
import { askToUndo } from "#app/imports/runs/undo-import.server.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Asks whether the office's last import is really to be undone. */
export const loader = staffLoader("dossiers.import", async ({ context, staff, params, t }) => {
  const report = await readRunReport(context, staff.officeId, params["run"] ?? "", {});
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (report === undefined) throw new Response(null, { status: 404 });
  return { title: t("imports:undo.title", { file: report.run.fileName }), run: report.run };
});

export const action = staffAction("dossiers.import", async ({ context, staff, params }) => {
  const run = params["run"] ?? "";
  const isAsked = await askToUndo(context, staff, run);
  if (!isAsked) return data({ isRefused: true }, { status: 409 });
  return redirect(doneAddress(`/dossiers/import/${run}`, "undo"), 303);
});

export default function UndoImportPage() {
  const t = useT();
  const { title, run } = useLoaderData<typeof loader>();
  const isRefused = useActionData<typeof action>()?.isRefused === true;
  return (
    <div className="narrow">
      <SubpageHead above={`/dossiers/import/${run.id}`} back={t("imports:undo.back")} title={title} />
      <UndoForm run={run} isRefused={isRefused} />
    </div>
  );
}

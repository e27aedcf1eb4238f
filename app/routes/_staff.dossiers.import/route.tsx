import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { listRuns } from "#app/imports/find-runs.server.ts";
import { receiveFile } from "#app/imports/receive-file.server.ts";
import { RunTable } from "#app/imports/run-table.tsx";
import { startImport } from "#app/imports/start-import.server.ts";
import { staffAction, staffLoader } from "#app/staff/staff-route.server.ts";
import { describedBy, ErrorSummary, Field } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";

export const loader = staffLoader("dossiers.import", async ({ context, staff, t }) => ({
  title: t("imports:title"),
  runs: await listRuns(context.db, staff.officeId, context.clock.now()),
}));

export const action = staffAction("dossiers.import", async ({ context, staff, request }) => {
  const reception = await receiveFile(context, request, "file");
  if (reception.outcome === "no-file") return data({ problem: "chooseFile" as const }, { status: 400 });
  if (reception.outcome === "too-large") return data({ problem: "tooLarge" as const }, { status: 413 });
  const start = await startImport(context, staff, reception.file);
  if (start.outcome === "started") return redirect(`/dossiers/import/${start.runId}`, 303);
  return data({ problem: "busy" as const, runId: start.runId }, { status: 409 });
});

export default function ImportPage() {
  const t = useT();
  const { runs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const error = answer === undefined || answer.problem === "busy" ? undefined : t(`imports:${answer.problem}`);
  return (
    <>
      <h1>{t("imports:title")}</h1>
      <div className="columns">
        <div>
          <p>{t("imports:lead")}</p>
          {answer?.problem === "busy" && <BusyNotice runId={answer.runId} />}
          <form method="post" encType="multipart/form-data" className="card">
            <ErrorSummary
              title={t("shell:errors.summary")}
              problems={error === undefined ? [] : [{ id: "file", text: error }]}
            />
            <Field id="file" label={t("imports:file")} error={error}>
              <input
                className="input"
                type="file"
                id="file"
                name="file"
                accept=".csv,.txt,text/csv"
                required
                aria-invalid={error === undefined ? undefined : true}
                aria-describedby={describedBy("file", undefined, error)}
              />
            </Field>
            <button className="button main">{t("imports:start")}</button>
          </form>
        </div>
        <aside className="card">
          <h2>{t("imports:needsTitle")}</h2>
          <p>{t("imports:needsColumns")}</p>
          <p>{t("imports:needsMore")}</p>
          <p>{t("imports:needsFormat")}</p>
          <p className="muted">{t("imports:privacy")}</p>
        </aside>
      </div>
      <h2>{t("imports:earlier")}</h2>
      <RunTable runs={runs} />
    </>
  );
}

function BusyNotice({ runId }: { runId: string }) {
  const t = useT();
  return (
    <Notice kind="careful">
      <h2>{t("imports:busyTitle")}</h2>
      <p>{t("imports:busyText")}</p>
      <p>
        <a href={`/dossiers/import/${runId}`}>{t("imports:openRunning")}</a>
      </p>
    </Notice>
  );
}

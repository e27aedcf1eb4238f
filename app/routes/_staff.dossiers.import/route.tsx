import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { listRuns } from "#app/imports/runs/find-runs.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { importRulesSchema, type ImportRules } from "#app/imports/runs/import-run.ts";
import { RunTable } from "#app/imports/runs/run-table.tsx";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { describedBy, ErrorSummary, Field } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";

export const loader = staffLoader("dossiers.import", async ({ context, staff, request, t }) => ({
  title: t("imports:title"),
  rules: readRules(request),
  runs: await listRuns(context.db, staff.officeId, context.clock.now()),
}));

/** Reads from the query how the next file must be read; the page of an earlier run links to it. */
function readRules(request: Request): ImportRules {
  const query = new URL(request.url).searchParams;
  const [days, moves] = [query.get("days"), query.get("moves")];
  const rules = { dayOrder: days ?? undefined, moves: moves ?? undefined };
  return importRulesSchema.safeParse(rules).data ?? {};
}

export const action = staffAction("dossiers.import", async ({ context, staff, request }) => {
  const reception = await receiveFile(context, request, "file");
  if (reception.outcome === "no-file") return data({ problem: "chooseFile" as const }, { status: 400 });
  if (reception.outcome === "too-large") return data({ problem: "tooLarge" as const }, { status: 413 });
  if (reception.outcome === "not-stored") return data({ problem: "notStored" as const }, { status: 503 });
  const start = await startImport(context, staff, reception.file, {
    rules: readRules(request),
    kind: new URL(request.url).searchParams.get("trial") === null ? "import" : "trial",
  });
  if (start.outcome === "started") return redirect(doneAddress(`/dossiers/import/${start.runId}`, "started"), 303);
  return data({ problem: "busy" as const, runId: start.runId }, { status: 409 });
});

export default function ImportPage() {
  const t = useT();
  const { runs, rules } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const error = answer === undefined || answer.problem === "busy" ? undefined : t(`imports:${answer.problem}`);
  return (
    <>
      <h1>{t("imports:title")}</h1>
      <div className="columns">
        <div>
          <p>{t("imports:lead")}</p>
          {answer?.problem === "busy" && <BusyNotice runId={answer.runId} />}
          <RulesNotice rules={rules} />
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
                accept=".csv,.txt,.xlsx,text/csv"
                required
                aria-invalid={error === undefined ? undefined : true}
                aria-describedby={describedBy("file", undefined, error)}
              />
            </Field>
            <p className="row">
              <button className="button main">{t("imports:start")}</button>
              <button className="button" formAction={trialAddress(rules)}>
                {t("imports:trial.start")}
              </button>
            </p>
            <p className="muted">{t("imports:trial.startText")}</p>
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

/** The page's own address with the wish for a trial. */
function trialAddress({ dayOrder, moves }: ImportRules): string {
  const chosen = { days: dayOrder, moves, trial: "yes" };
  const query = Object.entries(chosen).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/dossiers/import?${new URLSearchParams(query).toString()}`;
}

function RulesNotice({ rules }: { rules: ImportRules }) {
  const t = useT();
  if (rules.dayOrder === undefined && rules.moves === undefined) return null;
  return (
    <Notice kind="careful">
      {rules.dayOrder === "month-first" && <p>{t("imports:monthFirstNote")}</p>}
      {rules.dayOrder === "day-first" && <p>{t("imports:dayFirstNote")}</p>}
      {rules.moves === "accept" && <p>{t("imports:movesNote")}</p>}
      <p>
        <a href="/dossiers/import">{t("imports:usualReading")}</a>
      </p>
    </Notice>
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

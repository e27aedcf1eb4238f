import { data, redirect, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { hasRefusedRows } from "#app/imports/runs/refused-rows.server.ts";
import { countOfKind } from "#app/imports/runs/stored-problems.ts";
import { ProblemList, ReasonTable, RunChoices, RunCounts, RunNotice } from "#app/imports/runs/run-report.tsx";
import { askToStop } from "#app/imports/runs/start-import.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/**
 * While a file is read, the browser reloads the page every second, without a script; a confirmation stays longer, so
 * that it can be read.
 */
const refreshSeconds = { usual: 1, confirmed: 5 } as const;

export const loader = staffLoader("dossiers.import", async ({ context, staff, request, params, t }) => {
  const query = new URL(request.url).searchParams;
  const report = await readRunReport(context, staff.officeId, params["run"] ?? "", {
    refused: query.get("refused"),
    remark: query.get("remark"),
  });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (report === undefined) throw new Response(null, { status: 404 });
  const canMend = await hasRefusedRows(context.db, report.run.id);
  const isRunning = report.run.state === "running" || report.run.state === "waiting";
  const title = t(isRunning ? "imports:runningTitle" : "imports:runTitle", { file: report.run.fileName });
  const done = doneIn(request.url, changes);
  // Reloaded without the confirmation, so that it does not get the focus again.
  const seconds = done === undefined ? refreshSeconds.usual : refreshSeconds.confirmed;
  const refresh = `${String(seconds)}; url=/dossiers/import/${report.run.id}`;
  return data({ title, done, isRunning, canMend, ...report }, isRunning ? { headers: { Refresh: refresh } } : {});
});

/** An uploaded file is confirmed while it is read; later its report is enough. */
const changes = ["started", "stop"] as const;

/** Stops the run. */
export const action = staffAction("dossiers.import", async ({ context, staff, params }) => {
  const run = params["run"] ?? "";
  await askToStop(context, staff.officeId, run);
  return redirect(doneAddress(`/dossiers/import/${run}`, "stop"), 303);
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function ImportRunPage() {
  const t = useT();
  const { title, done, isRunning, canMend, run, remarks, problems } = useLoaderData<typeof loader>();
  const nothingToSay = run.state === "finished" && run.problems === 0 && remarks === 0;
  return (
    <>
      <p>
        <a href="/dossiers/import">{t("imports:again")}</a>
      </p>
      <h1>{title}</h1>
      {done !== undefined && isRunning && (
        <Done>
          <p>{t(`imports:done.${done}`)}</p>
        </Done>
      )}
      <RunNotice run={run} />
      <RunChoices run={run} />
      {(run.unreadable === null || run.rows_read > 0) && <RunCounts run={run} remarks={remarks} />}
      {nothingToSay && <p className="muted">{t("imports:noProblems")}</p>}
      <ReasonTable reasons={run.reasons} />
      <ProblemList
        heading={t("imports:refusedHeading")}
        text={t("imports:refusedText")}
        all={countOfKind(run.reasons, "refused")}
        {...problems.refused}
      />
      {canMend && !isRunning && (
        <p>
          <a className="button" href={`/dossiers/import/${run.id}/refused.csv`}>
            {t("imports:mend")}
          </a>{" "}
          <span className="muted">{t("imports:mendText")}</span>
        </p>
      )}
      <ProblemList
        heading={t("imports:remarksHeading")}
        text={t("imports:remarksText")}
        all={remarks}
        {...problems.remark}
      />
      <p>
        <a className="button" href="/dossiers">
          {t("imports:seeDossiers")}
        </a>
      </p>
    </>
  );
}

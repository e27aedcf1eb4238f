import { data, redirect, type HeadersFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countProposedBy } from "#app/dossiers/procedures/list-procedures.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { channelWordSchema } from "#app/imports/runs/channel-word.ts";
import {
  forgetChannelWord,
  listChannelWords,
  listUnknownChannels,
  setChannelWord,
} from "#app/imports/runs/channel-words.server.ts";
import { KnownWords, UnknownWords } from "#app/imports/runs/channel-words.tsx";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { hasRefusedRows } from "#app/imports/runs/refused-rows.server.ts";
import { countOfKind } from "#app/imports/runs/stored-problems.ts";
import {
  BroughtProcedures,
  ProblemList,
  ReasonTable,
  RunChoices,
  RunCounts,
  RunNotice,
} from "#app/imports/runs/run-report.tsx";
import { askToStop } from "#app/imports/runs/start-import.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { may } from "#app/staff/permissions.ts";
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
  const isRunning = report.run.state === "running" || report.run.state === "waiting";
  const canMend = !isRunning && (await hasRefusedRows(context.db, report.run.id));
  const brought = await countProposedBy(context.db, staff.officeId, report.run.id);
  const knownWords = isRunning ? [] : await listChannelWords(context.db, staff.officeId);
  const unknownWords = isRunning ? [] : await listUnknownChannels(context.db, report.run.id, knownWords);
  const title = t(isRunning ? "imports:runningTitle" : "imports:runTitle", { file: report.run.fileName });
  const done = doneIn(request.url, changes);
  // Reloaded without the confirmation, so that it does not get the focus again.
  const seconds = done === undefined ? refreshSeconds.usual : refreshSeconds.confirmed;
  const refresh = `${String(seconds)}; url=/dossiers/import/${report.run.id}`;
  return data(
    {
      title,
      done,
      isRunning,
      canMend,
      brought,
      maySettle: may(staff.roles, "settings.edit"),
      knownWords,
      unknownWords,
      ...report,
    },
    isRunning ? { headers: { Refresh: refresh } } : {},
  );
});

/** An uploaded file is confirmed while it is read; later its report is enough. */
const changes = ["started", "stop", "word", "forget"] as const;
const whileRunning: readonly string[] = ["started", "stop"];

/** Stops the run, remembers what a word means, or forgets it. */
export const action = staffAction("dossiers.import", async ({ context, staff, params, request }) => {
  const run = params["run"] ?? "";
  const form = await readForm(request);
  const [intent, word] = [form.get("intent"), form.get("word")];
  if (intent === "word") {
    const submission = parseForm(form, channelWordSchema);
    if (submission.status !== "success") {
      return data({ word: typeof word === "string" ? word : "", lastResult: submission.reply() }, { status: 400 });
    }
    const { word: written, channel } = submission.value;
    await setChannelWord(context, staff, { written, channel });
    return redirect(doneAddress(`/dossiers/import/${run}`, "word"), 303);
  }
  if (intent === "forget") {
    await forgetChannelWord(context, staff, typeof word === "string" ? word : "");
    return redirect(doneAddress(`/dossiers/import/${run}`, "forget"), 303);
  }
  await askToStop(context, staff.officeId, run);
  return redirect(doneAddress(`/dossiers/import/${run}`, "stop"), 303);
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function ImportRunPage() {
  const t = useT();
  const { title, done, isRunning, canMend, brought, maySettle, knownWords, unknownWords, run, remarks, problems } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isConfirmed = done !== undefined && isRunning === whileRunning.includes(done);
  const nothingToSay = run.state === "finished" && run.problems === 0 && remarks === 0;
  return (
    <>
      <p>
        <a href="/dossiers/import">{t("imports:again")}</a>
      </p>
      <h1>{title}</h1>
      {isConfirmed && (
        <Done>
          <p>{t(`imports:done.${done}`)}</p>
        </Done>
      )}
      {(isRunning || !isConfirmed) && <RunNotice run={run} />}
      <RunChoices run={run} />
      {(run.unreadable === null || run.rows_read > 0) && <RunCounts run={run} remarks={remarks} />}
      <BroughtProcedures {...brought} maySettle={maySettle} />
      {nothingToSay && <p className="muted">{t("imports:noProblems")}</p>}
      <ReasonTable reasons={run.reasons} />
      <ProblemList
        heading={t("imports:refusedHeading")}
        text={t("imports:refusedText")}
        all={countOfKind(run.reasons, "refused")}
        sheets={run.sheets}
        {...problems.refused}
      />
      <UnknownWords words={unknownWords} refused={refused} />
      {canMend && (
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
        sheets={run.sheets}
        {...problems.remark}
      />
      {!isRunning && <KnownWords words={knownWords} />}
      <p>
        <a className="button" href="/dossiers">
          {t("imports:seeDossiers")}
        </a>
      </p>
    </>
  );
}

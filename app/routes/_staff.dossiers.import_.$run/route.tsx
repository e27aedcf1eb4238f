import { data, redirect, type HeadersFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countProposedBy } from "#app/dossiers/procedures/list-procedures.server.ts";
import { findLastUnprintedDay } from "#app/dossiers/receipts/find-receipts.server.ts";
import { unprintedWeekAddress } from "#app/dossiers/receipts/print-choice.ts";
import { useT } from "#app/i18n/page.tsx";
import { registerWordSchema, wordKinds } from "#app/imports/profiles/register-word.ts";
import {
  forgetRegisterWord,
  listRegisterWords,
  listUnknownWords,
  setRegisterWord,
} from "#app/imports/profiles/register-words.server.ts";
import { KnownWords, UnknownWords } from "#app/imports/profiles/register-words.tsx";
import { lacksColumns } from "#app/imports/runs/import-run.ts";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { hasRefusedRows } from "#app/imports/runs/refused-rows.server.ts";
import { countOfKind } from "#app/imports/runs/stored-problems.ts";
import {
  BroughtProcedures,
  ColumnsLink,
  ProblemList,
  ReasonTable,
  RunChoices,
  RunCounts,
  RunNotice,
} from "#app/imports/runs/run-report.tsx";
import { AdditionLists, ChangeTable, ImportTriedForm } from "#app/imports/runs/run-changes.tsx";
import { listAdditions, listChanges } from "#app/imports/runs/run-changes.server.ts";
import { askToStop, importTried, isFileThere } from "#app/imports/runs/start-import.server.ts";
import { isUndoable } from "#app/imports/runs/undo-import.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Notice } from "#app/ui/parts.tsx";

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
    kept: query.get("kept"),
  });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (report === undefined) throw new Response(null, { status: 404 });
  const { run } = report;
  const isTrial = run.kind === "trial";
  const isUndone = run.state === "undoing" || run.state === "undone";
  const isRunning = ["running", "waiting", "undoing"].includes(run.state);
  const canUndo = !isRunning && (await isUndoable(context.db, staff.officeId, run.id, context.clock.now()));
  const isThere = !isRunning && (await isFileThere(context.db, run.id));
  const canImport = isTrial && isThere && !lacksColumns(run.unreadable);
  const canTell = isThere || (!isRunning && run.header.headings.length > 0);
  const changes = isTrial && !isRunning ? await listChanges(context.db, run.id) : [];
  const additions = isTrial && !isRunning ? await listAdditions(context.db, run.id) : [];
  const canMend = !isRunning && (await hasRefusedRows(context.db, report.run.id));
  const brought = await countProposedBy(context.db, staff.officeId, report.run.id);
  const knownWords = isRunning ? [] : await listRegisterWords(context.db, staff.officeId);
  const unknownWords = isRunning ? [] : await listUnknownWords(context.db, report.run.id, knownWords);
  const mayPrint = run.state === "finished" && !isTrial && may(staff.roles, "receipts.print");
  const unprinted = mayPrint ? await findLastUnprintedDay(context.db, staff.officeId) : undefined;
  const title = t(titleOf(isTrial, isRunning && !isUndone), { file: run.fileName });
  const done = doneIn(request.url, acts);
  // Reloaded without the confirmation, so that it does not get the focus again.
  const seconds = done === undefined ? refreshSeconds.usual : refreshSeconds.confirmed;
  const refresh = `${String(seconds)}; url=/dossiers/import/${report.run.id}`;
  return data(
    {
      title,
      done,
      isRunning,
      canMend,
      canUndo,
      canImport,
      canTell,
      changes,
      additions,
      brought,
      unprinted,
      maySettle: may(staff.roles, "settings.edit"),
      knownWords,
      unknownWords,
      ...report,
    },
    isRunning ? { headers: { Refresh: refresh } } : {},
  );
});

/** An uploaded file is confirmed while it is read; later its report is enough. */
const acts = ["started", "stop", "word", "forget", "undo", "columns"] as const;
const whileRunning: readonly string[] = ["started", "stop", "undo"];

function titleOf(isTrial: boolean, isRunning: boolean) {
  if (isTrial) return isRunning ? ("imports:trial.runningTitle" as const) : ("imports:trial.title" as const);
  return isRunning ? ("imports:runningTitle" as const) : ("imports:runTitle" as const);
}

/** Stops the run, imports what was tried, remembers what a word means, or forgets it. */
export const action = staffAction("dossiers.import", async ({ context, staff, params, request }) => {
  const run = params["run"] ?? "";
  const form = await readForm(request);
  const [intent, kind, word] = [form.get("intent"), form.get("kind"), form.get("word")];
  if (intent === "word") {
    const submission = parseForm(form, registerWordSchema);
    if (submission.status !== "success") {
      const typed = { kind: typeof kind === "string" ? kind : "", word: typeof word === "string" ? word : "" };
      return data({ ...typed, lastResult: submission.reply() }, { status: 400 });
    }
    const { kind: column, word: written, meaning } = submission.value;
    await setRegisterWord(context, staff, { kind: column, written, meaning });
    return redirect(doneAddress(`/dossiers/import/${run}`, "word"), 303);
  }
  if (intent === "forget") {
    const column = wordKinds.find((one) => one === kind);
    if (column !== undefined) await forgetRegisterWord(context, staff, column, typeof word === "string" ? word : "");
    return redirect(doneAddress(`/dossiers/import/${run}`, "forget"), 303);
  }
  if (intent === "import") {
    const start = await importTried(context, staff, run);
    if (start.outcome === "started") return redirect(doneAddress(`/dossiers/import/${start.runId}`, "started"), 303);
    return data({ problem: start.outcome }, { status: 409 });
  }
  await askToStop(context, staff.officeId, run);
  return redirect(doneAddress(`/dossiers/import/${run}`, "stop"), 303);
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function ImportRunPage() {
  const t = useT();
  const {
    title,
    done,
    isRunning,
    canMend,
    canUndo,
    canImport,
    canTell,
    changes,
    additions,
    brought,
    unprinted,
    maySettle,
    knownWords,
    unknownWords,
    ...report
  } = useLoaderData<typeof loader>();
  const { run, remarks, problems } = report;
  const answer = useActionData<typeof action>();
  const refused = answer !== undefined && "word" in answer ? answer : undefined;
  const problem = answer !== undefined && "problem" in answer ? answer.problem : undefined;
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
      {problem !== undefined && (
        <Notice kind="wrong">
          <p role="alert">{t(problem === "gone" ? "imports:trial.gone" : "imports:busyText")}</p>
        </Notice>
      )}
      {canTell && <ColumnsLink run={run} />}
      {canImport && <ImportTriedForm />}
      <RunChoices run={run} />
      {(run.unreadable === null || run.rows_read > 0) && <RunCounts run={run} remarks={remarks} />}
      <BroughtProcedures {...brought} maySettle={maySettle} />
      {nothingToSay && <p className="muted">{t("imports:noProblems")}</p>}
      <ProblemList
        heading={t("imports:undo.keptHeading")}
        text={t("imports:undo.keptText")}
        all={run.undo.kept}
        sheets={[]}
        {...problems.kept}
      />
      <AdditionLists additions={additions} />
      <ChangeTable run={run} changes={changes} />
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
        text={t(run.kind === "trial" ? "imports:trial.remarksText" : "imports:remarksText")}
        all={remarks}
        sheets={run.sheets}
        {...problems.remark}
      />
      {!isRunning && <KnownWords words={knownWords} />}
      <p>
        {unprinted !== undefined && (
          <>
            <a className="button main" href={unprintedWeekAddress(unprinted)}>
              {t("imports:printReceipts")}
            </a>{" "}
          </>
        )}
        <a className="button" href="/dossiers">
          {t("imports:seeDossiers")}
        </a>{" "}
        {canUndo && (
          <a className="button" href={`/dossiers/import/${run.id}/undo`}>
            {t("imports:undo.start")}
          </a>
        )}
      </p>
    </>
  );
}

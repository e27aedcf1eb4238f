import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Done } from "#app/ui/done.tsx";
import { DataTable, Notice } from "#app/ui/parts.tsx";
import { UndoNotice } from "./run-changes.tsx";
import { lacksColumns } from "./import-run.ts";
import type { ListedProblem, ShownRun } from "./shown-run.ts";
import { countOfKind, mostStoredProblems, reasonsOf, type ReasonCounts } from "./stored-problems.ts";
import { lineText, problemText } from "./problem-text.ts";

/** The state of a run in words and, while it runs, as a bar; confirms its end. */
export function RunNotice({ run }: { run: ShownRun }) {
  const t = useT();
  if (run.state === "running" || run.state === "waiting") return <RunProgress run={run} />;
  if (run.state === "undoing" || run.state === "undone") return <UndoNotice run={run} />;
  if (run.state === "interrupted") return <Done kind="careful">{t("imports:interruptedText")}</Done>;
  if (run.unreadable !== null) return <Done kind="wrong">{t(`imports:unreadable.${run.unreadable}`)}</Done>;
  return <Done>{t(run.kind === "trial" ? "imports:trial.finished" : "imports:finishedText")}</Done>;
}

function RunProgress({ run }: { run: ShownRun }) {
  const t = useT();
  const { language } = usePage();
  const share = run.bytesTotal === 0 ? 0 : Math.min(1, run.bytesRead / run.bytesTotal);
  const words = t("imports:progress", {
    share: formatShare(share, language),
    rows: formatCount(run.rows_read, language),
  });
  return (
    <div className="card">
      <label className="progress">
        {words}
        <progress max={1} value={share} />
      </label>
      <p className="muted">{t(`imports:${run.state === "running" ? "runningText" : waitingText(run)}`)}</p>
      {run.isStopAsked ? <p>{t("imports:stopAsked")}</p> : <StopForm isTrial={run.kind === "trial"} />}
    </div>
  );
}

function waitingText(run: ShownRun): "waitingText" | "resumeText" {
  return run.rows_read > 0 ? "resumeText" : "waitingText";
}

function StopForm({ isTrial }: { isTrial: boolean }) {
  const t = useT();
  return (
    <form method="post" className="row">
      <button className="button">{t("imports:stop")}</button>
      <span className="muted">{t(isTrial ? "imports:trial.stopText" : "imports:stopText")}</span>
    </form>
  );
}

/** The way to tell what the columns of the file are, or to correct how they were read. */
export function ColumnsLink({ run }: { run: ShownRun }) {
  const t = useT();
  const address = `/dossiers/import/${run.id}/columns`;
  if (lacksColumns(run.unreadable)) {
    return (
      <div className="card">
        <p>{t("imports:tell.offer")}</p>
        <p>
          <a className="button main" href={address}>
            {t("imports:tell.open")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <p>
      {run.header.isTold && `${t("imports:tell.used")} `}
      <a href={address}>{t("imports:tell.correct")}</a>
    </p>
  );
}

/** The choices for a file that was refused for its days or its numbers: import it again with a decision. */
export function RunChoices({ run }: { run: ShownRun }) {
  const t = useT();
  const { language } = usePage();
  const moved = run.reasons.movedDossier ?? 0;
  const isAboutDays = run.unreadable === "monthFirst" || run.unreadable === "mixedDays";
  if (!isAboutDays && moved === 0) return null;
  return (
    <div className="card">
      {isAboutDays && (
        <p className="row">
          <a className="button" href="/dossiers/import?days=month-first">
            {t("imports:readMonthFirst")}
          </a>
          <a className="button" href="/dossiers/import?days=day-first">
            {t("imports:readDayFirst")}
          </a>
        </p>
      )}
      {moved > 0 && (
        <>
          <p>{t("imports:acceptMovesText", { rows: formatCount(moved, language) })}</p>
          <p>
            <a className="button" href={acceptMovesAddress(run)}>
              {t("imports:acceptMoves")}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

function acceptMovesAddress({ rules }: ShownRun): string {
  return `/dossiers/import?moves=accept${rules.dayOrder === undefined ? "" : `&days=${rules.dayOrder}`}`;
}

/** The counts of a run: the first ones add up to the rows read; the refused rows are separate. */
export function RunCounts({ run, remarks }: { run: ShownRun; remarks: number }) {
  const t = useT();
  const { language } = usePage();
  const counts = [
    ["created", run.created],
    ["updated", run.updated],
    ["unchanged", run.unchanged],
    ["skipped", run.skipped],
    ["problems", run.problems],
    ["rows", run.rows_read],
    ["remarks", remarks],
  ] as const;
  return (
    <dl className="tallies">
      {counts.map(([name, count]) => (
        <div key={name} className={name === "problems" && count > 0 ? "tally short" : "tally"}>
          <dt>{t(`imports:counts.${name}`)}</dt>
          <dd>{formatCount(count, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface BroughtProps {
  /** The procedures that the run was the first to name, and those of them that nobody has accepted yet. */
  brought: number;
  waiting: number;
  /** Whether the reader may accept them. */
  maySettle: boolean;
}

/** How many procedures are new with this register, with the way to accept them; nothing if none is. */
export function BroughtProcedures({ brought, waiting, maySettle }: BroughtProps) {
  const t = useT();
  const { language } = usePage();
  if (brought === 0) return null;
  const [number, left] = [formatCount(brought, language), formatCount(waiting, language)];
  return (
    <Notice kind={waiting > 0 ? "careful" : "good"}>
      <p>{t("imports:broughtProcedures", { number, waiting: left })}</p>
      {maySettle && waiting > 0 && (
        <p>
          <a href="/settings/procedures">{t("imports:seeProcedures")}</a>
        </p>
      )}
    </Notice>
  );
}

/** Counts by reason, shown if more problems were found than stored. */
export function ReasonTable({ reasons }: { reasons: ReasonCounts }) {
  const t = useT();
  const { language } = usePage();
  const kinds = (["refused", "remark"] as const).filter((kind) => countOfKind(reasons, kind) > mostStoredProblems);
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2>{t("imports:reasonsHeading")}</h2>
      <DataTable
        caption={t("imports:reasonsHeading")}
        hideCaption
        rows={kinds.flatMap((kind) => reasonsOf(reasons, kind))}
        rowKey={([reason]) => reason}
        columns={[
          { label: t("imports:reason"), cell: ([reason]) => t(`imports:reasons.${reason}`) },
          { label: t("imports:count"), cell: ([, count]) => formatCount(count, language), number: true },
        ]}
      />
    </section>
  );
}

interface ProblemListProps {
  heading: string;
  text: string;
  problems: readonly ListedProblem[];
  /** The cursor of the next page; undefined on the last page. */
  next: string | undefined;
  /** Address of the first page, if this is another one. */
  first: string | undefined;
  /** Number of problems, including those that are not stored. */
  all: number;
  /** The names of the file's sheets, where it has several. */
  sheets: readonly string[];
}

/** The rows by line, each with its reason; renders nothing if there are none. */
export function ProblemList({ heading, text, problems, next, first, all, sheets }: ProblemListProps) {
  const t = useT();
  const { language } = usePage();
  const shownLine = (line: number) => (sheets.length === 0 ? formatCount(line, language) : lineText(t, line, sheets));
  if (problems.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <p className="muted">{text}</p>
      {all > mostStoredProblems && (
        <p>
          {t("imports:keptOnly", { kept: formatCount(mostStoredProblems, language), all: formatCount(all, language) })}
        </p>
      )}
      <DataTable
        caption={heading}
        hideCaption
        rows={problems}
        rowKey={(problem) => problem.id}
        columns={[
          { label: t("imports:line"), cell: ({ line }) => shownLine(line), number: sheets.length === 0 },
          {
            label: t("imports:column"),
            cell: (problem) => (problem.column === "" ? t("imports:wholeRow") : problem.column),
          },
          { label: t("imports:reason"), cell: (problem) => problemText(t, problem, sheets) },
        ]}
      />
      <p className="row">
        {first !== undefined && (
          <a className="button" href={first}>
            {t("imports:first")}
          </a>
        )}
        {next !== undefined && (
          <a className="button" href={next}>
            {t("imports:next")}
          </a>
        )}
      </p>
    </section>
  );
}

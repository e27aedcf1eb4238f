import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, Notice } from "#app/ui/parts.tsx";
import type { ListedProblem, ShownRun } from "./find-runs.server.ts";
import { problemText } from "./problem-text.ts";

/** What a run is doing or has done, in words and, while it runs, as a bar. */
export function RunNotice({ run }: { run: ShownRun }) {
  const t = useT();
  if (run.state === "running") return <RunProgress run={run} />;
  if (run.state === "interrupted") return <Notice kind="careful">{t("imports:interruptedText")}</Notice>;
  if (run.unreadable !== null) return <Notice kind="wrong">{t(`imports:unreadable.${run.unreadable}`)}</Notice>;
  return <Notice kind="good">{t("imports:finishedText")}</Notice>;
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
      <p className="muted">{t("imports:runningText")}</p>
    </div>
  );
}

/** The counts of a run, the refused rows set apart. */
export function RunCounts({ run, remarks }: { run: ShownRun; remarks: number }) {
  const t = useT();
  const { language } = usePage();
  const counts = [
    ["created", run.created],
    ["updated", run.updated],
    ["unchanged", run.unchanged],
    ["problems", run.problems],
    ["remarks", remarks],
    ["rows", run.rows_read],
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

interface ProblemListProps {
  heading: string;
  text: string;
  problems: readonly ListedProblem[];
  /** Where the next page begins; undefined on the last. */
  next: string | undefined;
  /** Set when this is not the first page. */
  first: string | undefined;
}

/** Rows by line with the reason of each; nothing at all when there are none. */
export function ProblemList({ heading, text, problems, next, first }: ProblemListProps) {
  const t = useT();
  const { language } = usePage();
  if (problems.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <p className="muted">{text}</p>
      <DataTable
        caption={heading}
        hideCaption
        rows={problems}
        rowKey={(problem) => problem.id}
        columns={[
          { label: t("imports:line"), cell: (problem) => formatCount(problem.line, language), number: true },
          {
            label: t("imports:column"),
            cell: (problem) => (problem.column === "" ? t("imports:wholeRow") : problem.column),
          },
          { label: t("imports:reason"), cell: (problem) => problemText(t, problem) },
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

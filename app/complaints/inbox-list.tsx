import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import { inboxViews, type InboxView } from "./inbox-view.ts";
import type { InboxCounts, InboxLine } from "./list-inbox.server.ts";
import { UrgencyTag } from "./urgency-tag.tsx";

/** What waits for an answer, as three figures. */
export function InboxFigures({ counts }: { counts: InboxCounts }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="figures" aria-label={t("complaints:inbox.counts")}>
      {(["overdue", "soon", "open"] as const).map((name) => (
        <div className="figure" key={name}>
          <span>{t(`complaints:inbox.${name}`)}</span>
          <span className={name === "overdue" && counts.overdue > 0 ? "value short" : "value"}>
            {formatCount(counts[name], language)}
          </span>
        </div>
      ))}
    </section>
  );
}

/** The three lists to choose from. */
export function InboxViews({ current }: { current: InboxView }) {
  const t = useT();
  return (
    <nav className="tabs" aria-label={t("complaints:inbox.viewsLabel")}>
      {inboxViews.map((view) => (
        <a
          key={view}
          href={view === "open" ? "/inbox" : `/inbox?view=${view}`}
          aria-current={view === current ? "page" : undefined}
        >
          {t(`complaints:inbox.views.${view}`)}
        </a>
      ))}
    </nav>
  );
}

const emptyTexts = {
  open: "complaints:inbox.emptyOpen",
  answered: "complaints:inbox.emptyAnswered",
  all: "complaints:inbox.emptyAll",
} as const;

/** The cases, each leading to its page. */
export function InboxList({ lines, view }: { lines: readonly InboxLine[]; view: InboxView }) {
  const t = useT();
  if (lines.length === 0) {
    return (
      <EmptyState>
        <p>{t(emptyTexts[view])}</p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption={t(`complaints:inbox.views.${view}`)}
      hideCaption
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { label: t("complaints:inbox.reference"), cell: (line) => <ReferenceCell line={line} /> },
        { label: t("complaints:inbox.dueOn"), cell: (line) => <DueCell line={line} /> },
        { label: t("complaints:inbox.text"), cell: (line) => <TextCell line={line} /> },
        { label: t("complaints:inbox.given"), cell: (line) => <GivenCell line={line} /> },
      ]}
    />
  );
}

function ReferenceCell({ line }: { line: InboxLine }) {
  const t = useT();
  return (
    <>
      <a className="code target" href={`/inbox/${line.reference}`}>
        {line.reference}
      </a>
      <br />
      <span className="muted small">{t(`complaints:kinds.${line.kind}`)}</span>
    </>
  );
}

function DueCell({ line }: { line: InboxLine }) {
  const t = useT();
  return (
    <>
      {line.answerOwed && (
        <>
          {formatDay(line.dueOn)}
          <br />
        </>
      )}
      <UrgencyTag urgency={line.urgency} />
      {line.answeredOn !== null && (
        <>
          <br />
          <span className="muted small">{t("complaints:inbox.answeredOn", { day: formatDay(line.answeredOn) })}</span>
        </>
      )}
    </>
  );
}

function TextCell({ line }: { line: InboxLine }) {
  const t = useT();
  return (
    <>
      {line.excerpt}
      <br />
      <span className="muted small">{t("complaints:inbox.receivedOn", { day: formatDay(line.receivedOn) })}</span>
    </>
  );
}

function GivenCell({ line }: { line: InboxLine }) {
  const t = useT();
  const given = [line.unitName, line.assigneeName].filter((name) => name !== null);
  return given.length > 0 ? <>{given.join(" · ")}</> : <span className="muted">{t("complaints:inbox.nobody")}</span>;
}

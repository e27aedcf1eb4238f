import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { withBack } from "#app/platform/forms/back.ts";
import type { AskedPage } from "#app/platform/list-page.ts";
import { EmptyState } from "#app/ui/parts.tsx";
import {
  filterQuery,
  inboxViews,
  isFiltered,
  noFilter,
  type InboxFilter,
  type InboxView,
  type InboxCounts,
  type InboxLine,
} from "./inbox-view.ts";
import { UrgencyTag } from "#app/complaints/case/urgency-tag.tsx";

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

/** The links to the lists, with the number of cases in each. */
export function InboxViews({ current, viewCounts }: { current: InboxView; viewCounts: Record<InboxView, number> }) {
  const t = useT();
  const { language } = usePage();
  return (
    <nav className="tabs" aria-label={t("complaints:inbox.viewsLabel")}>
      {inboxViews.map((view) => (
        <a
          key={view}
          href={`/inbox${filterQuery({ ...noFilter, view })}`}
          aria-current={view === current ? "page" : undefined}
        >
          {`${t(`complaints:inbox.views.${view}`)} (${formatCount(viewCounts[view], language)})`}
        </a>
      ))}
    </nav>
  );
}

const emptyTexts = {
  open: "complaints:inbox.emptyOpen",
  mine: "complaints:inbox.emptyMine",
  approval: "complaints:inbox.emptyApproval",
  answered: "complaints:inbox.emptyAnswered",
  all: "complaints:inbox.emptyAll",
} as const;

interface InboxListProps {
  lines: readonly InboxLine[];
  filter: InboxFilter;
  /** The place after or before which this page of the list was asked for. */
  place: AskedPage;
}

/** The cases, each leading to its page, which leads back to this page of the list. */
export function InboxList({ lines, filter, place }: InboxListProps) {
  const t = useT();
  if (lines.length === 0) {
    return (
      <EmptyState>
        <p>{t(isFiltered(filter) ? "complaints:filter.none" : emptyTexts[filter.view])}</p>
      </EmptyState>
    );
  }
  const list = `/inbox${filterQuery(filter, place)}`;
  return (
    <ul className="cases" role="list" aria-label={t(`complaints:inbox.views.${filter.view}`)}>
      {lines.map((line) => (
        <CaseLine key={line.id} line={line} list={list} />
      ))}
    </ul>
  );
}

/** One case: its kind, due day, text and assignee. In a row if the screen is wide enough. */
function CaseLine({ line, list }: { line: InboxLine; list: string }) {
  const t = useT();
  const given = [line.unitName, line.assigneeName].filter((name) => name !== null);
  const notes = [
    t(`complaints:kinds.${line.kind}`),
    t(`complaints:states.${line.state}`),
    t("complaints:inbox.receivedOn", { day: formatDay(line.receivedOn) }),
    given.length > 0 ? given.join(" · ") : t("complaints:inbox.nobody"),
  ];
  return (
    <li>
      <a className="code target" href={withBack(`/inbox/${line.reference}`, list)}>
        {line.reference}
      </a>
      <div className="row">
        <UrgencyTag urgency={line.urgency} />
        <CaseDay line={line} />
      </div>
      <div>
        <p>{line.isLocked ? t("complaints:filter.lockedLine") : line.excerpt}</p>
        <p className="muted small">{notes.join(" · ")}</p>
      </div>
    </li>
  );
}

/** The day of the answer or of another end, else the due day; nothing if no answer is owed. */
function CaseDay({ line: { answeredOn, closedOn, answerOwed, dueOn } }: { line: InboxLine }) {
  const t = useT();
  const endedOn = answeredOn ?? closedOn;
  if (endedOn !== null) return <span>{formatDay(endedOn)}</span>;
  return answerOwed ? <span>{t("complaints:inbox.dueOn", { day: formatDay(dueOn) })}</span> : null;
}

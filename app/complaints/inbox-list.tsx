import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { EmptyState } from "#app/ui/parts.tsx";
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
    <ul className="cases" role="list" aria-label={t(`complaints:inbox.views.${view}`)}>
      {lines.map((line) => (
        <CaseLine key={line.id} line={line} />
      ))}
    </ul>
  );
}

/** One case: what it is, when it is due, what it says, who has it. In a row where there is room. */
function CaseLine({ line }: { line: InboxLine }) {
  const t = useT();
  const given = [line.unitName, line.assigneeName].filter((name) => name !== null);
  const notes = [
    t(`complaints:kinds.${line.kind}`),
    t("complaints:inbox.receivedOn", { day: formatDay(line.receivedOn) }),
    given.length > 0 ? given.join(" · ") : t("complaints:inbox.nobody"),
  ];
  return (
    <li>
      <a className="code target" href={`/inbox/${line.reference}`}>
        {line.reference}
      </a>
      <div className="row">
        <UrgencyTag urgency={line.urgency} />
        <CaseDay line={line} />
      </div>
      <div>
        <p>{line.excerpt}</p>
        <p className="muted small">{notes.join(" · ")}</p>
      </div>
    </li>
  );
}

/** The day of the answer, else the day it is due; none where no answer is owed. */
function CaseDay({ line: { answeredOn, answerOwed, dueOn } }: { line: InboxLine }) {
  const t = useT();
  if (answeredOn !== null) return <span>{formatDay(answeredOn)}</span>;
  return answerOwed ? <span>{t("complaints:inbox.dueOn", { day: formatDay(dueOn) })}</span> : null;
}

import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { withBack } from "#app/platform/forms/back.ts";
import { Face } from "#app/ratings/rating/five-faces.tsx";
import { reasons } from "#app/ratings/questions/standard-questions.ts";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import { Tag } from "#app/ui/parts.tsx";
import { commentSearch, type CommentFilter } from "./comment-filter.ts";
import type { CommentLine, TopicCounts } from "./comment.ts";
import { ShareBar } from "#app/figures/charts/share-bar.tsx";

/** The comments, each with its level as a face and as text. `list`: the address of this page of them. */
export function CommentList({ lines, list }: { lines: readonly CommentLine[]; list: string }) {
  const t = useT();
  return (
    <ul className="comments" role="list" aria-label={t("comments:list.label")}>
      {lines.map((line) => (
        <li key={line.id}>
          <CommentEntry line={line} list={list} />
        </li>
      ))}
    </ul>
  );
}

function CommentEntry({ line, list }: { line: CommentLine; list: string }) {
  const t = useT();
  const { score, comment, reasons: named, procedureName, unitName, counterName, givenOn, caseReference } = line;
  const about = [procedureName, unitName, counterName].filter((name) => name !== null).join(" · ");
  return (
    <>
      <p className="level">
        <Face score={score} />
        <span>
          <strong>{t(scoreLabels[score])}</strong>
          <span className="beneath muted small">{formatDay(givenOn)}</span>
        </span>
      </p>
      <div>
        <p className="prose">{comment}</p>
        <ul className="tags" role="list">
          {named.map((reason) => (
            <li key={reason}>
              <Tag kind="plain">{t(`ratings:questions.reasons.answers.${reason}`)}</Tag>
            </li>
          ))}
        </ul>
        <p className="muted small">
          {about}
          {line.isAsWritten && ` · ${t("comments:list.asWritten")}`}
        </p>
        {caseReference !== null && (
          <a className="target" href={withBack(`/inbox/${caseReference}`, list)}>
            {t("comments:list.case", { reference: caseReference })}
          </a>
        )}
        {line.mayOpenCase && (
          <a className="target no-print" href={withBack(`/inbox/new?comment=${line.id}`, list)}>
            {t("comments:list.openCase")}
          </a>
        )}
      </div>
    </>
  );
}

interface TopicListProps {
  topics: TopicCounts;
  filter: CommentFilter;
}

/** How often each reason is named, the most frequent first, as links to the comments that name it. */
export function TopicList({ topics: { asked, named }, filter }: TopicListProps) {
  const t = useT();
  const { language } = usePage();
  const inOrder = reasons.filter((reason) => named[reason] > 0).toSorted((one, other) => named[other] - named[one]);
  if (inOrder.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("comments:topics.title")}</h2>
      <ul className="bar-list topics" role="list">
        {inOrder.map((reason) => (
          <li key={reason}>
            <a
              className="bar-name target"
              href={commentSearch({ ...filter, reason })}
              aria-current={filter.reason === reason ? "true" : undefined}
            >
              {t(`ratings:questions.reasons.answers.${reason}`)}
            </a>
            <ShareBar share={named[reason] / asked} target={undefined} />
            <span className="bar-share">
              {t("comments:topics.count", { number: formatCount(named[reason], language) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted small">{t("comments:topics.source", { asked: formatCount(asked, language) })}</p>
    </section>
  );
}

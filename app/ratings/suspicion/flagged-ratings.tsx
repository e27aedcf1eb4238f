import type { SubmissionResult } from "@conform-to/react";
import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Facts, Notice, Tag } from "#app/ui/parts.tsx";
import { flaggedViews, type FlaggedView, type FlaggedRating, type NamedDecision } from "./flagged-view.ts";
import { JudgeForm } from "./judge-form.tsx";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import type { Seen } from "./suspicion.ts";

interface FlaggedViewsProps {
  current: FlaggedView;
  waiting: number;
  /** The further query parameters that a link keeps, such as `&kind=year`. */
  parameters: string;
}

/** The links to the lists of flagged ratings, with the number of waiting ones. */
export function FlaggedViews({ current, waiting, parameters }: FlaggedViewsProps) {
  const t = useT();
  const { language } = usePage();
  const words = (view: FlaggedView) => t(`suspicion:views.${view}`);
  return (
    <nav className="tabs" aria-label={t("suspicion:views.label")}>
      {flaggedViews.map((view) => (
        <a key={view} href={`?view=${view}${parameters}`} aria-current={view === current ? "page" : undefined}>
          {view === "waiting" ? `${words(view)} (${formatCount(waiting, language)})` : words(view)}
        </a>
      ))}
    </nav>
  );
}

/** A decision that was refused. */
export interface RefusedJudgement {
  dossier: string;
  lastResult: SubmissionResult | null;
  /** Whether somebody decided, or the citizen rated again, after the page was shown. */
  isChanged: boolean;
}

interface FlaggedRatingsProps {
  ratings: readonly FlaggedRating[];
  refused: RefusedJudgement | undefined;
}

/** The flagged ratings, each with its reasons, decisions and the form to decide. */
export function FlaggedRatings({ ratings, refused }: FlaggedRatingsProps) {
  return ratings.map((rating) => (
    <FlaggedCard
      key={rating.dossierId}
      rating={rating}
      refused={refused?.dossier === rating.dossierId ? refused : undefined}
    />
  ));
}

function FlaggedCard({ rating, refused }: { rating: FlaggedRating; refused: RefusedJudgement | undefined }) {
  const t = useT();
  return (
    <section className="card" id={rating.dossierId} aria-labelledby={`number-${rating.dossierId}`}>
      <h3 id={`number-${rating.dossierId}`}>
        {rating.number} <StateTag rating={rating} />
      </h3>
      <Facts
        items={[
          [t("suspicion:rating.score"), <strong key="score">{t(scoreLabels[rating.score])}</strong>],
          [t("suspicion:rating.givenAt"), formatInstant(rating.givenAt)],
          [t("suspicion:rating.source"), t(`suspicion:rating.sources.${rating.source}`)],
          [t("suspicion:rating.counter"), rating.counterName ?? t("suspicion:rating.noCounter")],
          [t("suspicion:rating.procedure"), rating.procedureName],
          [t("suspicion:rating.receivedOn"), formatDay(rating.receivedOn)],
        ]}
      />
      <h4>{t("suspicion:rating.reasons")}</h4>
      <ul>
        {rating.reasons.map((seen) => (
          <li key={seen.reason}>
            <SeenWords seen={seen} />
          </li>
        ))}
      </ul>
      {rating.replaced.length > 0 && <ReplacedRatings rating={rating} />}
      {rating.decisions.length > 0 && <Decisions decisions={rating.decisions} />}
      {rating.isProvisional && <p className="muted">{t("suspicion:stateNotes.apart")}</p>}
      {rating.state === "given-anew" && !rating.isProvisional && (
        <p className="muted">{t("suspicion:stateNotes.given-anew")}</p>
      )}
      {refused?.isChanged === true && (
        <Notice kind="careful">
          <p role="alert">{t("suspicion:judge.changed")}</p>
        </Notice>
      )}
      {rating.state === "waiting" && <JudgeForm rating={rating} lastResult={refused?.lastResult} />}
      {rating.state === "decided" && (
        <details className="move" open={refused !== undefined}>
          <summary>{t("suspicion:judge.again")}</summary>
          <JudgeForm rating={rating} lastResult={refused?.lastResult} />
        </details>
      )}
    </section>
  );
}

/** Ratings that were set aside before the current one. */
function ReplacedRatings({ rating: { replaced } }: { rating: FlaggedRating }) {
  const t = useT();
  return (
    <>
      <h4>{t("suspicion:rating.replaced")}</h4>
      <ul>
        {replaced.map(({ score, givenAt }) => (
          <li key={givenAt}>{`${t(scoreLabels[score])}, ${formatInstant(givenAt)}`}</li>
        ))}
      </ul>
    </>
  );
}

function StateTag({ rating: { state, isSetAside, isProvisional } }: { rating: FlaggedRating }) {
  const t = useT();
  if (state === "waiting" || isProvisional) return <Tag kind="soon">{t("suspicion:states.waiting")}</Tag>;
  if (state === "given-anew") return <Tag kind="plain">{t("suspicion:states.given-anew")}</Tag>;
  return isSetAside ? (
    <Tag kind="late">{t("suspicion:states.set-aside")}</Tag>
  ) : (
    <Tag kind="done">{t("suspicion:states.counted")}</Tag>
  );
}

/** One reason in words, with its numbers. */
function SeenWords({ seen }: { seen: Seen }) {
  const t = useT();
  const { language } = usePage();
  switch (seen.reason) {
    case "same-device":
    case "same-network":
    case "all-alike":
      return t(`suspicion:reasons.${seen.reason}`, {
        number: formatCount(seen.count, language),
        from: formatInstant(seen.from),
        to: formatInstant(seen.to),
      });
    case "before-printing":
      return t("suspicion:reasons.before-printing", {
        givenAt: formatInstant(seen.givenAt),
        printedAt: formatInstant(seen.printedAt),
      });
    case "own-network":
      return t("suspicion:reasons.own-network");
  }
}

/** All decisions, the newest first. */
function Decisions({ decisions }: { decisions: readonly NamedDecision[] }) {
  const t = useT();
  return (
    <>
      <h4>{t("suspicion:decisions.heading")}</h4>
      <ul>
        {decisions.map(({ decision, byName, at, words }, index) => (
          <li key={at}>
            <strong>{t(`suspicion:decisions.${decision}`)}</strong>
            {index > 0 && ` (${t("suspicion:decisions.earlier")})`}: {words}
            <span className="muted small beneath">
              {t("suspicion:decisions.by", { name: byName, at: formatInstant(at) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

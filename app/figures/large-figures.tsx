import type { ReactNode } from "react";
import { formatCount, formatDay, formatDecimal, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import type { AnswerCounts, AnsweredOnTime } from "./answered-on-time.ts";
import type { ForwardedCounts } from "./forwarded-on-time.ts";
import type { Pace } from "./pace.ts";
import type { Participation } from "./participation.ts";
import type { Satisfaction } from "./satisfaction.ts";
import type { ShareSolved } from "./share-solved.ts";
import { ShareBar } from "./share-bar.tsx";
import { TargetWords } from "./target-words.tsx";

interface LargeFigureProps {
  name: string;
  value: string;
  /** What stands beside the figure; makes it the leading one. */
  beside?: ReactNode;
  children: ReactNode;
}

/** One large figure with its name above and its words below. */
function LargeFigure({ name, value, beside, children }: LargeFigureProps) {
  return (
    <section className={beside === undefined ? "figure" : "figure lead"}>
      <div>
        <h2>{name}</h2>
        <span className="value">{value}</span>
        {children}
      </div>
      {beside}
    </section>
  );
}

interface ParticipationFigureProps {
  participation: Participation;
  pace: Pace | undefined;
  lastDay: Day;
}

/** Tỷ lệ tham gia đánh giá: the figure everything here is about, with its target, what is missing and where it heads. */
export function ParticipationFigure({ participation, pace, lastDay }: ParticipationFigureProps) {
  const t = useT();
  const { language } = usePage();
  const { numerator, denominator, share, target, gap } = participation;
  return (
    <LargeFigure
      name={t("figures:participation.name")}
      value={shareOr(share, "–", language)}
      beside={pace === undefined ? null : <PaceWords pace={pace} lastDay={lastDay} />}
    >
      <p>
        {t("figures:participation.of", {
          rated: formatCount(numerator, language),
          received: formatCount(denominator, language),
        })}
      </p>
      {share !== undefined && <ShareBar share={share} target={target} />}
      <TargetWords target={target} gap={gap} />
      {gap !== undefined && !gap.reached && (
        <p>
          <strong>{t("figures:participation.missing", { missing: formatCount(gap.missing, language) })}</strong>
        </p>
      )}
    </LargeFigure>
  );
}

function PaceWords({ pace, lastDay }: { pace: Pace; lastDay: Day }) {
  const t = useT();
  const { language } = usePage();
  const ends = {
    day: formatDay(lastDay),
    rated: formatCount(pace.expectedRated, language),
    received: formatCount(pace.expectedReceived, language),
    share: formatShare(pace.expectedRated / pace.expectedReceived, language),
  };
  const needed = {
    needed: formatDecimal(pace.neededPerWorkingDay, language),
    left: formatCount(pace.workingDaysLeft, language),
  };
  return (
    <div className="pace">
      <h3>{t("figures:pace.heading")}</h3>
      <p>{t("figures:pace.now", { rated: formatDecimal(pace.ratedPerWorkingDay, language) })}</p>
      <p>{t("figures:pace.ends", ends)}</p>
      <p>
        <strong>{pace.neededPerWorkingDay === 0 ? t("figures:pace.enough") : t("figures:pace.needed", needed)}</strong>
      </p>
    </div>
  );
}

/** Tỷ lệ hài lòng with n and interval, or the sentence why it is withheld. */
export function SatisfactionFigure({ satisfaction }: { satisfaction: Satisfaction }) {
  const t = useT();
  const { language } = usePage();
  if (satisfaction.state === "withheld") {
    const { answers, minimumAnswers } = satisfaction;
    return (
      <LargeFigure name={t("figures:satisfaction.name")} value="–">
        <p>
          {t("figures:satisfaction.withheld", {
            answers: formatCount(answers, language),
            minimum: formatCount(minimumAnswers, language),
          })}
        </p>
      </LargeFigure>
    );
  }
  const { share, satisfied, answers, interval, target, gap } = satisfaction;
  return (
    <LargeFigure name={t("figures:satisfaction.name")} value={formatShare(share, language)}>
      <p>
        {t("figures:satisfaction.of", {
          satisfied: formatCount(satisfied, language),
          answers: formatCount(answers, language),
        })}
      </p>
      <ShareBar share={share} target={target} />
      <TargetWords target={target} gap={gap} />
      <p className="small">
        {t("figures:satisfaction.interval", {
          from: formatShare(interval.from, language),
          to: formatShare(interval.to, language),
        })}
      </p>
    </LargeFigure>
  );
}

interface AnsweredFigureProps {
  answered: AnsweredOnTime;
  answers: AnswerCounts;
  forwarded: ForwardedCounts;
}

/** Trả lời đúng hạn, with what is late, overdue and still within its time. */
export function AnsweredFigure({ answered, answers, forwarded }: AnsweredFigureProps) {
  const t = useT();
  const { language } = usePage();
  const { numerator, denominator, share, target, gap } = answered;
  const words = { numerator: formatCount(numerator, language), denominator: formatCount(denominator, language) };
  return (
    <LargeFigure name={t("figures:answered.name")} value={shareOr(share, "–", language)}>
      <p>{denominator === 0 ? t("figures:answered.none") : t("figures:answered.of", words)}</p>
      {share !== undefined && <ShareBar share={share} target={target} />}
      <TargetWords target={target} gap={gap} />
      <ul className="plain-list small">
        {answers.overdue > 0 && (
          <li>
            <strong>{t("figures:answered.overdue", { number: formatCount(answers.overdue, language) })}</strong>
          </li>
        )}
        {answers.late > 0 && <li>{t("figures:answered.late", { number: formatCount(answers.late, language) })}</li>}
        <li>{t("figures:answered.waiting", { number: formatCount(answers.waiting, language) })}</li>
        {forwarded.all > 0 && (
          <li>
            {t("figures:answered.forwarded", {
              onTime: formatCount(forwarded.onTime, language),
              all: formatCount(forwarded.all, language),
            })}
          </li>
        )}
      </ul>
      <p className="no-print small">
        <a href="/inbox">{t("figures:answered.toInbox")}</a>
      </p>
    </LargeFigure>
  );
}

/** Whether the answers solved the matter, as their senders told. */
export function SolvedFigure({ solved, minimumAnswers }: { solved: ShareSolved; minimumAnswers: number }) {
  const t = useT();
  const { language } = usePage();
  const words = {
    solved: formatCount(solved.solved, language),
    told: formatCount(solved.told, language),
    partly: formatCount(solved.partly, language),
    minimum: formatCount(minimumAnswers, language),
  };
  return (
    <LargeFigure name={t("figures:solved.name")} value={shareOr(solved.share, "–", language)}>
      <p>{t(solved.share === undefined ? "figures:solved.withheld" : "figures:solved.of", words)}</p>
      <p className="small">{t("figures:solved.note")}</p>
    </LargeFigure>
  );
}

/** Lượt đánh giá: printed beside participation, never instead of it. */
export function RatingsGivenFigure({ ratingsGiven }: { ratingsGiven: number }) {
  const t = useT();
  const { language } = usePage();
  return (
    <LargeFigure name={t("figures:participation.taps")} value={formatCount(ratingsGiven, language)}>
      <p className="small">{t("figures:participation.tapsNote")}</p>
    </LargeFigure>
  );
}

function shareOr(share: number | undefined, otherwise: string, language: "vi" | "en"): string {
  return share === undefined ? otherwise : formatShare(share, language);
}

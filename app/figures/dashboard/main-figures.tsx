import type { ReactNode } from "react";
import { formatCount, formatDay, formatDecimal, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { FigureName, Target } from "#app/targets/target.ts";
import type { Day } from "#app/platform/day.ts";
import type { AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import type { Pace } from "#app/figures/measures/pace.ts";
import type { PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { valueText, targetLine } from "#app/figures/measures/figure-result-text.ts";
import type { PaperCounts } from "#app/figures/measures/paper-counts.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import {
  caseListAddress,
  figureLists,
  listAddress,
  lowCommentsAddress,
  type DossierPart,
  type FigureLists,
} from "#app/figures/period/figure-lists.ts";
import { LinkedNumbers } from "#app/figures/tables/linked-numbers.tsx";
import { PaperNote } from "./paper-note.tsx";
import { FigureResultView } from "./figure-result-view.tsx";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";

type FigureResults = Readonly<Record<FigureName, FigureResult>>;

interface MainFiguresProps {
  period: Period;
  selection: Selection;
  results: FigureResults;
  counts: PeriodCounts;
  pace: Pace | undefined;
  /** The paper slips among the ratings of the whole office. */
  paper: PaperCounts | undefined;
  /** What was tapped on tablets, in the same way. */
  tablets: PaperCounts | undefined;
  minimumAnswers: number;
}

/** The main figures: participation large, the others in rows, the national formula separate and small. */
export function MainFigures({
  period,
  selection,
  results,
  counts,
  pace,
  paper,
  tablets,
  minimumAnswers,
}: MainFiguresProps) {
  const t = useT();
  const { language } = usePage();
  const answers = counts.cases?.answers;
  const listOf = (part: DossierPart) => listAddress(part, period, selection);
  const listsOf = (name: FigureName) => figureLists(name, period, selection);
  const figure = (name: FigureName) => ({ result: results[name], lists: listsOf(name) });
  const lowComments = lowCommentsAddress(period, selection);
  return (
    <div className="figures led">
      <ParticipationFigure
        result={results.participation}
        lists={listsOf("participation")}
        taps={counts.dossiers.taps}
        pace={pace}
        period={period}
      >
        <PaperNote kind="paper" counts={paper} dossiers={counts.dossiers} minimumAnswers={minimumAnswers} />
        <PaperNote kind="tablets" counts={tablets} dossiers={counts.dossiers} minimumAnswers={minimumAnswers} />
        <p className="row no-print small">
          <a className="target" href={listOf("unrated")}>
            {t("figures:lists.unrated")}
          </a>
          <a className="target" href={listOf("rated")}>
            {t("figures:lists.rated")}
          </a>
          {selection.by === "all" && (
            <a className="target" href={`/dashboard/nonresponse${periodSearch(period)}`}>
              {t("figures:lists.nonresponse")}
            </a>
          )}
          {selection.by === "all" && pace !== undefined && (
            <a className="target" href={`/dashboard/forecast${periodSearch(period)}`}>
              {t("figures:pace.toForecast")}
            </a>
          )}
        </p>
      </ParticipationFigure>
      <FigureResultView {...figure("satisfaction")}>
        {lowComments !== undefined && (
          <p className="no-print small">
            <a className="target" href={lowComments}>
              {t("figures:lists.lowComments")}
            </a>
          </p>
        )}
      </FigureResultView>
      <FigureResultView {...figure("dossiers-in-time")}>
        <ul className="plain-list small">
          <SmallLine {...figure("dossiers-early")} />
          <SmallLine {...figure("dossiers-on-day")} />
          <SmallLine {...figure("dossiers-late")} />
          {counts.overdue > 0 && (
            <li>
              <a className="target" href={listOf("overdue")}>
                <strong>{t("figures:main.overdue", { number: formatCount(counts.overdue, language) })}</strong>
              </a>{" "}
              <a className="target no-print" href="/dossiers/late">
                {t("apologies:late.link")}
              </a>
            </li>
          )}
        </ul>
      </FigureResultView>
      <FigureResultView {...figure("answered-on-time")}>
        {answers !== undefined && <AnswersText answers={answers} period={period} />}
      </FigureResultView>
      <FigureResultView {...figure("answer-days")}>
        {results["answer-days"].measure.state === "shown" && (
          <p className="small muted">{t("figures:main.medianNote")}</p>
        )}
      </FigureResultView>
      <FigureResultView {...figure("solved")}>
        <CameRound number={counts.cases?.solved.cameRound ?? 0} isShown={results.solved.measure.state === "shown"} />
      </FigureResultView>
      <FigureResultView {...figure("waiting")} />
      <FigureResultView {...figure("reception")} />
      <FigureResultView {...figure("satisfaction-national")} isSecondary>
        <p className="small muted">{t("figures:main.nationalNote")}</p>
      </FigureResultView>
    </div>
  );
}

/** How many senders were satisfied by the second answer after they had said no to the first. */
function CameRound({ number, isShown }: { number: number; isShown: boolean }) {
  const t = useT();
  const { language } = usePage();
  if (!isShown || number === 0) return null;
  return <p className="small">{t("figures:main.cameRound", { number: formatCount(number, language) })}</p>;
}

/** What became of the cases received in the period, each number with the list of its cases. */
function AnswersText({ answers, period }: { answers: AnswerCounts; period: Period }) {
  const t = useT();
  const { language } = usePage();
  const listed = (part: "waiting" | "late" | "overdue") => ({
    text: formatCount(answers[part], language),
    list: answers[part] === 0 ? undefined : caseListAddress(part, period),
    of: t(`complaints:filter.parts.${part}`),
  });
  return (
    <>
      <p className="small">
        <LinkedNumbers
          sentence={(marks) => t("figures:main.due", marks)}
          numbers={{ waiting: listed("waiting"), late: listed("late"), overdue: listed("overdue") }}
          of={t("figures:name.answered-on-time")}
        />
      </p>
      <p className="no-print small">
        <a className="target" href="/inbox">
          {t("figures:answered.toInbox")}
        </a>
      </p>
    </>
  );
}

interface ParticipationFigureProps {
  result: FigureResult;
  lists: FigureLists;
  taps: number;
  pace: Pace | undefined;
  period: Period;
  children: ReactNode;
}

/** Tỷ lệ tham gia đánh giá, the leading figure, with the number of taps, the missing ratings and the pace. */
function ParticipationFigure({ result, lists, taps, pace, period, children }: ParticipationFigureProps) {
  const t = useT();
  const { language } = usePage();
  const missing = result.gap?.missing;
  return (
    <FigureResultView
      result={result}
      lists={lists}
      beside={pace === undefined ? null : <PaceText pace={pace} target={result.target} lastDay={period.lastDay} />}
    >
      {missing !== undefined && (
        <p>
          <strong>{t("figures:participation.missing", { missing: formatCount(missing, language) })}</strong>
        </p>
      )}
      <p className="small">{t("figures:main.taps", { number: formatCount(taps, language) })}</p>
      {children}
    </FigureResultView>
  );
}

/** The pace in sentences: what is rated a day, where the period ends, and what the target needs. */
export function PaceText({ pace, target, lastDay }: { pace: Pace; target: Target | undefined; lastDay: Day }) {
  const t = useT();
  const { language } = usePage();
  const ends = {
    day: formatDay(lastDay),
    rated: formatCount(pace.expectedRated, language),
    received: formatCount(pace.expectedReceived, language),
    share: formatShare(pace.expectedRated / pace.expectedReceived, language, target?.value),
  };
  const { ratedPerWorkingDay: rated, neededPerWorkingDay } = pace;
  const neededKey = pace.isEnough ? "figures:pace.neededLess" : "figures:pace.needed";
  const needed = {
    needed: formatDecimal(neededPerWorkingDay, language, 0, rated),
    left: formatCount(pace.workingDaysLeft, language),
    more: formatDecimal(Math.max(0, neededPerWorkingDay - rated), language, 0),
  };
  return (
    <div className="pace">
      <h3>{t("figures:pace.heading")}</h3>
      <p>{t("figures:pace.now", { rated: formatDecimal(rated, language, neededPerWorkingDay) })}</p>
      <p>{t("figures:pace.ends", ends)}</p>
      <p>
        <strong>{neededPerWorkingDay === 0 ? t("figures:pace.enough") : t(neededKey, needed)}</strong>
      </p>
    </div>
  );
}

/** A part of the figure above on one line: name, value, count with the list of it, and its own target if there is one. */
function SmallLine({ result, lists }: { result: FigureResult; lists: FigureLists }) {
  const t = useT();
  const { language } = usePage();
  const { name, measure, target, gap } = result;
  const number = measure.state === "shown" ? (measure.numerator ?? 0) : 0;
  const written = formatCount(number, language);
  return (
    <li>
      {t(`figures:main.short.${name as ShortName}`)}
      {": "}
      <strong>{valueText(result, { t, language })}</strong>
      {measure.state === "shown" && (
        <>
          {" ("}
          {number === 0 || lists.numerator === undefined ? (
            written
          ) : (
            <a
              className="target"
              href={lists.numerator}
              aria-label={t("figures:lists.of", { number: written, of: t(`figures:name.${name}`) })}
            >
              {written}
            </a>
          )}
          {")"}
        </>
      )}
      {target !== undefined && gap !== undefined && (
        <>
          {". "}
          {t("figures:main.shortTarget", {
            target: targetLine(name, target, { t, language }),
            state: t(gap.reached ? "figures:target.reached" : "figures:target.short").toLocaleLowerCase(language),
          })}
        </>
      )}
    </li>
  );
}

type ShortName = "dossiers-early" | "dossiers-on-day" | "dossiers-late";

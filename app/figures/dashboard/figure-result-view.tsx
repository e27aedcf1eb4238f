import type { ReactNode } from "react";
import { formatDecimal, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { ShareBar } from "#app/figures/charts/share-bar.tsx";
import { valueAndUnit, trendText, type TrendText } from "#app/figures/measures/figure-result-text.ts";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import type { FigureLists } from "#app/figures/period/figure-lists.ts";
import { CountsLine } from "#app/figures/tables/counts-line.tsx";
import { TargetNote } from "./target-note.tsx";

interface FigureResultViewProps {
  result: FigureResult;
  /** The lists behind its two counts. */
  lists: FigureLists;
  /** Content beside the figure; makes it the leading figure. */
  beside?: ReactNode;
  /** Whether it is computed by another authority's formula: shown separately from the other figures, and smaller. */
  isSecondary?: boolean;
  /** Content below the figure. */
  children?: ReactNode;
}

/** One figure: name, large value, counts, target and gap, and change. */
export function FigureResultView({ result, lists, beside, isSecondary = false, children }: FigureResultViewProps) {
  const t = useT();
  const { language } = usePage();
  const { name, unit, measure, target } = result;
  const [number, unitWords] = valueAndUnit(result, { t, language });
  const kind = beside === undefined ? "" : " lead";
  return (
    <section className={`figure${kind}${isSecondary ? " apart" : ""}`}>
      <div>
        <h2>{t(`figures:name.${name}`)}</h2>
        <span className="value">
          {number}
          {unitWords !== "" && <span className="unit">{` ${unitWords}`}</span>}
        </span>
        <p>
          <CountsLine result={result} lists={lists} />
        </p>
        {measure.state === "shown" && unit === "share" && (
          <ShareBar share={measure.value} target={target} interval={measure.interval} />
        )}
        <TargetNote result={result} />
        <SecondValue result={result} />
        {children}
        <TrendLines result={result} />
      </div>
      {beside}
    </section>
  );
}

/** The interval of a share of opinions, or the second value of a figure such as the 90th percentile. */
function SecondValue({ result: { measure } }: { result: FigureResult }) {
  const t = useT();
  const { language } = usePage();
  if (measure.state !== "shown") return null;
  const { interval, beside } = measure;
  return (
    <>
      {interval !== undefined && (
        <p className="small">
          {t("figures:measure.interval", {
            from: formatShare(interval.from, language),
            to: formatShare(interval.to, language),
          })}
        </p>
      )}
      {beside !== undefined && (
        <p className="small">{t("figures:measure.ninetieth", { days: formatDecimal(beside, language) })}</p>
      )}
    </>
  );
}

const arrows = { up: "↑", down: "↓", same: "→", unknown: "·" } as const;

/** The change of a figure since the previous period and since the same period last year: an arrow and text. */
function TrendLines({ result }: { result: FigureResult }) {
  const t = useT();
  const { language } = usePage();
  const { measure, previous, lastYear } = result;
  if (measure.state === "outside") return null;
  const speech = { t, language };
  if (previous.change === undefined && lastYear.change === undefined) {
    return <p className="trends small muted">{t("figures:trend.neither")}</p>;
  }
  return (
    <ul className="trends small" role="list" aria-label={t("figures:trend.heading")}>
      <TrendLine trend={trendText(result, previous, t("figures:trend.previous"), speech)} />
      <TrendLine trend={trendText(result, lastYear, t("figures:trend.lastYear"), speech)} />
    </ul>
  );
}

function TrendLine({ trend: { direction, better, text } }: { trend: TrendText }) {
  const kind = better === undefined ? "muted" : better ? "reached" : "short";
  return (
    <li>
      <span className={`arrow ${kind}`} aria-hidden="true">
        {arrows[direction]}
      </span>
      <span>{text}</span>
    </li>
  );
}

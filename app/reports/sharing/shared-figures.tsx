import { FigureResultView } from "#app/figures/dashboard/figure-result-view.tsx";
import { PaceText } from "#app/figures/dashboard/main-figures.tsx";
import type { Period } from "#app/figures/period/period.ts";
import type { MorningBrief } from "#app/reports/morning/morning-brief.ts";

const shown = ["satisfaction", "dossiers-in-time", "answered-on-time", "waiting", "reception"] as const;

const noLists = {};

/** The main figures for a reader without an account: none of them leads anywhere. */
export function SharedFigures({ brief: { results, pace }, period }: { brief: MorningBrief; period: Period }) {
  const beside =
    pace === undefined ? null : <PaceText pace={pace} target={results.participation.target} lastDay={period.lastDay} />;
  return (
    <div className="figures led">
      <FigureResultView result={results.participation} lists={noLists} beside={beside} />
      {shown.map((name) => (
        <FigureResultView key={name} result={results[name]} lists={noLists} />
      ))}
    </div>
  );
}

import { formatCount } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { paceSourcesTable } from "./pace-sources-table.ts";
import { freshDays, paceDimensions, type PaceDimension, type PaceSources } from "./pace-sources.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";

interface PaceSourcesSectionProps {
  sources: Readonly<Record<PaceDimension, PaceSources>>;
  target: Target | undefined;
  /** Ratings missing to the target; 0 when it is reached. */
  missing: number;
  frame: TableFrame;
}

/**
 * The procedures, channels and counters from which the missing ratings can come, with new dossiers listed separately.
 */
export function PaceSourcesSection({ sources, target, missing, frame }: PaceSourcesSectionProps) {
  const { t, language } = frame;
  const { unrated, fresh } = sources.procedure;
  const count = (number: number) => formatCount(number, language);
  const days = count(freshDays);
  return (
    <section className="card">
      <h2>{t("figures:paceSources.heading")}</h2>
      <p>
        {target === undefined
          ? t("figures:paceSources.untargeted")
          : missing > 0
            ? t("figures:paceSources.missing", { missing: count(missing) })
            : t("figures:paceSources.reached")}{" "}
        {unrated > 0 ? t("figures:paceSources.unratedAll", { unrated: count(unrated) }) : t("figures:paceSources.none")}{" "}
        {fresh > 0 && t("figures:paceSources.freshAll", { fresh: count(fresh), days })}
      </p>
      {unrated > 0 && (
        <>
          {paceDimensions.map((by) => (
            <details key={by} className="behind" open={by === "procedure"}>
              <summary>{t(`figures:paceSources.by.${by}`)}</summary>
              <FigureTableView
                table={paceSourcesTable(by, sources[by], target, frame)}
                hideCaption
                search={frame.search}
              />
            </details>
          ))}
          <p className="small muted">{t("figures:paceSources.note")}</p>
        </>
      )}
    </section>
  );
}

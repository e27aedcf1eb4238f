import type { FigureName } from "#app/targets/target.ts";
import { figureGroups } from "#app/figures/measures/figure-groups.ts";
import { FigureTableExports, FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { allFiguresTable } from "./all-figures-table.ts";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";

interface FigureGroupsProps {
  results: Readonly<Record<FigureName, FigureResult>>;
  frame: TableFrame;
}

/** All figures, one table per group with the formulas of its figures; one file contains all groups. */
export function FigureGroups({ results, frame }: FigureGroupsProps) {
  const { t } = frame;
  return (
    <>
      {figureGroups.map(({ name, figures }) => (
        <section key={name} className="card all-figures">
          <h2>{t(`figures:all.groups.${name}`)}</h2>
          <FigureTableView table={allFiguresTable(results, frame, name)} hideCaption />
          <details className="behind">
            <summary>{t("figures:all.formulas")}</summary>
            <dl className="formulas">
              {figures.map((figure) => (
                <Formula key={figure} name={t(`figures:name.${figure}`)} text={t(`figures:formula.${figure}`)} />
              ))}
            </dl>
          </details>
        </section>
      ))}
      <FigureTableExports name="figures" title={t("figures:all.heading")} search={frame.search} />
    </>
  );
}

function Formula({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

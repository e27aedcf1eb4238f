import type { ReactNode } from "react";
import { formatCount, formatDay, formatLongDay, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { PaceText } from "#app/figures/dashboard/main-figures.tsx";
import { countsText, targetLine, valueText } from "#app/figures/measures/figure-result-text.ts";
import type { Period } from "#app/figures/period/period.ts";
import { Face } from "#app/ratings/rating/five-faces.tsx";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import { DueTag } from "#app/reports/calendar/due-report-list.tsx";
import type { FigureName } from "#app/targets/target.ts";
import { Tag } from "#app/ui/parts.tsx";
import type { DueCounts, MorningBrief, UnitTable } from "./morning-brief.ts";

interface MorningSheetProps {
  brief: MorningBrief;
  period: Period;
}

interface SheetProps extends MorningSheetProps {
  /** Whether the section of comments is there; a sheet read by its link has none. */
  withComments: boolean;
}

/** The sheet of the morning meeting: figures, what is due by unit, low comments, reports to send. */
export function MorningSheet({ brief, period, withComments }: SheetProps) {
  return (
    <>
      <Figures brief={brief} period={period} />
      <Units table={brief.units} nextDay={brief.nextDay} />
      <div className="morning-halves">
        {withComments && <Comments brief={brief} />}
        <Reports brief={brief} />
      </div>
    </>
  );
}

function Figures({ brief, period }: MorningSheetProps) {
  const t = useT();
  const { language } = usePage();
  const { results, pace, overdueOfPeriod } = brief;
  const missing = results.participation.gap?.missing;
  return (
    <section>
      <h2 className="hidden">{t("morning:figures")}</h2>
      <div className="morning-figures">
        <Figure name="participation" brief={brief}>
          {missing !== undefined && (
            <p>
              <strong>{t("morning:missing", { missing: formatCount(missing, language) })}</strong>
            </p>
          )}
        </Figure>
        {pace !== undefined && (
          <section className="morning-figure">
            <PaceText pace={pace} target={results.participation.target} lastDay={period.lastDay} />
          </section>
        )}
        <Figure name="satisfaction" brief={brief} />
        <Figure name="dossiers-in-time" brief={brief}>
          {overdueOfPeriod > 0 && (
            <p>{t("morning:overdueOfPeriod", { number: formatCount(overdueOfPeriod, language) })}</p>
          )}
        </Figure>
        <Figure name="answered-on-time" brief={brief} />
        <Figure name="waiting" brief={brief} />
      </div>
    </section>
  );
}

interface FigureProps {
  name: FigureName;
  brief: MorningBrief;
  children?: ReactNode;
}

function Figure({ name, brief, children }: FigureProps) {
  const t = useT();
  const { language } = usePage();
  const result = brief.results[name];
  const { measure, target, gap } = result;
  return (
    <section className="morning-figure">
      <h3>{t(`figures:name.${name}`)}</h3>
      <p>
        <strong className="morning-value">{valueText(result, { t, language })}</strong>{" "}
        {gap !== undefined && (
          <Tag kind={gap.reached ? "done" : "late"}>
            {t(gap.reached ? "figures:target.reached" : "figures:target.short")}
          </Tag>
        )}
      </p>
      <p>{countsText(result, { t, language })}</p>
      {measure.state === "shown" && measure.interval !== undefined && (
        <p>
          {t("figures:measure.interval", {
            from: formatShare(measure.interval.from, language),
            to: formatShare(measure.interval.to, language),
          })}
        </p>
      )}
      {target !== undefined && <p>{targetLine(name, target, { t, language })}</p>}
      {children}
    </section>
  );
}

const dueParts = ["overdue", "today", "next"] as const;

function Units({ table, nextDay }: { table: UnitTable; nextDay: MorningBrief["nextDay"] }) {
  const t = useT();
  const { language } = usePage();
  const title = t("morning:units.title");
  if (table.lines.length === 0) {
    return (
      <section>
        <h2>{title}</h2>
        <p>{t("morning:units.none")}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{title}</h2>
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="table morning-units">
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {t("morning:units.unit")}
              </th>
              <th colSpan={3} scope="colgroup">
                {t("morning:units.cases")}
              </th>
              <th colSpan={3} scope="colgroup">
                {t("morning:units.dossiers")}
              </th>
            </tr>
            <tr>
              {(["cases", "dossiers"] as const).map((kind) =>
                dueParts.map((part) => (
                  <th key={`${kind} ${part}`} scope="col" className="number">
                    {t(`morning:units.${part}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {table.lines.map(({ name, cases, dossiers }, index) => (
              <UnitRow key={index} name={name ?? t("morning:units.nameless")} cases={cases} dossiers={dossiers} />
            ))}
            {table.rest !== undefined && (
              <UnitRow
                name={t("morning:units.rest", { units: formatCount(table.rest.units, language) })}
                cases={table.rest.cases}
                dossiers={table.rest.dossiers}
              />
            )}
          </tbody>
          <tfoot>
            <UnitRow name={t("morning:units.total")} {...table.total} />
          </tfoot>
        </table>
      </div>
      <p className="small muted">{t("morning:units.note", { day: formatLongDay(nextDay, language) })}</p>
    </section>
  );
}

function UnitRow({ name, cases, dossiers }: { name: string; cases: DueCounts; dossiers: DueCounts }) {
  const { language } = usePage();
  return (
    <tr>
      <th scope="row">
        <span className="morning-name">{name}</span>
      </th>
      {[cases, dossiers].map((counts, kind) =>
        dueParts.map((part) => (
          <td key={`${String(kind)} ${part}`} className="number">
            {part === "overdue" && counts.overdue > 0 ? (
              <strong>{formatCount(counts.overdue, language)}</strong>
            ) : (
              formatCount(counts[part], language)
            )}
          </td>
        )),
      )}
    </tr>
  );
}

function Comments({ brief: { comments, commentDays } }: { brief: MorningBrief }) {
  const t = useT();
  const { from, to } = commentDays;
  const key = from === to ? "titleOne" : "title";
  return (
    <section>
      <h2>{t(`morning:comments.${key}`, { from: formatDay(from), to: formatDay(to) })}</h2>
      {comments.length === 0 ? (
        <p>{t("morning:comments.none")}</p>
      ) : (
        <>
          <ul className="plain-list morning-comments">
            {comments.map(({ id, score, comment, about }) => (
              <li key={id}>
                <Face score={score} />
                <div>
                  <p className="morning-comment">
                    <strong>{t(scoreLabels[score])}</strong>
                    {`: ${comment}`}
                  </p>
                  <p className="small muted morning-name">{about}</p>
                </div>
              </li>
            ))}
          </ul>
          <p className="small muted">{t("morning:comments.note")}</p>
        </>
      )}
    </section>
  );
}

function Reports({ brief: { reports, furtherReports } }: { brief: MorningBrief }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section>
      <h2>{t("morning:reports.title")}</h2>
      {reports.length === 0 ? (
        <p>{t("morning:reports.none")}</p>
      ) : (
        <ul className="plain-list">
          {reports.map(({ key, name, dueOn, state, workingDaysLeft }) => (
            <li key={key}>
              <span className="morning-name">{t("morning:reports.line", { name, due: formatDay(dueOn) })}</span>{" "}
              <DueTag state={state} workingDaysLeft={workingDaysLeft} />
            </li>
          ))}
          {furtherReports > 0 && (
            <li>{t("morning:reports.further", { number: formatCount(furtherReports, language) })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

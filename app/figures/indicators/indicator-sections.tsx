import { formatCount, formatDay, formatScore, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { DataTable, Facts, Notice } from "#app/ui/parts.tsx";
import { FigureTableExports } from "#app/figures/tables/figure-table-view.tsx";
import type { Assessment, IndicatorLine } from "./nine-indicators.ts";
import { mostPoints } from "./nine-indicators.ts";
import { ratingClasses, type RatingClass } from "./rating-classes.ts";

interface NineSectionProps {
  assessment: Assessment;
  /** The key of the quarter (`2026-Q4`), for links to the forms. */
  quarter: string;
  /** The name of the quarter and the cut-off day. */
  subtitle: string;
  maySet: boolean;
  search: string;
}

/** The nine indicators in the columns of the official form, with the counts behind each suggestion. */
export function NineSection({ assessment, quarter, subtitle, maySet, search }: NineSectionProps) {
  const t = useT();
  const title = t("indicators:nine.title");
  return (
    <section className="card" id="nine">
      <h2>{t("indicators:nine.heading")}</h2>
      <p className="muted">{subtitle}</p>
      <Notice kind="careful">
        <p>
          <strong>{t("indicators:nine.unconfirmed")}.</strong> {t("indicators:nine.unconfirmedText")}
        </p>
      </Notice>
      <SumOfPoints assessment={assessment} />
      <div className="nine">
        <DataTable
          caption={title}
          hideCaption
          rows={assessment.lines}
          rowKey={(line) => line.indicator}
          columns={[
            { label: t("indicators:nine.number"), cell: (line) => line.indicator },
            { label: t("indicators:nine.name"), cell: (line) => t(`indicators:nine.names.${line.indicator}`) },
            { label: t("indicators:nine.standard"), number: true, cell: () => String(mostPoints / 100) },
            { label: t("indicators:nine.own"), number: true, cell: (line) => <OwnPointsCell line={line} /> },
            { label: t("indicators:nine.measured"), cell: (line) => <Measured line={line} /> },
            {
              label: t("indicators:nine.remark"),
              cell: (line) => <Remark line={line} quarter={quarter} maySet={maySet} />,
            },
          ]}
        />
      </div>
      <p className="small muted">{t("indicators:nine.thresholds")}</p>
      <FigureTableExports name="indicators" title={title} search={search} />
    </section>
  );
}

function useScore(): (hundredths: number) => string {
  const { language } = usePage();
  return (hundredths) => formatScore(hundredths / 100, language);
}

function SumOfPoints({ assessment: { sum, rated, lines, classification } }: { assessment: Assessment }) {
  const t = useT();
  const score = useScore();
  if (classification === undefined) {
    return (
      <p>
        <strong>{t("indicators:nine.provisional", { rated: String(rated), sum: score(sum) })}.</strong>{" "}
        {t("indicators:nine.provisionalText", { missing: String(lines.length - rated) })}
      </p>
    );
  }
  return (
    <Facts
      items={[
        [t("indicators:nine.sum"), <strong key="sum">{t("indicators:nine.ofAll", { sum: score(sum) })}</strong>],
        [t("indicators:nine.classification"), t(`indicators:nine.classifications.${classification}`)],
      ]}
    />
  );
}

function OwnPointsCell({ line: { own } }: { line: IndicatorLine }) {
  const score = useScore();
  return own === undefined ? null : <strong>{score(own.points)}</strong>;
}

/** The suggested points with their counts, or the reason why there is no suggestion. */
export function Measured({ line: { suggestion } }: { line: Pick<IndicatorLine, "suggestion"> }) {
  const t = useT();
  const { language } = usePage();
  const score = useScore();
  const count = (number: number) => formatCount(number, language);
  if (suggestion.state === "unknown") return <>{t("indicators:nine.unknown")}</>;
  if (suggestion.state === "none") return <>{t("indicators:nine.none")}</>;
  if (suggestion.state === "withheld") {
    const { n, minimum } = suggestion;
    return <>{t("indicators:nine.withheld", { n: count(n), minimum: count(minimum) })}</>;
  }
  const { better, met, failed } = suggestion.evidence;
  return (
    <>
      {t("indicators:nine.suggestion", { points: score(suggestion.points) })}
      {": "}
      {t("indicators:nine.evidence", {
        better: count(better),
        met: count(met),
        failed: count(failed),
        n: count(suggestion.n),
      })}
    </>
  );
}

interface RemarkProps {
  line: IndicatorLine;
  quarter: string;
  maySet: boolean;
}

function Remark({ line: { indicator, own }, quarter, maySet }: RemarkProps) {
  const t = useT();
  return (
    <>
      {own === undefined ? (
        <span className="small muted">{t(`indicators:nine.readings.${indicator}`)}</span>
      ) : (
        <>
          {own.basis}{" "}
          <span className="small muted">
            {t("indicators:nine.ownBy", { name: own.setBy, day: formatDay(dayOf(own.setAt)) })}
          </span>
        </>
      )}
      {maySet && (
        <>
          <br />
          <a
            className="target no-print"
            href={`/dashboard/indicators/${indicator}?quarter=${quarter}`}
            aria-label={t("indicators:nine.setFor", { indicator })}
          >
            {t("indicators:nine.set")}
          </a>
        </>
      )}
    </>
  );
}

interface ClassesSectionProps {
  classes: Readonly<Record<RatingClass, number>>;
  ratings: number;
  minimum: number;
}

/** The second part of the form: shares of the three classes, and the ratings that belong to none of them. */
export function ClassesSection({ classes, ratings, minimum }: ClassesSectionProps) {
  const t = useT();
  const { language } = usePage();
  const count = (number: number) => formatCount(number, language);
  const isShown = ratings > 0 && ratings >= minimum;
  return (
    <section className="card">
      <h2>{t("indicators:classes.heading")}</h2>
      <p>
        <strong>{t("indicators:classes.ratings", { ratings: count(ratings) })}</strong>
      </p>
      {isShown ? (
        <div className="classes">
          <DataTable
            caption={t("indicators:classes.title")}
            hideCaption
            rows={ratingClasses}
            rowKey={(one) => one}
            columns={[
              { label: t("indicators:classes.class"), cell: (one) => t(`indicators:classes.names.${one}`) },
              { label: t("indicators:classes.levels"), cell: (one) => t(`indicators:classes.of.${one}`) },
              { label: t("indicators:classes.count"), number: true, cell: (one) => count(classes[one]) },
              {
                label: t("indicators:classes.share"),
                number: true,
                cell: (one) => formatShare(classes[one] / ratings, language),
              },
            ]}
          />
        </div>
      ) : (
        <p>{t("indicators:classes.withheld", { ratings: count(ratings), minimum: count(minimum) })}</p>
      )}
      <p className="small muted">{t("indicators:classes.note")}</p>
    </section>
  );
}

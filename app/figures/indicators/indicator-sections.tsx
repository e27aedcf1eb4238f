import { formatCount, formatDay, formatScore, formatShare } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { DataTable, Facts, Notice } from "#app/ui/parts.tsx";
import {
  caseListAddress,
  listAddress,
  lowCommentsAddress,
  type DossierPart,
} from "#app/figures/period/figure-lists.ts";
import type { Period } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
import { LinkedNumbers } from "#app/figures/tables/linked-numbers.tsx";
import type { CasePart } from "#app/complaints/inbox/case-part.ts";
import type { Indicator } from "#app/ratings/questions/crosswalk.ts";
import { FigureTableExports } from "#app/figures/tables/figure-table-view.tsx";
import type { Assessment, IndicatorLine } from "./nine-indicators.ts";
import { mostPoints } from "./nine-indicators.ts";
import { ratingClasses, type RatingClass } from "./rating-classes.ts";

interface NineSectionProps {
  assessment: Assessment;
  /** The key of the quarter (`2026-Q4`), for links to the forms. */
  quarter: string;
  /** The days of the quarter that are counted. */
  span: Pick<Period, "from" | "to">;
  /** The name of the quarter and the cut-off day. */
  subtitle: string;
  maySet: boolean;
  search: string;
}

/** The nine indicators in the columns of the official form, with the counts behind each suggestion. */
export function NineSection({ assessment, quarter, span, subtitle, maySet, search }: NineSectionProps) {
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
            { label: t("indicators:nine.measured"), cell: (line) => <Measured line={line} span={span} /> },
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

type Evidence = "better" | "met" | "failed" | "n";

const evidenceDossiers: Readonly<Record<Evidence, DossierPart>> = {
  better: "early",
  met: "on-day",
  failed: "late",
  n: "settled",
};
const evidenceCases: Readonly<Partial<Record<Evidence, CasePart>>> = {
  better: "on-time",
  failed: "missed",
  n: "counted",
};

const evidenceTimes = { better: "early", met: "on-time", failed: "late", n: "settled" } as const;

/** What a count of an indicator is of, in words. */
function evidenceName(indicator: Indicator, of: Evidence, t: Translate): string {
  if (indicator === "1") return t(`dossiers:times.${evidenceTimes[of]}`);
  const part = indicator === "8" ? evidenceCases[of] : undefined;
  return t(part === undefined ? `indicators:nine.names.${indicator}` : `complaints:filter.parts.${part}`);
}

/** The list behind a count of an indicator: 1 counts dossiers, 8 cases, the others answers, which are not listed. */
function evidenceList(indicator: Indicator, of: Evidence, span: NineSectionProps["span"]): string | undefined {
  if (indicator === "1") return listAddress(evidenceDossiers[of], span, everything);
  const part = indicator === "8" ? evidenceCases[of] : undefined;
  return part === undefined ? undefined : caseListAddress(part, span);
}

interface MeasuredProps {
  line: Pick<IndicatorLine, "indicator" | "suggestion">;
  /** The days of the quarter that are counted. */
  span: Pick<Period, "from" | "to">;
}

/** The suggested points with their counts, each with its list, or the reason why there is no suggestion. */
export function Measured({ line: { indicator, suggestion }, span }: MeasuredProps) {
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
  const counts = { ...suggestion.evidence, n: suggestion.n };
  const listed = (of: Evidence) => ({
    text: count(counts[of]),
    list: counts[of] === 0 ? undefined : evidenceList(indicator, of, span),
    of: evidenceName(indicator, of, t),
  });
  return (
    <>
      {t("indicators:nine.suggestion", { points: score(suggestion.points) })}
      {": "}
      <LinkedNumbers
        sentence={(marks) => t("indicators:nine.evidence", marks)}
        numbers={{ better: listed("better"), met: listed("met"), failed: listed("failed"), n: listed("n") }}
        of={t(`indicators:nine.names.${indicator}`)}
      />
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
  quarter: Period;
  classes: Readonly<Record<RatingClass, number>>;
  ratings: number;
  minimum: number;
}

/** The second part of the form: shares of the three classes, and the ratings that belong to none of them. */
export function ClassesSection({ quarter, classes, ratings, minimum }: ClassesSectionProps) {
  const t = useT();
  const { language } = usePage();
  const count = (number: number) => formatCount(number, language);
  const rated = listAddress("rated", quarter, everything);
  const lowComments = lowCommentsAddress(quarter, everything);
  const isShown = ratings > 0 && ratings >= minimum;
  return (
    <section className="card">
      <h2>{t("indicators:classes.heading")}</h2>
      <p>
        <strong>
          <LinkedNumbers
            sentence={(marks) => t("indicators:classes.ratings", marks)}
            numbers={{ ratings: { text: count(ratings), list: ratings === 0 ? undefined : rated } }}
            of={t("indicators:classes.heading")}
          />
        </strong>
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
      <p className="no-print small">
        <a className="target" href={lowComments}>
          {t("figures:lists.lowComments")}
        </a>
      </p>
      <p className="small muted">{t("indicators:classes.note")}</p>
    </section>
  );
}

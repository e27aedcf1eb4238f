import { formatCount, formatDay, formatDecimal, formatShare } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { targetText } from "#app/targets/target-text.ts";
import { yearOf } from "#app/platform/day.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import { monthLabel, periodLabel } from "#app/figures/period/period-label.ts";
import { periodSearch, quarterPeriod, romanQuarter, yearPeriod, type Period } from "#app/figures/period/period.ts";
import { leastOfStep } from "./opinion-steps.ts";
import {
  documentation,
  licence,
  publicFigureNames,
  type PublicFigure,
  type PublicPart,
  type PublishedResults,
} from "./published.ts";
import { ShareBar } from "#app/figures/charts/share-bar.tsx";

/** The head of a page of results: office, period, participation and satisfaction. */
export function PublishedHeadline({ results, years }: { results: PublishedResults; years: readonly number[] }) {
  const t = useT();
  const { office, period, cutOff, opinionsAsOf, figures } = results;
  return (
    <>
      <h1>{`${t("results:heading")}: ${periodLabel(period, t)}`}</h1>
      <p>
        <strong>{office.name}</strong>
      </p>
      <p className="muted">
        {t("results:cutOff", { day: formatDay(cutOff), from: formatDay(period.from), to: formatDay(period.to) })}{" "}
        {opinionsAsOf !== undefined && t("results:opinionsAsOf", { day: formatDay(opinionsAsOf) })}
      </p>
      <PeriodLinks results={results} years={years} />
      <ParticipationCard figure={figures.participation} ratingsGiven={results.ratingsGiven} />
      <SatisfactionCard figure={figures.satisfaction} />
    </>
  );
}

/** The address of this office's page or file for a period. */
function addressOf(path: string, { office }: Pick<PublishedResults, "office">, period: Period): string {
  return `${path}${periodSearch(period)}&office=${office.slug}`;
}

/** Years and quarters to choose from, as links. */
function PeriodLinks({ results, years }: { results: PublishedResults; years: readonly number[] }) {
  const t = useT();
  const { period, cutOff } = results;
  const year = yearOf(period.from);
  const parts = [
    { label: t("results:wholeYear"), period: yearPeriod(year, cutOff) },
    ...[1, 2, 3, 4].map((quarter) => ({
      label: t("results:quarter", { quarter: romanQuarter(quarter) }),
      period: quarterPeriod(year, quarter, cutOff),
    })),
  ].filter((part) => part.period.from <= cutOff);
  const others = years.filter((one) => one !== year);
  return (
    <nav className="row periods no-print" aria-label={t("results:periods")}>
      {parts.map((part) => (
        <a
          key={part.label}
          href={addressOf("/results", results, part.period)}
          aria-current={part.period.kind === period.kind && part.period.from === period.from ? "true" : undefined}
        >
          {part.label}
        </a>
      ))}
      {others.map((one) => (
        <a key={one} href={addressOf("/results", results, yearPeriod(one, cutOff))}>
          {periodLabel(yearPeriod(one, cutOff), t)}
        </a>
      ))}
    </nav>
  );
}

function ParticipationCard({ figure, ratingsGiven }: { figure: PublicFigure; ratingsGiven: number }) {
  const t = useT();
  const { language } = usePage();
  const { measure, target } = figure;
  return (
    <section className="card">
      <h2>{t("figures:name.participation")}</h2>
      {measure.state === "shown" ? (
        <>
          <p className="value">{formatShare(measure.value, language, target?.value)}</p>
          <ShareBar share={measure.value} target={target} />
          <p>{t("results:participationOf", numbersOf(measure, language))}</p>
        </>
      ) : (
        <p>{t("results:noDossiers")}</p>
      )}
      <TargetLine figure={figure} />
      <p className="small muted">{t("results:ratingsGiven", { number: formatCount(ratingsGiven, language) })}</p>
    </section>
  );
}

function SatisfactionCard({ figure }: { figure: PublicFigure }) {
  const t = useT();
  const { language } = usePage();
  const { measure, target } = figure;
  return (
    <section className="card">
      <h2>{t("figures:name.satisfaction")}</h2>
      {measure.state === "shown" ? (
        <>
          <p className="value">{formatShare(measure.value, language, target?.value)}</p>
          <ShareBar share={measure.value} target={target} />
          <p>{t("results:satisfactionOf", numbersOf(measure, language))}</p>
          <TargetLine figure={figure} />
          <Interval measure={measure} />
        </>
      ) : (
        <p>{measure.state === "withheld" ? <WithheldReason measure={measure} /> : t("results:noRatings")}</p>
      )}
    </section>
  );
}

type Shown = Extract<Measure, { state: "shown" }>;

/** The counts behind a share, as texts. */
function numbersOf({ numerator, denominator }: Shown, language: Language): { numerator: string; denominator: string } {
  return { numerator: formatCount(numerator ?? 0, language), denominator: formatCount(denominator, language) };
}

function Interval({ measure: { interval } }: { measure: Shown }) {
  const t = useT();
  const { language } = usePage();
  if (interval === undefined) return null;
  const [from, to] = [formatShare(interval.from, language), formatShare(interval.to, language)];
  return <p className="small muted">{t("results:interval", { from, to })}</p>;
}

/** Why a figure is withheld: too few answers so far, or enough answers that wait for the next step. */
function WithheldReason({ measure }: { measure: Extract<Measure, { state: "withheld" }> }) {
  const t = useT();
  const { language } = usePage();
  const minimum = formatCount(measure.minimum, language);
  return measure.denominator < measure.minimum
    ? t("results:withheld", { answers: formatCount(measure.denominator, language), minimum })
    : t("results:withheldUntilStep", { minimum });
}

/** The target, whether it is reached, and the document that sets it. */
function TargetLine({ figure: { name, target, reached } }: { figure: PublicFigure }) {
  const t = useT();
  const { language } = usePage();
  if (target === undefined || reached === undefined) return null;
  const label = targetText(name, target, t, language);
  return (
    <p className="small">
      {t("results:target", { target: label, state: t(reached ? "results:reached" : "results:short") })}
      {". "}
      <span className="muted">{t("results:source", { source: target.source })}</span>
    </p>
  );
}

const headlineFigures = ["participation", "satisfaction"];

/** The other figures, the months, and the same as files. */
export function PublishedDetails({ results }: { results: PublishedResults }) {
  const t = useT();
  const rows = publicFigureNames.filter((name) => !headlineFigures.includes(name));
  return (
    <>
      <section className="card">
        <h2>{t("results:more")}</h2>
        <ul className="ways">
          {rows.map((name) => (
            <FigureRow key={name} figure={results.figures[name]} />
          ))}
        </ul>
      </section>
      {results.figures.participation.measure.state === "shown" && <MonthCard results={results} />}
      <OpenData results={results} />
    </>
  );
}

function FigureRow({ figure }: { figure: PublicFigure }) {
  const t = useT();
  const { language } = usePage();
  const { name, measure } = figure;
  return (
    <li>
      <h3>{t(`figures:name.${name}`)}</h3>
      {measure.state === "shown" ? (
        <p>
          <strong>
            {figure.unit === "share"
              ? formatShare(measure.value, language, figure.target?.value)
              : t("results:days", { days: formatDecimal(measure.value, language, figure.target?.value) })}
          </strong>{" "}
          <Made measure={measure} />
        </p>
      ) : (
        <p className="muted">
          {measure.state === "withheld" ? <WithheldReason measure={measure} /> : t("results:noCases")}
        </p>
      )}
      {name === "satisfaction-national" && <p className="small muted">{t("results:national")}</p>}
      <TargetLine figure={figure} />
    </li>
  );
}

/** The counts behind a figure; for a share of opinions also n and interval, for days also the 90th percentile. */
function Made({ measure }: { measure: Shown }) {
  const t = useT();
  const { language } = usePage();
  const { value, interval, beside } = measure;
  const numbers = numbersOf(measure, language);
  if (measure.numerator === undefined) {
    const ninetieth = formatCount(beside ?? value, language);
    return <span className="muted">{t("results:daysMade", { ninetieth, number: numbers.denominator })}</span>;
  }
  const numbersText = t("results:numbers", numbers);
  if (interval === undefined) return <span className="muted">{numbersText}</span>;
  const n = t("results:opinions", { number: numbers.denominator });
  const range = `${formatShare(interval.from, language)} – ${formatShare(interval.to, language)}`;
  return <span className="muted">{`${numbersText} (${n}; ${range})`}</span>;
}

/** A table with a line per month, whose bars make it a chart. */
function MonthCard({ results: { months, figures, office } }: { results: PublishedResults }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card">
      <h2>{t("results:byMonth")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("results:month")}</th>
            <th scope="col">{t("results:participation")}</th>
            <th scope="col">{t("results:satisfaction")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.id} month={month} figures={figures} />
          ))}
        </tbody>
      </table>
      <p className="small muted">
        {t("results:withheldMark", { minimum: formatCount(leastOfStep(office.minimumAnswers), language) })}
      </p>
    </section>
  );
}

function MonthRow({ month, figures }: { month: PublicPart; figures: PublishedResults["figures"] }) {
  const { id, received, rated, answers, satisfied } = month;
  return (
    <tr>
      <th scope="row">{monthLabel(id)}</th>
      <MonthShare numerator={rated} denominator={received} figure={figures.participation} />
      <MonthShare numerator={satisfied} denominator={answers} figure={figures.satisfaction} />
    </tr>
  );
}

interface MonthShareProps {
  numerator: number | undefined;
  denominator: number;
  figure: PublicFigure;
}

function MonthShare({ numerator, denominator, figure }: MonthShareProps) {
  const { language } = usePage();
  if (numerator === undefined || denominator === 0) return <td>–</td>;
  const share = numerator / denominator;
  const numbers = `${formatCount(numerator, language)} / ${formatCount(denominator, language)}`;
  return (
    <td>
      {formatShare(share, language, figure.target?.value)}
      <ShareBar share={share} target={figure.target} />
      <small className="muted">{numbers}</small>
    </td>
  );
}

function OpenData({ results }: { results: PublishedResults }) {
  const t = useT();
  const { office, period } = results;
  const files = [
    { path: "/results.json", label: "JSON" },
    { path: "/results.csv", label: t("results:monthsCsv") },
    { path: "/results/figures.csv", label: t("results:figuresCsv") },
  ];
  return (
    <section>
      <h2>{t("results:dataHeading")}</h2>
      <p>
        {t("results:data", { office: office.name })} <a href={licence.url}>{licence.name}</a>
      </p>
      <p className="row no-print">
        {files.map(({ path, label }) => (
          <a key={path} className="button" href={addressOf(path, results, period)}>
            {label}
          </a>
        ))}
      </p>
      <p className="periods">
        <a href={documentation}>{t("results:columns")}</a>
      </p>
    </section>
  );
}

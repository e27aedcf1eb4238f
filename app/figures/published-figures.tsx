import { formatCount, formatDay, formatShare, formatTarget } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { yearOf } from "#app/platform/day.ts";
import type { MonthCohort } from "./cohort.ts";
import type { Participation } from "./participation.ts";
import { monthLabel } from "./period-label.ts";
import type { PublishedResults } from "./published.ts";
import type { Satisfaction } from "./satisfaction.ts";
import { ShareBar } from "./share-bar.tsx";

/** An office's published results as citizens read them: two figures, one table, what they are made of, no script. */
export function PublishedFigures({ results }: { results: PublishedResults }) {
  const t = useT();
  const { language } = usePage();
  const { office, participation, satisfaction, months } = results;
  return (
    <>
      <h1>{t("results:heading", { year: String(yearOf(results.cutOff)) })}</h1>
      <p>
        <strong>{office.name}</strong>
      </p>
      <p className="muted">
        {t("results:cutOff", {
          day: formatDay(results.cutOff),
          from: formatDay(results.from),
          to: formatDay(results.to),
        })}
      </p>
      <ParticipationCard participation={participation} ratingsGiven={formatCount(results.ratingsGiven, language)} />
      <SatisfactionCard satisfaction={satisfaction} />
      {participation.denominator > 0 && <MonthCard months={months} participation={participation} />}
      <OpenData slug={office.slug} name={office.name} />
    </>
  );
}

function ParticipationCard({ participation, ratingsGiven }: { participation: Participation; ratingsGiven: string }) {
  const t = useT();
  const { language } = usePage();
  const { numerator, denominator, share, target, gap } = participation;
  return (
    <section className="card">
      <h2>{t("results:participation")}</h2>
      {share === undefined ? (
        <p>{t("results:noDossiers")}</p>
      ) : (
        <>
          <p className="value">{formatShare(share, language)}</p>
          <ShareBar share={share} target={target} />
          <p>
            {t("results:participationOf", {
              rated: formatCount(numerator, language),
              received: formatCount(denominator, language),
            })}
          </p>
        </>
      )}
      {target !== undefined && gap !== undefined && (
        <p>
          {t("results:target", {
            value: formatTarget(target.value, language),
            state: t(gap.reached ? "results:reached" : "results:short"),
          })}
        </p>
      )}
      <p className="small muted">{t("results:ratingsGiven", { number: ratingsGiven })}</p>
    </section>
  );
}

function SatisfactionCard({ satisfaction }: { satisfaction: Satisfaction }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card">
      <h2>{t("results:satisfaction")}</h2>
      {satisfaction.state === "withheld" ? (
        <p>
          {t("results:withheld", {
            answers: formatCount(satisfaction.answers, language),
            minimum: formatCount(satisfaction.minimumAnswers, language),
          })}
        </p>
      ) : (
        <ShownSatisfaction {...satisfaction} />
      )}
    </section>
  );
}

function ShownSatisfaction({
  share,
  satisfied,
  answers,
  interval,
  target,
  gap,
}: Extract<Satisfaction, { state: "shown" }>) {
  const t = useT();
  const { language } = usePage();
  return (
    <>
      <p className="value">{formatShare(share, language)}</p>
      <ShareBar share={share} target={target} />
      <p>
        {t("results:satisfactionOf", {
          satisfied: formatCount(satisfied, language),
          answers: formatCount(answers, language),
        })}
      </p>
      {target !== undefined && gap !== undefined && (
        <p>
          {t("results:target", {
            value: formatTarget(target.value, language),
            state: t(gap.reached ? "results:reached" : "results:short"),
          })}
        </p>
      )}
      <p className="small muted">
        {t("results:interval", { from: formatShare(interval.from, language), to: formatShare(interval.to, language) })}
      </p>
    </>
  );
}

/** Each month on a line with its bar: the table is the chart. */
function MonthCard({ months, participation }: { months: readonly MonthCohort[]; participation: Participation }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card">
      <h2>{t("results:byMonth")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("results:month")}</th>
            <th scope="col">{t("results:rated")}</th>
            <th scope="col">{t("results:received")}</th>
            <th scope="col">{t("results:share")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, cohort }) => (
            <tr key={month}>
              <th scope="row">{monthLabel(month)}</th>
              <td>{formatCount(cohort.rated, language)}</td>
              <td>{formatCount(cohort.received, language)}</td>
              <td>
                {cohort.received === 0 ? "–" : formatShare(cohort.rated / cohort.received, language)}
                {cohort.received > 0 && (
                  <ShareBar share={cohort.rated / cohort.received} target={participation.target} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OpenData({ slug, name }: { slug: string; name: string }) {
  const t = useT();
  return (
    <section>
      <h2>{t("results:dataHeading")}</h2>
      <p>{t("results:data", { office: name })}</p>
      <p className="row">
        <a className="button" href={`/results.json?office=${slug}`}>
          JSON
        </a>
        <a className="button" href={`/results.csv?office=${slug}`}>
          CSV
        </a>
      </p>
      <p className="small muted">{t("results:columns")}</p>
    </section>
  );
}

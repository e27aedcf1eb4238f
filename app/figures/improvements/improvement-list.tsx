import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import type { SampleImprovement } from "./sample-improvements.ts";
import type { Improvement, ImprovementRecord } from "./improvement.ts";

/** The published entries, for everybody. */
export function Improvements({ improvements }: { improvements: readonly Improvement[] }) {
  const t = useT();
  return improvements.map(({ id, heard, changed, happenedOn }) => (
    <article key={id} id={`item-${id}`} className="card">
      <p className="muted small">{t("results:improvements.sinceDay", { day: formatDay(happenedOn) })}</p>
      <h3>{t("results:improvements.heard")}</h3>
      <p className="prose">{heard}</p>
      <h3>{t("results:improvements.changed")}</h3>
      <p className="prose">{changed}</p>
    </article>
  ));
}

/** The entries for staff, each published one with the button that withdraws it. */
export function ImprovementRecords({ improvements }: { improvements: readonly ImprovementRecord[] }) {
  const t = useT();
  if (improvements.length === 0) {
    return (
      <EmptyState>
        <p>{t("results:improvements.none")}</p>
      </EmptyState>
    );
  }
  return improvements.map((improvement) => <RecordCard key={improvement.id} {...improvement} />);
}

function RecordCard({ id, heard, changed, happenedOn, publishedAt, publishedBy, withdrawnAt }: ImprovementRecord) {
  const t = useT();
  return (
    <article className="card">
      <p className="muted small">
        {t("results:improvements.sinceDay", { day: formatDay(happenedOn) })}
        {" · "}
        {t("results:improvements.publishedBy", { at: formatInstant(publishedAt), by: publishedBy })}
      </p>
      <h2>{t("results:improvements.heard")}</h2>
      <p className="prose">{heard}</p>
      <h2>{t("results:improvements.changed")}</h2>
      <p className="prose">{changed}</p>
      {withdrawnAt === null ? (
        <form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="id" value={id} />
          <button className="button">{t("results:improvements.withdraw")}</button>
        </form>
      ) : (
        <p>
          <Tag kind="plain">{t("results:improvements.withdrawn", { at: formatInstant(withdrawnAt) })}</Tag>
        </p>
      )}
    </article>
  );
}

/** Samples for the first entries, to be taken into the form and filled in, or left. */
export function SampleImprovements({ samples }: { samples: readonly SampleImprovement[] }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="samples">
      <h2 id="samples">{t("results:improvements.samples")}</h2>
      <ul className="plain-list">
        {samples.map(({ key, heard, changed }) => (
          <li key={key}>
            <p lang="vi">
              {heard} {changed}
            </p>
            <p>
              <a className="button" href={`/settings/improvements?sample=${key}#improvement-form`}>
                {t("results:improvements.take")}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ReactNode } from "react";
import { timelinessOf } from "#app/dossiers/timeliness.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { withBack } from "#app/platform/forms/back.ts";
import { Facts } from "#app/ui/parts.tsx";
import { eventsOf, type DossierDetails } from "./dossier-details.ts";
import { TimelinessTag } from "./dossier-table.tsx";

type Fact = readonly [label: string, value: ReactNode];

/** What the register says of a dossier. */
export function DossierFacts({ dossier, today }: { dossier: DossierDetails; today: Day }) {
  const t = useT();
  const { dueOn, finishedOn } = dossier;
  const dayOrDash = (day: Day | null) => (day === null ? "–" : formatDay(day));
  const named = (label: string, name: string | null): Fact[] => (name === null || name === "" ? [] : [[label, name]]);
  const facts: Fact[] = [
    [t("dossiers:procedure"), dossier.procedureName],
    ...named(t("dossiers:field"), dossier.fieldName),
    ...named(t("dossiers:unit"), dossier.unitName),
    ...named(t("dossiers:counter"), dossier.counterName),
    [t("dossiers:channel"), t(`dossiers:channels.${dossier.channel}`)],
    [t("dossiers:state"), t(`dossiers:states.${dossier.state}`)],
    [t("dossiers:received"), formatDay(dossier.receivedOn)],
    [t("dossiers:due"), dayOrDash(dueOn)],
    [t("dossiers:finished"), dayOrDash(finishedOn)],
    ...named(
      t("dossiers:page.returned"),
      dossier.returnedBy === null ? null : t(`dossiers:page.returns.${dossier.returnedBy}`),
    ),
    [t("dossiers:timeliness"), <TimelinessTag key="time" timeliness={timelinessOf(dueOn, finishedOn, today)} />],
  ];
  return (
    <section className="card">
      <Facts items={facts} />
    </section>
  );
}

interface DossierRatingProps {
  dossier: DossierDetails;
  /** The address of this page, so that the receipt leads back to it. */
  page: string;
  mayPrint: boolean;
}

/** The receipt of a dossier and whether it was rated; never how. */
export function DossierRating({ dossier, page, mayPrint }: DossierRatingProps) {
  const t = useT();
  const { printedAt, openUntil, rating } = dossier;
  return (
    <section className="card" aria-labelledby="rating">
      <h2 id="rating">{t("dossiers:page.rating")}</h2>
      <Facts
        items={[
          [t("dossiers:receipt"), printedAt === null ? t("dossiers:print.notPrinted") : t("dossiers:print.printedAt")],
          [t("dossiers:rated"), t(`dossiers:page.ratings.${rating}`)],
          [
            t("dossiers:page.openUntil"),
            openUntil === null ? t("dossiers:page.openWithoutResult") : formatDay(openUntil),
          ],
        ]}
      />
      <p className="muted small">{t("dossiers:page.whyNoScore")}</p>
      {mayPrint && (
        <p>
          <a
            className="button"
            href={withBack(`/receipts/${dossier.id}`, page)}
            aria-label={t("dossiers:paper.receiptTitle", { number: dossier.number })}
          >
            {t("dossiers:receipt")}
          </a>
        </p>
      )}
    </section>
  );
}

/** What happened to a dossier, the latest first. */
export function DossierHistory({ dossier }: { dossier: DossierDetails }) {
  const t = useT();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("dossiers:page.history")}</h2>
      <ol className="timeline" reversed>
        {eventsOf(dossier).map(({ kind, at }) => (
          <li key={kind}>
            <strong>{t(`dossiers:page.events.${kind}`)}</strong>
            <br />
            <span className="muted small">{formatInstant(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

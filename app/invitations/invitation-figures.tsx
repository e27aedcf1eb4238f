import { formatCount, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Facts } from "#app/ui/parts.tsx";
import { participationOf, type CountedShare, type InvitationCounts } from "./invitation-counts.ts";

/** What became of the invitations, and how many of the invited dossiers were rated, beside comparable ones. */
export function InvitationFigures({ counts }: { counts: InvitationCounts }) {
  const t = useT();
  const { language } = usePage();
  const { invited, others } = participationOf(counts);
  const shown = (counted: CountedShare | undefined) =>
    counted === undefined
      ? t("notifications:invitations.nothing")
      : t("notifications:invitations.share", {
          rated: formatCount(counted.rated, language),
          of: formatCount(counted.of, language),
          share: formatShare(counted.share, language),
          from: formatShare(counted.from, language),
          to: formatShare(counted.to, language),
        });
  const numbers = ["waiting", "sent", "perhapsSent", "undeliverable", "refusals"] as const;
  return (
    <>
      <section className="card">
        <h2>{t("notifications:invitations.countsTitle")}</h2>
        <Facts
          items={numbers.map(
            (name) => [t(`notifications:invitations.${name}`), formatCount(counts[name], language)] as const,
          )}
        />
      </section>
      <section className="card">
        <h2>{t("notifications:invitations.participationTitle")}</h2>
        <Facts
          items={[
            [t("notifications:invitations.invited"), shown(invited)],
            [t("notifications:invitations.others"), shown(others)],
          ]}
        />
        <p className="muted small">{t("notifications:invitations.participationHint")}</p>
      </section>
    </>
  );
}

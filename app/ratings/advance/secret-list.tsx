import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, type Day } from "#app/platform/day.ts";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import { secretState, type ListedSecret } from "./link-secret.ts";

/** The secrets of an office, each with its id in links, how long it is valid, and the way to end it. */
export function SecretList({ secrets, today }: { secrets: readonly ListedSecret[]; today: Day }) {
  const t = useT();
  return (
    <section aria-labelledby="secrets">
      <h2 id="secrets">{t("codes:secrets.listTitle")}</h2>
      {secrets.length === 0 && <EmptyState>{t("codes:secrets.none")}</EmptyState>}
      <ul className="settings">
        {secrets.map((secret) => (
          <li key={secret.id} className="card">
            <SecretCard secret={secret} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SecretCard({ secret, today }: { secret: ListedSecret; today: Day }) {
  const t = useT();
  const { id, name, createdBy } = secret;
  const state = secretState(secret, today);
  const createdOn = formatDay(dayOf(secret.createdAt));
  return (
    <>
      <h3>{name}</h3>
      <p>
        <Tag kind={state === "valid" ? "done" : "plain"}>{stateText(t, secret, state)}</Tag>
      </p>
      <p className="small muted">
        {t("codes:secrets.idShown", { id })}
        <br />
        {createdBy === null
          ? t("codes:secrets.createdOn", { day: createdOn })
          : t("codes:secrets.createdOnBy", { day: createdOn, name: createdBy })}
      </p>
      {state !== "revoked" && (
        <p>
          <a
            className="button small"
            href={`/settings/signed-links/${id}`}
            aria-label={t("codes:secrets.endNamed", { name })}
          >
            {t("codes:secrets.end")}
          </a>
        </p>
      )}
    </>
  );
}

function stateText(t: ReturnType<typeof useT>, secret: ListedSecret, state: ReturnType<typeof secretState>): string {
  if (state === "revoked" && secret.revokedAt !== null)
    return t("codes:secrets.revoked", { day: formatDay(dayOf(secret.revokedAt)) });
  if (secret.endsOn === null) return t("codes:secrets.valid");
  const day = formatDay(secret.endsOn);
  return state === "ended" ? t("codes:secrets.ended", { day }) : t("codes:secrets.validUntil", { day });
}

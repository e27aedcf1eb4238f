import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, type Day } from "#app/platform/day.ts";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import { keyState, type ListedKey } from "./api-key.ts";

/** The keys of an office, each with what it may do, when it was used, and the way to revoke it. */
export function KeyList({ keys, today }: { keys: readonly ListedKey[]; today: Day }) {
  const t = useT();
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t("api:keys.listTitle")}</h2>
      {keys.length === 0 && <EmptyState>{t("api:keys.none")}</EmptyState>}
      <ul className="settings">
        {keys.map((key) => (
          <li key={key.id} className="card">
            <ListedKeyCard listed={key} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ListedKeyCard({ listed, today }: { listed: ListedKey; today: Day }) {
  const t = useT();
  const { id, name, createdBy } = listed;
  const state = keyState(listed, today);
  const createdOn = formatDay(dayOf(listed.createdAt));
  return (
    <>
      <h3>{name}</h3>
      <p>
        <Tag kind={state === "valid" ? "done" : "plain"}>{stateText(t, listed, state)}</Tag>
      </p>
      <ul>
        {listed.scopes.map((scope) => (
          <li key={scope}>{t(`api:scopes.${scope}`)}</li>
        ))}
      </ul>
      <p className="small muted">
        <code>hailong_{id}_…</code>
        <br />
        {createdBy === null
          ? t("api:keys.createdOn", { day: createdOn })
          : t("api:keys.createdOnBy", { day: createdOn, name: createdBy })}
        <br />
        {listed.lastUsedOn === null
          ? t("api:keys.neverUsed")
          : t("api:keys.lastUsed", { day: formatDay(listed.lastUsedOn) })}
      </p>
      {state !== "revoked" && (
        <p>
          <a
            className="button small"
            href={`/settings/api-keys/${id}`}
            aria-label={t("api:keys.revokeNamed", { name })}
          >
            {t("api:keys.revoke")}
          </a>
        </p>
      )}
    </>
  );
}

function stateText(t: ReturnType<typeof useT>, key: ListedKey, state: ReturnType<typeof keyState>): string {
  if (state === "revoked" && key.revokedAt !== null)
    return t("api:keys.revoked", { day: formatDay(dayOf(key.revokedAt)) });
  if (key.expiresOn === null) return t("api:keys.valid");
  const day = formatDay(key.expiresOn);
  return state === "expired" ? t("api:keys.expired", { day }) : t("api:keys.validUntil", { day });
}

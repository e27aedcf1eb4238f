import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { EmptyState, Notice, Tag } from "#app/ui/parts.tsx";
import type { ListedWebhook } from "./webhook.ts";

/** The webhooks of an office, each with what it is told and whether it gets it. */
export function WebhookList({ webhooks }: { webhooks: readonly ListedWebhook[] }) {
  const t = useT();
  return (
    <section aria-labelledby="webhooks">
      <h2 id="webhooks">{t("webhooks:listTitle")}</h2>
      {webhooks.length === 0 && <EmptyState>{t("webhooks:none")}</EmptyState>}
      <ul className="settings">
        {webhooks.map((webhook) => (
          <li key={webhook.id} className="card">
            <h3>{webhook.name}</h3>
            <WebhookFacts webhook={webhook} />
            <p>
              <a
                className="button small"
                href={`/settings/webhooks/${webhook.id}`}
                aria-label={t("webhooks:changeNamed", { name: webhook.name })}
              >
                {t("webhooks:change")}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** State, address and events of a webhook, and since when nothing arrives. */
export function WebhookFacts({ webhook }: { webhook: ListedWebhook }) {
  const t = useT();
  const { language } = usePage();
  const { state, stateSince, failingSince, failures, address, events } = webhook;
  const since = formatDay(dayOf(stateSince));
  return (
    <>
      <p>
        <Tag kind={stateTag(state)}>{t(`webhooks:states.${state}`, { day: since })}</Tag>
      </p>
      {state === "on" && failingSince !== null && (
        <Notice kind="careful">
          <p>
            {t("webhooks:failingSince", {
              at: formatInstant(failingSince),
              number: formatCount(failures, language),
            })}
          </p>
        </Notice>
      )}
      <p>
        <code className="whole">{address}</code>
      </p>
      <ul>
        {events.map((event) => (
          <li key={event}>{t(`webhooks:events.${event}`)}</li>
        ))}
      </ul>
    </>
  );
}

function stateTag(state: ListedWebhook["state"]): "done" | "plain" | "late" {
  if (state === "on") return "done";
  return state === "failing" || state === "gone" ? "late" : "plain";
}

import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { ListedWebhook } from "./webhook.ts";

/** What can be done with a webhook besides changing it: each act says what follows from it. */
export function WebhookActs({ webhook }: { webhook: ListedWebhook }) {
  const t = useT();
  const { state, previousUntil } = webhook;
  return (
    <>
      {state === "on" && <Act intent="test" title={t("webhooks:test")} text={t("webhooks:testText")} />}
      <Act
        intent="renew"
        title={t("webhooks:renew")}
        text={t("webhooks:renewText")}
        note={previousUntil === null ? undefined : t("webhooks:previousUntil", { at: formatInstant(previousUntil) })}
      />
      {state === "on" ? (
        <Act intent="off" title={t("webhooks:switchOff")} text={t("webhooks:switchOffText")} />
      ) : (
        <Act intent="on" title={t("webhooks:switchOn")} text={t("webhooks:switchOnText")} />
      )}
      <Act
        intent="removed"
        title={t("webhooks:removeTitle")}
        text={t("webhooks:removeText")}
        button={t("webhooks:remove")}
      />
    </>
  );
}

interface ActProps {
  intent: string;
  title: string;
  text: string;
  note?: string | undefined;
  /** The words on the button; those of the title by default. */
  button?: string;
}

function Act({ intent, title, text, note, button = title }: ActProps) {
  return (
    <form method="post" className="card" aria-labelledby={`act-${intent}`}>
      <h2 id={`act-${intent}`}>{title}</h2>
      <p>{text}</p>
      {note !== undefined && <p className="muted">{note}</p>}
      <button className="button" name="intent" value={intent}>
        {button}
      </button>
    </form>
  );
}

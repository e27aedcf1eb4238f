import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, Facts, Notice, Tag, type Column } from "#app/ui/parts.tsx";
import type { Channel, Messages, ListedMessage } from "./message.ts";

/** The channels without settings in which messages wait, with instructions. */
export function WaitingNotices({ waitingFor }: Pick<Messages, "waitingFor">) {
  return waitingFor.map(({ channel, count }) => <WaitingNotice key={channel} channel={channel} count={count} />);
}

function WaitingNotice({ channel, count }: { channel: Channel; count: number }) {
  const t = useT();
  const { language } = usePage();
  return (
    <Notice kind="careful">
      <p>{t(`notifications:page.waitingFor.${channel}`, { number: formatCount(count, language) })}</p>
    </Notice>
  );
}

/** The numbers of messages by state. */
export function MessageCounts({ counts }: Pick<Messages, "counts">) {
  const t = useT();
  const { language } = usePage();
  return (
    <Facts
      items={[
        [t("notifications:page.givenUp"), formatCount(counts.givenUp, language)],
        [t("notifications:page.pending"), formatCount(counts.pending, language)],
        [t("notifications:page.sentLately"), formatCount(counts.sentLately, language)],
        [t("notifications:page.lapsed"), formatCount(counts.lapsedLately, language)],
      ]}
    />
  );
}

/** The columns of both lists of messages: few, so that a phone shows them side by side. */
function useMessageColumns(): {
  what: Column<ListedMessage>;
  problem: Column<ListedMessage>;
  created: Column<ListedMessage>;
} {
  const t = useT();
  return {
    what: {
      label: t("notifications:page.kind"),
      cell: ({ kind, about, channel }) => (
        <>
          {t(`notifications:kinds.${kind}`)}
          <span className="muted small beneath">
            {[about, t(`notifications:channels.${channel}`)].filter((part) => part !== null).join(" · ")}
          </span>
        </>
      ),
    },
    problem: {
      label: t("notifications:page.problem"),
      cell: ({ problem, attempts, isPerhapsSent }) => (
        <>
          {isPerhapsSent && (
            <>
              <Tag kind="soon">{t("notifications:page.perhapsSent")}</Tag>{" "}
            </>
          )}
          {problem === null ? "–" : t(`notifications:problems.${problem}`)}
          {attempts > 0 && (
            <span className="muted small beneath">
              {t("notifications:page.attempts", { attempts: String(attempts) })}
            </span>
          )}
        </>
      ),
    },
    created: { label: t("notifications:page.created"), cell: ({ createdAt }) => formatInstant(createdAt) },
  };
}

/** The given-up messages, each with its button to try it again. */
export function GivenUpMessages({ messages }: { messages: readonly ListedMessage[] }) {
  const t = useT();
  const { what, problem, created } = useMessageColumns();
  const retry = { label: t("notifications:page.retry"), cell: (one: ListedMessage) => <RetryForm message={one} /> };
  return (
    <DataTable
      caption={t("notifications:page.givenUp")}
      hideCaption
      rows={messages}
      rowKey={({ id }) => id}
      columns={[what, problem, retry, created]}
    />
  );
}

function RetryForm({ message: { id, kind, about, canRetry } }: { message: ListedMessage }) {
  const t = useT();
  if (!canRetry) return <span className="muted">{t("notifications:page.forgotten")}</span>;
  const name = t("notifications:page.retryNamed", { kind: t(`notifications:kinds.${kind}`), about: about ?? "" });
  return (
    <form method="post">
      <button className="button" name="message" value={id} aria-label={name.trim()}>
        {t("notifications:page.retry")}
      </button>
    </form>
  );
}

/** The messages that wait for their first or next attempt. */
export function PendingMessages({ messages }: { messages: readonly ListedMessage[] }) {
  const t = useT();
  const { what, problem, created } = useMessageColumns();
  const next = { label: t("notifications:page.next"), cell: (one: ListedMessage) => formatInstant(one.nextAttemptAt) };
  return (
    <DataTable
      caption={t("notifications:page.pending")}
      hideCaption
      rows={messages}
      rowKey={({ id }) => id}
      columns={[what, problem, next, created]}
    />
  );
}

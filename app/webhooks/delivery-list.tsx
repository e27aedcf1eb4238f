import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { FilterField } from "#app/ui/form.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import { deliveryStates, type DeliveryFilter, type ListedDelivery } from "./webhook.ts";

interface DeliveryFilterFormProps {
  filter: DeliveryFilter;
  webhooks: readonly { id: string; name: string }[];
}

/** Narrows the list to a webhook and a state. */
export function DeliveryFilterForm({ filter, webhooks }: DeliveryFilterFormProps) {
  const t = useT();
  return (
    <form method="get" className="filters" aria-label={t("webhooks:page.filter")}>
      <FilterField
        name="webhook"
        label={t("webhooks:page.webhook")}
        any={t("webhooks:page.all")}
        value={filter.webhookId}
        options={webhooks}
      />
      <FilterField
        name="state"
        label={t("webhooks:page.state")}
        any={t("webhooks:page.all")}
        value={filter.state}
        options={deliveryStates.map((state) => ({ id: state, name: t(`webhooks:deliveryStates.${state}`) }))}
      />
      <button className="button">{t("webhooks:page.show")}</button>
    </form>
  );
}

/** Deliveries, each with how it went and a button to repeat it. */
export function DeliveryList({ deliveries }: { deliveries: readonly ListedDelivery[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("webhooks:page.title")}
      hideCaption
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        { label: t("webhooks:page.event"), cell: (one) => <What delivery={one} /> },
        { label: t("webhooks:page.result"), cell: (one) => <Result delivery={one} /> },
        { label: t("webhooks:page.again"), cell: (one) => <RepeatForm delivery={one} /> },
        { label: t("webhooks:page.created"), cell: (one) => <Times delivery={one} /> },
      ]}
    />
  );
}

function What({ delivery: { event, about, webhookName } }: { delivery: ListedDelivery }) {
  const t = useT();
  return (
    <>
      {t(`webhooks:events.${event}`)}
      <span className="muted small beneath">{about === null ? webhookName : `${about} · ${webhookName}`}</span>
    </>
  );
}

const tagOf = { pending: "soon", delivered: "done", "given-up": "late", withheld: "plain" } as const;

function Result({ delivery }: { delivery: ListedDelivery }) {
  const t = useT();
  const { language } = usePage();
  const { state, attempts } = delivery;
  const details = [
    answerText(t, delivery),
    attempts === 0 ? null : t("webhooks:page.attempts", { attempts: formatCount(attempts, language) }),
  ].filter((part) => part !== null);
  return (
    <>
      <Tag kind={tagOf[state]}>{t(`webhooks:deliveryStates.${state}`)}</Tag>
      {details.length > 0 && <span className="muted small beneath">{details.join(" · ")}</span>}
    </>
  );
}

function answerText(t: ReturnType<typeof useT>, { status, problem }: ListedDelivery): string | null {
  if (problem === null && status === null) return null;
  return t(`webhooks:postProblems.${problem ?? "status"}`, { status: String(status ?? "") });
}

function Times({ delivery: { state, createdAt, nextAttemptAt, finishedAt } }: { delivery: ListedDelivery }) {
  const t = useT();
  const later =
    state === "pending"
      ? t("webhooks:page.next", { at: formatInstant(nextAttemptAt) })
      : finishedAt === null
        ? null
        : t("webhooks:page.finished", { at: formatInstant(finishedAt) });
  return (
    <>
      {formatInstant(createdAt)}
      {later !== null && <span className="muted small beneath">{later}</span>}
    </>
  );
}

function RepeatForm({ delivery: { id, event, about, canRepeat } }: { delivery: ListedDelivery }) {
  const t = useT();
  if (!canRepeat) return <span className="muted">{t("webhooks:page.noRepeat")}</span>;
  const name = t("webhooks:page.againNamed", { event: t(`webhooks:events.${event}`), about: about ?? "" });
  return (
    <form method="post">
      <button className="button small" name="delivery" value={id} aria-label={name.trim()}>
        {t("webhooks:page.again")}
      </button>
    </form>
  );
}

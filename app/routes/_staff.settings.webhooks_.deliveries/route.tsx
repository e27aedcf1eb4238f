import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { EmptyState, Notice, SubpageHead } from "#app/ui/parts.tsx";
import { DeliveryFilterForm, DeliveryList } from "#app/webhooks/delivery-list.tsx";
import { countGivenUp, listDeliveries } from "#app/webhooks/list-deliveries.server.ts";
import { listWebhooks } from "#app/webhooks/list-webhooks.server.ts";
import { mostAttempts } from "#app/webhooks/next-attempt.ts";
import { repeatDelivery, repeatGivenUp } from "#app/webhooks/repeat-delivery.server.ts";
import { readDeliveryFilter } from "#app/webhooks/webhook.ts";

/** What was sent to other software, newest first; `?before=` is an id: deliveries before it are listed. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, request, t }) => {
  const filter = readDeliveryFilter(new URL(request.url).searchParams);
  const { db } = context;
  const webhooks = await listWebhooks(db, staff.officeId);
  return {
    title: t("webhooks:page.title"),
    done: doneIn(request.url, ["again"]),
    filter,
    webhooks: webhooks.map(({ id, name }) => ({ id, name })),
    givenUp: await countGivenUp(db, staff.officeId, filter.webhookId),
    page: await listDeliveries(db, staff.officeId, filter),
  };
});

export const action = staffAction("api-keys.manage", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const { webhookId } = readDeliveryFilter(new URL(request.url).searchParams);
  const id = form.get("delivery");
  const isDone =
    form.get("intent") === "all"
      ? (await repeatGivenUp(context, staff, webhookId)) > 0
      : typeof id === "string" && (await repeatDelivery(context, staff, id));
  if (!isDone) return data({ isRefused: true }, { status: 409 });
  const filter: Record<string, string> = webhookId === null ? {} : { webhook: webhookId };
  return redirect(doneAddress("/settings/webhooks/deliveries", "again", filter), 303);
});

export default function DeliveriesPage() {
  const t = useT();
  const { language } = usePage();
  const acted = useActionData<typeof action>();
  const { title, done, filter, webhooks, givenUp, page } = useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead above="/settings/webhooks" back={t("webhooks:back")} title={title} />
      {done !== undefined && acted === undefined && (
        <Done>
          <p>{t("webhooks:done.again")}</p>
        </Done>
      )}
      {acted?.isRefused === true && (
        <Notice kind="wrong">
          <p role="alert">{t("webhooks:notThere")}</p>
        </Notice>
      )}
      <p className="muted">{t("webhooks:page.intro", { attempts: String(mostAttempts) })}</p>
      <DeliveryFilterForm filter={filter} webhooks={webhooks} />
      {givenUp > 0 && (
        <form method="post" className="card">
          <p>{t("webhooks:page.allAgainText", { number: formatCount(givenUp, language) })}</p>
          <button className="button" name="intent" value="all">
            {t("webhooks:page.allAgain")}
          </button>
        </form>
      )}
      {page.deliveries.length === 0 ? (
        <EmptyState>
          <p>{t("webhooks:page.none")}</p>
        </EmptyState>
      ) : (
        <DeliveryList deliveries={page.deliveries} />
      )}
      <Pages next={page.next} />
    </>
  );
}

/** The links to older deliveries and to the newest, with the same filter. */
function Pages({ next }: { next: string | null }) {
  const t = useT();
  const { address } = usePage();
  const to = (before: string | null) => {
    const url = new URL(address, "http://page");
    url.searchParams.delete("done");
    if (before === null) url.searchParams.delete("before");
    else url.searchParams.set("before", before);
    return url.pathname + url.search;
  };
  return (
    <nav className="row" aria-label={t("webhooks:page.title")}>
      {new URL(address, "http://page").searchParams.has("before") && (
        <a className="button" href={to(null)}>
          {t("webhooks:page.newest")}
        </a>
      )}
      {next !== null && (
        <a className="button" href={to(next)}>
          {t("webhooks:page.older")}
        </a>
      )}
    </nav>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { listMessages, mostListed } from "#app/notifications/list-messages.server.ts";
import { GivenUpMessages, MessageCounts, PendingMessages, WaitingNotices } from "#app/notifications/message-lists.tsx";
import { mostAttempts } from "#app/notifications/next-attempt.ts";
import { sendTest } from "#app/notifications/send-test.server.ts";
import { tryAgain } from "#app/notifications/try-again.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { EmptyState, Notice } from "#app/ui/parts.tsx";

/** The office's e-mail and text messages that wait or were given up. */
export const loader = staffLoader("messages.view", async ({ context, staff, request, t }) => ({
  title: t("notifications:page.title"),
  mostListed,
  messages: await listMessages(context, staff.officeId),
  address: staff.email,
  done: doneIn(request.url, ["again", "test"]),
}));

/** Tries a given-up message again, or sends one to the person who asks, to try the mail. */
export const action = staffAction("messages.view", async ({ context, staff, request }) => {
  const form = await readForm(request);
  if (form.get("intent") === "test") {
    await sendTest(context, staff);
    return redirect(doneAddress("/settings/messages", "test"), 303);
  }
  const id = form.get("message");
  const isTriedAgain = typeof id === "string" && (await tryAgain(context, staff, id));
  if (!isTriedAgain) return data({ isRefused: true }, { status: 409 });
  return redirect(doneAddress("/settings/messages", "again"), 303);
});

export default function MessagesPage() {
  const t = useT();
  const { language } = usePage();
  const acted = useActionData<typeof action>();
  const { title, mostListed: most, messages, address, done } = useLoaderData<typeof loader>();
  const { pending, givenUp, counts, waitingFor } = messages;
  const more = t("notifications:page.more", { number: formatCount(most, language) });
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {done !== undefined && acted === undefined && (
        <Done>
          <p>{t(done === "test" ? "notifications:page.testDone" : "notifications:page.done")}</p>
        </Done>
      )}
      <p className="muted">{t("notifications:page.intro")}</p>
      {acted?.isRefused === true && (
        <Notice kind="wrong">
          <p role="alert">{t("notifications:page.notThere")}</p>
        </Notice>
      )}
      <form method="post" className="card">
        <h2>{t("notifications:page.test")}</h2>
        <p>{t("notifications:page.testText", { address })}</p>
        <input type="hidden" name="intent" value="test" />
        <button className="button">{t("notifications:page.test")}</button>
      </form>
      <WaitingNotices waitingFor={waitingFor} />
      <MessageCounts counts={counts} />
      <section>
        <h2>{t("notifications:page.givenUp")}</h2>
        {givenUp.length === 0 ? (
          <EmptyState>
            <p>{t("notifications:page.givenUpNone")}</p>
          </EmptyState>
        ) : (
          <>
            <p>{t("notifications:page.givenUpIntro", { attempts: String(mostAttempts) })}</p>
            <GivenUpMessages messages={givenUp} />
            {counts.givenUp > most && <p className="muted">{more}</p>}
          </>
        )}
      </section>
      <section>
        <h2>{t("notifications:page.pending")}</h2>
        {pending.length === 0 ? (
          <EmptyState>
            <p>{t("notifications:page.pendingNone")}</p>
          </EmptyState>
        ) : (
          <>
            <PendingMessages messages={pending} />
            {counts.pending > most && <p className="muted">{more}</p>}
          </>
        )}
      </section>
    </>
  );
}

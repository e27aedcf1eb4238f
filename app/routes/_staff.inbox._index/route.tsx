import { useLoaderData } from "@remix-run/react";
import { InboxFigures, InboxList, InboxViews } from "#app/complaints/inbox-list.tsx";
import { inboxViewOf } from "#app/complaints/inbox-view.ts";
import { listInbox } from "#app/complaints/list-inbox.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { staffLoader } from "#app/staff/staff-route.server.ts";

/** The office's cases: what waits for an answer, in order of due day. */
export const loader = staffLoader("inbox.view", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const view = inboxViewOf(asked.get("view"));
  const after = asked.get("after");
  const inbox = await listInbox(context, staff.officeId, { view, after });
  return { title: t("complaints:inbox.title"), view, isFirstPage: after === null, ...inbox };
});

export default function InboxPage() {
  const t = useT();
  const { view, lines, counts, next, isFirstPage } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{t("complaints:inbox.title")}</h1>
      </div>
      <InboxFigures counts={counts} />
      <InboxViews current={view} />
      <InboxList lines={lines} view={view} />
      <p className="row">
        {!isFirstPage && (
          <a className="button" href={`/inbox?view=${view}`}>
            {t("complaints:inbox.first")}
          </a>
        )}
        {next !== null && (
          <a className="button" href={`/inbox?view=${view}&after=${encodeURIComponent(next)}`}>
            {t("complaints:inbox.more")}
          </a>
        )}
      </p>
    </>
  );
}

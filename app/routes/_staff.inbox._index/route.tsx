import { useLoaderData } from "@remix-run/react";
import { InboxFilterForm } from "#app/complaints/inbox/inbox-filter.tsx";
import { InboxFigures, InboxList, InboxViews } from "#app/complaints/inbox/inbox-list.tsx";
import { RepresentedNotice } from "#app/complaints/inbox/represented-notice.tsx";
import { filterQuery, inboxFilterOf } from "#app/complaints/inbox/inbox-view.ts";
import { listFilterChoices } from "#app/complaints/inbox/list-filter-choices.server.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneIn } from "#app/platform/forms/done.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { PageLinks } from "#app/ui/page-links.tsx";
import { Done } from "#app/ui/done.tsx";

/** The office's cases: those that wait for an answer, in order of due day, or those of the filter in the query. */
export const loader = staffLoader("inbox.view", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const filter = inboxFilterOf(asked);
  const place = { after: asked.get("after"), before: asked.get("before") };
  const left = doneIn(request.url, ["left"]) === undefined ? undefined : readReference(asked.get("case") ?? "");
  const inbox = await listInbox(context, staff, { ...filter, ...place });
  return {
    title: t("complaints:inbox.title"),
    filter,
    represents: (staff.represents ?? []).map(({ name, untilOn }) => ({ name, untilOn })),
    leftCase: left?.ok === true ? left.code : null,
    place,
    choices: await listFilterChoices(context.db, staff.officeId),
    mayEnter: may(staff.roles, "complaint.enter"),
    mayExport: may(staff.roles, "cases.export"),
    maySetRules: may(staff.roles, "settings.edit"),
    ...inbox,
  };
});

export default function InboxPage() {
  const t = useT();
  const {
    filter,
    choices,
    mayEnter,
    mayExport,
    maySetRules,
    lines,
    counts,
    represents,
    viewCounts,
    previous,
    next,
    place,
    leftCase,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{t("complaints:inbox.title")}</h1>
        {maySetRules && (
          <p>
            <a className="target" href="/settings/cases">
              {t("complaints:rules.title")}
            </a>
          </p>
        )}
        {mayEnter && (
          <a className="button" href="/inbox/new">
            {t("complaints:enter.link")}
          </a>
        )}
      </div>
      {leftCase !== null && (
        <Done>
          <p>{t("complaints:done.left", { reference: leftCase })}</p>
        </Done>
      )}
      <RepresentedNotice represented={represents} />
      <InboxFigures counts={counts} />
      <InboxViews current={filter.view} viewCounts={viewCounts} />
      <InboxFilterForm filter={filter} choices={choices} mayExport={mayExport} />
      <InboxList lines={lines} filter={filter} place={place} />
      <PageLinks page={{ previous, next }} addressOf={(to) => `/inbox${filterQuery(filter, to)}`} />
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import { CalendarPreview } from "#app/complaints/due-days/calendar-preview.tsx";
import { previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { AdjacentDayForm, DraftTable } from "#app/deadlines/editing/draft-table.tsx";
import { findDraft } from "#app/deadlines/editing/find-draft.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** A draft of a year by the law alone, with a preview of its effect. Only the preview's button saves it. */
export const loader = staffLoader("settings.edit", async ({ context, request, staff, t }) => {
  const query = new URL(request.url).searchParams;
  const year = Number(query.get("year") ?? yearOf(dayOf(context.clock.now())) + 1);
  const title = t("deadlines:draft.title", { year: String(year) });
  const draft = await findDraft(context.db, staff.officeId, year, query.get("adjacent"));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (draft === undefined) throw new Response(null, { status: 404 });
  const outcome = await previewCalendarChange(context, staff.officeId, draft.change);
  return { title, draft, preview: outcome.ok ? outcome.preview : null };
});

export default function CalendarDraftPage() {
  const t = useT();
  const { title, draft, preview } = useLoaderData<typeof loader>();
  const year = String(draft.year);
  return (
    <div className="narrow">
      <SubpageHead above={`/settings/calendar?year=${year}`} back={t("deadlines:edit.back", { year })} title={title} />
      <p className="muted">{t("deadlines:draft.intro")}</p>
      <DraftTable days={draft.days} />
      <AdjacentDayForm year={draft.year} adjacent={draft.adjacent} />
      {preview === null ? (
        <Notice>
          <p>{t("deadlines:draft.nothing")}</p>
        </Notice>
      ) : (
        <CalendarPreview change={draft.change} preview={preview} areDaysShown={false} />
      )}
    </div>
  );
}

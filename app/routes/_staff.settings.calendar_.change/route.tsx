import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { CalendarPreview } from "#app/complaints/due-days/calendar-preview.tsx";
import { changeCalendar, previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { calendarProblemText } from "#app/deadlines/editing/calendar-words.ts";
import { ChangesSince } from "#app/deadlines/editing/changes-list.tsx";
import { readPostedChange } from "#app/deadlines/editing/read-posted-change.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

export const loader = staffLoader("settings.edit", ({ t }) => ({ title: t("deadlines:preview.title") }));

/** Saves the change that a preview has shown. */
export const action = staffAction("settings.edit", async ({ context, request, staff, t }) => {
  const posted = readPostedChange(await readForm(request));
  if (posted === undefined) return data(refusal([t("deadlines:formProblems.reloadPage")]), { status: 400 });
  const outcome = await changeCalendar(context, staff, posted);
  if (outcome.ok) {
    const { year, movedCases } = outcome;
    return redirect(doneAddress("/settings/calendar", "saved", { year: String(year), moved: String(movedCases) }), 303);
  }
  switch (outcome.reason) {
    case "problems":
      return data(refusal(outcome.problems.map((problem) => calendarProblemText(problem, t))), { status: 400 });
    case "nothing":
      return data(refusal([t("deadlines:formProblems.nothing")]), { status: 400 });
    case "changed": {
      const again = await previewCalendarChange(context, staff.officeId, posted.change);
      const proposed = again.ok ? { change: posted.change, preview: again.preview } : null;
      const sentences = again.ok ? [] : [t("deadlines:formProblems.changed")];
      return data({ sentences, since: outcome.since, proposed }, { status: 409 });
    }
  }
});

function refusal(sentences: string[]) {
  return { sentences, since: [], proposed: null };
}

export default function CalendarChangePage() {
  const t = useT();
  const asked = useActionData<typeof action>();
  const proposed = asked?.proposed ?? null;
  return (
    <div className="narrow">
      <SubpageHead
        above="/settings/calendar"
        back={t("settings:pages.calendar.title")}
        title={t("deadlines:preview.title")}
      />
      {asked === undefined && <p>{t("deadlines:preview.none")}</p>}
      {asked?.sentences.map((sentence) => (
        <Notice key={sentence} kind="wrong">
          <p role="alert">{sentence}</p>
        </Notice>
      ))}
      {asked !== undefined && asked.since.length > 0 && <ChangesSince changes={asked.since} />}
      {proposed !== null && <CalendarPreview {...proposed} />}
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import type { ReportProblem } from "#app/reports/narrative/narrative.ts";
import { makeDueReport, makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { NewReportForm } from "#app/reports/report/report-forms.tsx";
import { newReportSchema } from "#app/reports/report/report.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Makes a report: one that the calendar asks for, by the button of the list, or another one by the form. */
export const loader = staffLoader("reports.write", ({ t }) => ({ title: t("reports:make.title") }));

export const action = staffAction("reports.write", async (call) => {
  const form = await readForm(call.request);
  const deadline = form.get("deadline");
  if (typeof deadline === "string") return makeAsked(call, deadline, form.get("year"));
  const submission = parseForm(form, newReportSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const outcome = await makeOwnReport(call.context, call.staff, submission.value);
  if (outcome.ok) return redirect(doneAddress(`/reports/${outcome.id}`, "made"), 303);
  const cutOff: ReportProblem[] = ["cutOffFuture"];
  return data(submission.reply({ fieldErrors: { cutOff } }), { status: 400 });
});

async function makeAsked({ context, staff }: StaffCall, deadlineId: string, year: FormDataEntryValue | null) {
  const asked = { deadlineId, year: typeof year === "string" && /^\d{4}$/.test(year) ? Number(year) : 0 };
  const outcome = asked.year === 0 ? undefined : await makeDueReport(context, staff, asked);
  if (outcome?.ok === true) return redirect(doneAddress(`/reports/${outcome.id}`, "made"), 303);
  if (outcome?.reason === "exists") return redirect(doneAddress(`/reports/${outcome.id}`, "exists"), 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 404 });
}

export default function NewReportPage() {
  const t = useT();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/reports" back={t("reports:make.back")} title={t("reports:make.title")} />
      <p className="muted">{t("reports:make.lead")}</p>
      <NewReportForm lastResult={lastResult} />
    </div>
  );
}

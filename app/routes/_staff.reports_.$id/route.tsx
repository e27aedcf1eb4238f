import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { narrativeSchema, type ReportProblem } from "#app/reports/narrative/narrative.ts";
import { printedReport } from "#app/reports/printing/printed-report.ts";
import { PrintedAnnexes, PrintedBlocks } from "#app/reports/printing/printed-view.tsx";
import { actOnReport, editReport, type ActOutcome } from "#app/reports/report/change-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { reviseReport } from "#app/reports/report/make-report.server.ts";
import { ReportFacts, ReportFiles, RevisionList } from "#app/reports/report/report-facts.tsx";
import { ApproveForm, NarrativeForm, ReviseForm, SendForm } from "#app/reports/report/report-forms.tsx";
import { ReportLists } from "#app/reports/report/report-lists.tsx";
import {
  approveReportSchema,
  reopenReportSchema,
  revisionSchema,
  sendReportSchema,
} from "#app/reports/report/report.ts";
import { listSendings, planSending, stopSending } from "#app/reports/sending/plan-sending.server.ts";
import { sendingInstant, sendingSchema, stopSendingSchema } from "#app/reports/sending/sending.ts";
import { ShareOffer } from "#app/reports/sharing/share-offer.tsx";
import { SendingSection } from "#app/reports/sending/sending-section.tsx";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

const changes = [
  "sending-planned",
  "sending-stopped",
  "made",
  "exists",
  "saved",
  "approve",
  "reopen",
  "send",
  "revised",
] as const;

/** One report: its text, its frozen figures, and the acts on it. */
export const loader = staffLoader("reports.view", async ({ context, staff, request, params }) => {
  const found = await findReport(context.db, staff.officeId, params["id"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  return {
    title: found.report.name,
    ...found,
    isNewest: found.revisions.at(-1)?.id === found.report.id,
    sendings: await listSendings(context, staff.officeId, found.report.id),
    hasMail: context.settings.mail !== undefined,
    mayWrite: may(staff.roles, "reports.write"),
    mayApprove: may(staff.roles, "reports.approve"),
    mayShare: may(staff.roles, "shares.manage"),
    done: doneIn(request.url, changes),
  };
});

export const action = staffAction("reports.write", async (call) => {
  const form = await readForm(call.request);
  const intent = form.get("intent");
  if (intent === "edit") return edit(call, form);
  if (intent === "approve") return approve(call, form);
  if (intent === "reopen") return reopen(call, form);
  if (intent === "send") return send(call, form);
  if (intent === "plan-sending") return plan(call, form);
  if (intent === "stop-sending") return stop(call, form);
  return revise(call, form);
});

const idOf = ({ params }: StaffCall) => params["id"] ?? "";

/** The number of the edit that the page showed; one that no report has, if it cannot be read. */
const editsOf = (typed: string) => (/^\d{1,9}$/.test(typed) ? Number(typed) : -1);

async function edit(call: StaffCall, form: FormData) {
  const submission = parseForm(form, narrativeSchema);
  if (submission.status !== "success") return refused("edit", submission.reply());
  const { edits, ...narrative } = submission.value;
  const outcome = await editReport(call.context, call.staff, { id: idOf(call), edits: editsOf(edits) }, narrative);
  if (outcome.ok) return redirect(doneAddress(`/reports/${idOf(call)}`, "saved"), 303);
  return refused("edit", submission.reply({ formErrors: [problemOf(outcome)] }));
}

async function approve(call: StaffCall, form: FormData) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(call.staff.roles, "reports.approve")) throw new Response(null, { status: 403 });
  const submission = parseForm(form, approveReportSchema);
  if (submission.status !== "success") return refused("approve", submission.reply());
  const shown = { id: idOf(call), edits: editsOf(submission.value.edits) };
  const outcome = await actOnReport(call.context, call.staff, shown, "approve");
  if (outcome.ok) return redirect(doneAddress(`/reports/${idOf(call)}`, "approve"), 303);
  return refused("approve", submission.reply({ formErrors: [problemOf(outcome)] }));
}

async function reopen(call: StaffCall, form: FormData) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(call.staff.roles, "reports.approve")) throw new Response(null, { status: 403 });
  const submission = parseForm(form, reopenReportSchema);
  if (submission.status !== "success") return refused("send", submission.reply());
  const shown = { id: idOf(call), edits: editsOf(submission.value.edits) };
  const outcome = await actOnReport(call.context, call.staff, shown, "reopen");
  if (outcome.ok) return redirect(doneAddress(`/reports/${idOf(call)}`, "reopen"), 303);
  return refused("send", submission.reply({ formErrors: [problemOf(outcome)] }));
}

async function send(call: StaffCall, form: FormData) {
  const submission = parseForm(form, sendReportSchema);
  if (submission.status !== "success") return refused("send", submission.reply());
  const { number, edits } = submission.value;
  const shown = { id: idOf(call), edits: editsOf(edits) };
  const outcome = await actOnReport(call.context, call.staff, shown, "send", number);
  if (outcome.ok) return redirect(doneAddress(`/reports/${idOf(call)}`, "send"), 303);
  return refused("send", submission.reply({ formErrors: [problemOf(outcome)] }));
}

async function plan(call: StaffCall, form: FormData) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(call.staff.roles, "reports.approve")) throw new Response(null, { status: 403 });
  const submission = parseForm(form, sendingSchema);
  if (submission.status !== "success") return refused("plan", submission.reply());
  const { addresses, on, at } = submission.value;
  const asked = { reportId: idOf(call), addresses, sendAt: sendingInstant(on, at) };
  const outcome = await planSending(call.context, call.staff, asked);
  if (outcome.ok) return redirect(doneAddress(`/reports/${idOf(call)}`, "sending-planned"), 303);
  if (outcome.reason === "not-found") notFound();
  if (outcome.reason === "no-mail" || outcome.reason === "not-approved") {
    return refused("plan", submission.reply({ formErrors: ["changedMeanwhile" satisfies ReportProblem] }));
  }
  return refused("plan", submission.reply({ fieldErrors: { at: [outcome.reason] } }));
}

async function stop(call: StaffCall, form: FormData) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(call.staff.roles, "reports.approve")) throw new Response(null, { status: 403 });
  const submission = parseForm(form, stopSendingSchema);
  const isStopped =
    submission.status === "success" && (await stopSending(call.context, call.staff, submission.value.sending));
  if (isStopped) return redirect(doneAddress(`/reports/${idOf(call)}`, "sending-stopped"), 303);
  return refused("plan", submission.reply({ formErrors: ["changedMeanwhile" satisfies ReportProblem] }));
}

async function revise(call: StaffCall, form: FormData) {
  const submission = parseForm(form, revisionSchema);
  if (submission.status !== "success") return refused("revise", submission.reply());
  const outcome = await reviseReport(call.context, call.staff, idOf(call), submission.value.why);
  if (outcome.ok) return redirect(doneAddress(`/reports/${outcome.id}`, "revised"), 303);
  if (outcome.reason === "exists") return redirect(doneAddress(`/reports/${outcome.id}`, "exists"), 303);
  if (outcome.reason === "not-found") notFound();
  const formErrors: ReportProblem[] = ["changedMeanwhile"];
  return refused("revise", submission.reply({ formErrors }));
}

function problemOf(outcome: ActOutcome & { ok: false }): string {
  if (outcome.reason === "not-found") notFound();
  const changed: ReportProblem = "changedMeanwhile";
  return outcome.reason === "gaps" ? `unfilled:${outcome.gaps}` : changed;
}

function notFound(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 404 });
}

type FormName = "edit" | "approve" | "send" | "revise" | "plan";

function refused(form: FormName, result: SubmissionResult) {
  return data({ form, result }, { status: 400 });
}

export default function ReportPage() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const { report, revisions, done, mayWrite, mayApprove, isNewest, isIntact } = loaded;
  const resultOf = (form: FormName) => (acted?.form === form ? acted.result : undefined);
  const printed = printedReport(report);
  const isDraft = report.state === "draft" && mayWrite;
  return (
    <>
      <SubpageHead above="/reports" back={t("reports:make.back")} title={report.name} />
      {done !== undefined && acted === undefined && (
        <Done>
          <p>{t(`reports:done.${done}`)}</p>
        </Done>
      )}
      <ReportFacts report={report} isIntact={isIntact} />
      <ReportFiles id={report.id} />
      {isDraft && (
        <section>
          <h2>{t("reports:page.text")}</h2>
          <NarrativeForm key={report.edits} report={report} lastResult={resultOf("edit")} />
          {mayApprove && <ApproveForm report={report} lastResult={resultOf("approve")} />}
        </section>
      )}
      {report.state === "approved" && mayApprove && <SendForm report={report} lastResult={resultOf("send")} />}
      {report.state === "sent" && isNewest && mayWrite && <ReviseForm lastResult={resultOf("revise")} />}
      {report.state !== "draft" && (
        <SendingSection
          sendings={loaded.sendings}
          mayPlan={mayApprove}
          hasMail={loaded.hasMail}
          lastResult={resultOf("plan")}
        />
      )}
      {report.state !== "draft" && loaded.mayShare && <ShareOffer id={report.id} />}
      <RevisionList revisions={revisions} current={report.id} />
      <ReportLists report={report} />
      <section>
        <h2>{t("reports:page.figures")}</h2>
        <PrintedBlocks blocks={printed.blocks} />
        <h2>{t("reports:page.annexes")}</h2>
        <PrintedAnnexes annexes={printed.annexes} />
      </section>
    </>
  );
}

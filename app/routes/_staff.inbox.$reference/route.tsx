import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { handleCaseForm } from "#app/complaints/handling/handle-case-form.server.ts";
import type { CaseIntent } from "#app/complaints/handling/case-page.ts";
import { AttachmentList } from "#app/complaints/attachments/attachment-list.tsx";
import {
  AnswerForm,
  AssignForm,
  CaseQuestions,
  ContactPanel,
  DecisionForms,
  FirstAnswer,
  NoteForm,
  TakeUpForm,
} from "#app/complaints/handling/case-actions.tsx";
import { CaseDone } from "#app/complaints/handling/case-done-notice.tsx";
import { confirmedSteps } from "#app/complaints/case/case-done.ts";
import { CaseDocuments } from "#app/complaints/handling/case-documents.tsx";
import { CaseDue, CaseFacts, CaseHistory, CaseText } from "#app/complaints/handling/case-overview.tsx";
import { findCasePage } from "#app/complaints/handling/find-case-page.server.ts";
import { TypedTooLate } from "#app/complaints/handling/step-form.tsx";
import type { StepName } from "#app/complaints/case/step-rules.ts";
import { OtherSteps } from "#app/complaints/handling/other-steps.tsx";
import { useT } from "#app/i18n/page.tsx";
import { backIn, backPath, keptBack, withBack } from "#app/platform/forms/back.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** One case: its text, due day and history, and the steps that this person may take. */
export const loader = staffLoader("complaint.open", async ({ context, staff, params, request, t }) => {
  const asked = new URL(request.url).searchParams;
  const opened = { templateId: asked.get("template"), back: backIn(asked) };
  const page = await findCasePage(context, staff, params["reference"] ?? "", opened);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (page === undefined) throw new Response(null, { status: 404 });
  const { kind, reference } = page.found;
  return {
    title: t("complaints:case.title", { kind: t(`complaints:kinds.${kind}`), reference }),
    page,
    done: doneIn(request.url, confirmedSteps),
  };
});

const statuses = { forbidden: 403, "not-found": 404, "unknown-intent": 400 } as const;

/** Handles the forms of the page, distinguished by `intent`; each checks its own permission. */
export const action = staffAction("complaint.open", async ({ context, staff, params, request }) => {
  const reference = params["reference"] ?? "";
  const form = await readForm(request);
  const intent = form.get("intent");
  const back = backIn(new URL(request.url).searchParams);
  const kept = keptBack(back);
  const acted = await handleCaseForm(context, staff, reference, form);
  switch (acted.kind) {
    case "done":
      return redirect(doneAddress(`/inbox/${encodeURIComponent(reference)}`, intent, kept), 303);
    case "left":
      return redirect(doneAddress("/inbox", "left", { ...inboxQueryOf(back), case: reference }), 303);
    case "shown":
      return data(acted);
    case "refused":
      return data(acted, { status: acted.status });
    default:
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: statuses[acted.kind] });
  }
});

/** The filter of the list of cases that the page leads back to; none where it leads elsewhere. */
function inboxQueryOf(back: string | undefined): Record<string, string> {
  if (back === undefined || backPath(back) !== "/inbox") return {};
  return Object.fromEntries(new URL(back, "http://page").searchParams);
}

/** The words of the link to the page a case was opened from. */
function backWords(back: string) {
  if (backPath(back).startsWith("/dossiers/")) return "complaints:case.backToDossier";
  if (backPath(back).startsWith("/dashboard/")) return "complaints:case.backToComments";
  return backPath(back) === "/inbox" ? "complaints:case.back" : "complaints:case.backToCase";
}

/** Whether a refused form is still on the page, with the texts typed in it. */
function isStillOffered(intent: CaseIntent, offered: readonly StepName[]): boolean {
  if (intent === "contact") return true;
  return offered.includes(intent === "answer" ? "draft" : intent);
}

export default function CasePage() {
  const t = useT();
  const { title, page, done } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const refused = acted?.kind === "refused" ? acted : undefined;
  const { found, back = "/inbox" } = page;
  const isTooLate = refused?.status === 409 && !isStillOffered(refused.intent, page.availableSteps);
  return (
    <>
      <p>
        <a className="target" href={back}>
          {t(backWords(back))}
        </a>
      </p>
      <div className="page-head">
        <h1>{title}</h1>
        <CaseDue page={page} />
      </div>
      {acted === undefined && <CaseDone page={page} step={done} />}
      {isTooLate && <TypedTooLate refused={refused} />}
      <div className="columns">
        <div>
          <TakeUpForm page={page} />
          <CaseText page={page} />
          <AttachmentList files={page.files} address={`/inbox/${found.reference}/files`} reader="staff" />
          <FirstAnswer page={page} />
          <CaseQuestions page={page} />
          <DecisionForms page={page} refused={refused} />
          <AnswerForm page={page} refused={refused} />
          <OtherSteps page={page} refused={refused} />
          <CaseHistory steps={page.history} />
        </div>
        <div>
          <CaseFacts page={page} />
          <CaseDocuments page={page} />
          <AssignForm page={page} refused={refused} />
          <NoteForm page={page} refused={refused} />
          {page.mayReadContact && (
            <ContactPanel contact={acted?.kind === "shown" ? acted.contact : undefined} refused={refused} />
          )}
          {page.mayKeepData && (
            <p>
              <a className="target" href={withBack(`/inbox/${found.reference}/personal-data`, page.back)}>
                {t("complaints:personalData.link")}
              </a>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

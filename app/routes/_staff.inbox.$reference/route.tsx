import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOnCase } from "#app/complaints/act-on-case.server.ts";
import { AttachmentList } from "#app/complaints/attachments/attachment-list.tsx";
import { AnswerForm, AssignForm, ContactPanel, NoteForm, TypedTooLate } from "#app/complaints/case-actions.tsx";
import { CaseDue, CaseFacts, CaseHistory, CaseText } from "#app/complaints/case-overview.tsx";
import { findCasePage } from "#app/complaints/find-case-page.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { readForm } from "#app/platform/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/staff-route.server.ts";

/** One case: its text, its due day, its history, and what this person may do with it. */
export const loader = staffLoader("complaint.open", async ({ context, staff, params, t }) => {
  const page = await findCasePage(context, staff, params["reference"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (page === undefined) throw new Response(null, { status: 404 });
  const { kind, reference } = page.found;
  return { title: t("complaints:case.title", { kind: t(`complaints:kinds.${kind}`), reference }), page };
});

const statuses = { forbidden: 403, "not-found": 404, "unknown-intent": 400 } as const;

/** The forms of the page, told apart by `intent`; each asks for its own permission. */
export const action = staffAction("complaint.open", async ({ context, staff, params, request }) => {
  const reference = params["reference"] ?? "";
  const acted = await actOnCase(context, staff, reference, await readForm(request));
  switch (acted.kind) {
    case "done":
      return redirect(`/inbox/${encodeURIComponent(reference)}`, 303);
    case "shown":
      return data(acted);
    case "refused":
      return data(acted, { status: acted.status });
    default:
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
      throw new Response(null, { status: statuses[acted.kind] });
  }
});

export default function CasePage() {
  const t = useT();
  const { title, page } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const refused = acted?.kind === "refused" ? acted : undefined;
  const { found, assignees } = page;
  const isTooLate = refused?.status === 409 && found.state === "answered" && refused.intent !== "note";
  return (
    <>
      <p>
        <a className="target" href="/inbox">
          {t("complaints:case.back")}
        </a>
      </p>
      <div className="page-head">
        <h1>{title}</h1>
        <CaseDue page={page} />
      </div>
      {isTooLate && <TypedTooLate refused={refused} />}
      <div className="columns">
        <div>
          <CaseText page={page} />
          <AttachmentList
            files={page.files}
            address={`/inbox/${found.reference}/files`}
            note={t("documents:files.staffNote")}
          />
          {page.mayAnswer && <AnswerForm found={found} refused={refused} />}
          <CaseHistory steps={page.history} />
        </div>
        <div>
          <CaseFacts page={page} />
          {assignees !== null && <AssignForm found={found} refused={refused} assignees={assignees} />}
          {page.mayNote && <NoteForm refused={refused} />}
          {page.mayReadContact && (
            <ContactPanel contact={acted?.kind === "shown" ? acted.contact : undefined} refused={refused} />
          )}
        </div>
      </div>
    </>
  );
}

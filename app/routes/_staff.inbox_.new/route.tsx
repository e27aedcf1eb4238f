import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findLowComment } from "#app/complaints/sending/find-low-comment.server.ts";
import { enterComplaint } from "#app/complaints/sending/enter-complaint.server.ts";
import { Entered, EnterForm } from "#app/complaints/sending/enter-form.tsx";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { backIn } from "#app/platform/forms/back.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/**
 * A complaint that reached the office by telephone, 1022, post, the suggestion box or in person; with `comment` in the
 * address a case that is made of the comment on that rating.
 */
export const loader = staffLoader("complaint.enter", async ({ context, staff, request, t }) => {
  const search = new URL(request.url).searchParams;
  const asked = search.get("comment");
  const comment = asked === null ? undefined : await findLowComment(context.db, staff, asked);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (asked !== null && comment === undefined) throw new Response(null, { status: 404 });
  return {
    title: t(comment === undefined ? "complaints:enter.title" : "complaints:enter.commentTitle"),
    comment,
    above: backIn(search) ?? "/dashboard/comments",
    formKey: newFormKey(context.settings.secret, context.clock.now()),
    today: formatDay(dayOf(context.clock.now())),
    address: new URL("/t", context.settings.publicUrl).href,
  };
});

/** Answers with the two codes on the page itself: the secret belongs into no address, and a repeat makes no second case. */
export const action = staffAction("complaint.enter", async ({ context, staff, request }) => {
  const outcome = await enterComplaint(context, staff, request);
  return data(outcome, { status: outcome.ok ? 200 : outcome.status });
});

export default function EnterComplaintPage() {
  const t = useT();
  const { title, comment, above, formKey, today, address } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const refused = outcome?.ok === false ? outcome : undefined;
  return (
    <div className="narrow">
      {comment === undefined ? (
        <SubpageHead above="/inbox" back={t("complaints:inbox.title")} title={title} />
      ) : (
        <SubpageHead above={above} back={t("comments:title")} title={title} />
      )}
      {outcome?.ok === true ? (
        <Entered {...outcome.sent} address={address} />
      ) : (
        <>
          <p className="muted">{t(comment === undefined ? "complaints:enter.lead" : "complaints:enter.commentLead")}</p>
          <EnterForm formKey={refused?.formKey ?? formKey} today={today} refused={refused} comment={comment} />
        </>
      )}
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findLeftPersonalData, findPublicationPage } from "#app/complaints/publication/find-publication.server.ts";
import {
  PublicationForm,
  PublicationRefused,
  CurrentPublication,
} from "#app/complaints/publication/publication-form.tsx";
import { publicationSchema } from "#app/complaints/publication/publication.ts";
import { publishAnswer, withdrawPublication } from "#app/complaints/publication/publish-answer.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { backIn, keptBack, withBack } from "#app/platform/forms/back.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/**
 * The publication of a case's answer: personal data that was found is marked; the masked texts can be corrected and
 * confirmed.
 */
export const loader = staffLoader("answer.publish", async ({ context, staff, params, request, t }) => {
  const page = await findPublicationPage(context, staff, params["reference"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (page === undefined) throw new Response(null, { status: 404 });
  return {
    title: t("documents:publication.title", { reference: page.reference }),
    page,
    back: backIn(new URL(request.url).searchParams),
    done: doneIn(request.url, changes),
  };
});

/** Publishing and withdrawing; confirmed only while the answer is still in that state. */
const changes = ["publish", "withdraw"] as const;

const statuses = {
  "not-found": 404,
  forbidden: 403,
  "second-person": 403,
  state: 409,
  already: 409,
  unfilled: 400,
} as const;

export const action = staffAction("answer.publish", async ({ context, staff, params, request }) => {
  const reference = params["reference"] ?? "";
  const back = keptBack(backIn(new URL(request.url).searchParams));
  const form = await readForm(request);
  if (form.get("intent") === "withdraw") {
    await withdrawPublication(context, staff, reference);
    return redirect(doneAddress(`/inbox/${encodeURIComponent(reference)}/publication`, "withdraw", back), 303);
  }
  const submission = parseForm(form, publicationSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), left: [] }, { status: 400 });
  const { question, answer, reviewed } = submission.value;
  const left = await findLeftPersonalData(context, staff, reference, { question, answer });
  if (left.length > 0 && reviewed === undefined) {
    return data({ lastResult: submission.reply({ formErrors: [] }), left }, { status: 400 });
  }
  const outcome = await publishAnswer(context, staff, reference, { question, answer });
  if (outcome.ok || outcome.reason === "already") {
    return redirect(doneAddress(`/inbox/${encodeURIComponent(reference)}/publication`, "publish", back), 303);
  }
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: statuses[outcome.reason] });
});

export default function PublicationPage() {
  const t = useT();
  const { title, page, back, done } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const isTrue = done === (page.published === null ? "withdraw" : "publish");
  return (
    <>
      <SubpageHead
        above={withBack(`/inbox/${page.reference}`, back)}
        back={t("documents:publication.back")}
        title={title}
      />
      {done !== undefined && isTrue && acted === undefined && (
        <Done>
          <p>{t(`documents:publication.done.${done}`)}</p>
        </Done>
      )}
      <p className="muted">{t("documents:publication.lead")}</p>
      {page.published !== null && (
        <CurrentPublication published={page.published} day={formatDay(page.published.confirmedOn)} />
      )}
      {page.published === null && page.refusal !== null && <PublicationRefused reason={page.refusal} />}
      {page.published === null && page.refusal === null && (
        <PublicationForm page={page} lastResult={acted?.lastResult} left={acted?.left ?? []} />
      )}
    </>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayWriteFor } from "#app/apologies/apology.ts";
import { sentApologySchema } from "#app/apologies/apology-forms.ts";
import { ApologyActs, ApologyFacts } from "#app/apologies/apology-view.tsx";
import { findApology } from "#app/apologies/list-apologies.server.ts";
import { discardApology, recordSent } from "#app/apologies/record-sent.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** One letter of apology: what it says, and the form that records its number and day of sending. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, params, t }) => {
  const letter = await findApology(context.db, staff.officeId, params["letter"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (letter === undefined) throw new Response(null, { status: 404 });
  return {
    title: t("apologies:one.title", { number: letter.dossierNumber }),
    done: doneIn(request.url, ["sent"]),
    letter,
    today: dayOf(context.clock.now()),
    mayWrite: may(staff.roles, "apologies.write") && mayWriteFor(staff, letter.unitId),
  };
});

export const action = staffAction("apologies.write", async ({ context, staff, request, params }) => {
  const id = params["letter"] ?? "";
  const form = await readForm(request);
  const submission = parseForm(form, sentApologySchema);
  if (form.get("act") === "discard") {
    const outcome = await discardApology(context, staff, id);
    if (outcome.ok) return redirect(doneAddress("/dossiers/letters", "discarded"), 303);
    return data(submission.reply({ formErrors: [outcome.reason] }), { status: 409 });
  }
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const outcome = await recordSent(context, staff, id, submission.value);
  if (outcome.ok) return redirect(doneAddress(`/dossiers/letters/${id}`, "sent"), 303);
  const { reason } = outcome;
  const isOfDay = reason === "sentDayLater" || reason === "sentDayBefore";
  return data(submission.reply(isOfDay ? { fieldErrors: { sentOn: [reason] } } : { formErrors: [reason] }), {
    status: 409,
  });
});

export default function ApologyPage() {
  const t = useT();
  const { title, done, letter, today, mayWrite } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <SubpageHead above="/dossiers/letters" back={t("apologies:one.back")} title={title} />
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t(`apologies:done.${done}`)}</p>
        </Done>
      )}
      <div className="columns">
        <ApologyFacts letter={letter} />
        <div>
          {mayWrite && (
            <p>
              <a className="button" href={`/dossiers/letters.docx?letter=${letter.id}`}>
                {t("apologies:register.word")}
              </a>
            </p>
          )}
          {letter.sentOn !== null && <p className="muted">{t("apologies:one.sentNote")}</p>}
          {mayWrite && letter.sentOn === null && <ApologyActs today={today} lastResult={lastResult} />}
        </div>
      </div>
    </>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ApologyRefusal } from "#app/apologies/apology.ts";
import { ApologyForm } from "#app/apologies/apology-form.tsx";
import { ApologyHelp } from "#app/apologies/apology-help.tsx";
import { writeApologySchema } from "#app/apologies/apology-forms.ts";
import { findApologyChoice } from "#app/apologies/find-apology-choice.server.ts";
import { lateFilterFrom } from "#app/apologies/late-filter.ts";
import { writeApologies } from "#app/apologies/write-apologies.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { newId } from "#app/platform/id.server.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState, SubpageHead } from "#app/ui/parts.tsx";

/** Writes letters of apology for the ticked dossiers, or for all of the list. */
export const loader = staffLoader("apologies.write", async ({ context, staff, request, t }) => {
  const asked = new URL(request.url).searchParams;
  return {
    title: t("apologies:form.title"),
    batch: newId(),
    ...(await findApologyChoice(context, staff.officeId, {
      ids: asked.getAll("dossier"),
      isAll: asked.get("all") === "1",
      filter: lateFilterFrom(asked),
    })),
  };
});

export const action = staffAction("apologies.write", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const filter = lateFilterFrom(form);
  const isAll = form.get("all") === "1";
  const ids = form.getAll("dossier").filter((id) => typeof id === "string");
  const again = async (reply: Parameters<typeof answer>[0]["lastResult"], left: ApologyRefusal[] = []) =>
    answer({ lastResult: reply, left, ...(await findApologyChoice(context, staff.officeId, { ids, isAll, filter })) });
  const submission = parseForm(form, writeApologySchema);
  if (submission.status !== "success") return again(submission.reply());
  const { batch, title, reason, newOn, again: isAgain } = submission.value;
  const dossiers = isAll ? { filter } : { ids };
  const asked = { dossiers, title, reason, newOn, again: isAgain, batchId: batch };
  const outcome = await writeApologies(context, staff, asked);
  if (outcome.ok) {
    const left = Object.keys(outcome.left).join(" ");
    const more = { batch: outcome.batchId, ...(left === "" ? {} : { left }) };
    return redirect(doneAddress("/dossiers/letters", "written", more), 303);
  }
  if (outcome.reason === "noneLeft") {
    return again(submission.reply({ formErrors: [outcome.reason] }), Object.keys(outcome.left) as ApologyRefusal[]);
  }
  const isOfDay = outcome.reason !== "noneChosen" && outcome.reason !== "tooMany";
  return again(
    submission.reply(isOfDay ? { fieldErrors: { newOn: [outcome.reason] } } : { formErrors: [outcome.reason] }),
  );
});

function answer<Answer extends { lastResult: unknown }>(given: Answer) {
  return data(given, { status: 400 });
}

export default function WriteApologiesPage() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { choice, exampleDay } = answered ?? loaded;
  return (
    <div className="narrow">
      <SubpageHead above="/dossiers/late" back={t("apologies:late.back")} title={t("apologies:form.title")} />
      <ApologyHelp page="form" />
      {choice.count === 0 ? (
        <EmptyState>{t("apologies:form.noneChosen")}</EmptyState>
      ) : (
        <ApologyForm
          choice={choice}
          batch={loaded.batch}
          exampleDay={exampleDay}
          lastResult={answered?.lastResult}
          left={answered?.left ?? []}
        />
      )}
    </div>
  );
}

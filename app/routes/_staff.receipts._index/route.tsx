import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { previewReceipts } from "#app/dossiers/receipts/find-receipts.server.ts";
import { printChoiceSchema, printOrderSchema, usualPrintChoice } from "#app/dossiers/receipts/print-choice.ts";
import {
  PrintChoiceForm,
  printFormState,
  PrintOrderForm,
  refusedFormState,
} from "#app/dossiers/receipts/print-forms.tsx";
import { printReceipts } from "#app/dossiers/receipts/print-receipts.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const loader = staffLoader("receipts.print", async ({ context, staff, request, t }) => {
  const title = t("dossiers:print.title");
  const query = new URL(request.url).searchParams;
  const usual = usualPrintChoice(dayOf(context.clock.now()));
  if (!query.has("from")) {
    return { title, state: printFormState(usual), ...(await previewReceipts(context.db, staff.officeId, usual)) };
  }
  const submission = parseForm(query, printChoiceSchema);
  if (submission.status !== "success") {
    return data(
      { title, state: refusedFormState(submission.reply()), count: 0, receipts: [], lastUnprinted: undefined },
      { status: 400 },
    );
  }
  const choice = submission.value;
  return {
    title,
    state: printFormState(choice),
    ...(await previewReceipts(context.db, staff.officeId, choice)),
  };
});

export const action = staffAction("receipts.print", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), printOrderSchema);
  if (submission.status !== "success") return data(refusedFormState(submission.reply()), { status: 400 });
  const { form, skip, ...choice } = submission.value;
  const outcome = await printReceipts(context, staff.officeId, choice);
  if (outcome.outcome === "none") return redirect("/receipts", 303);
  const query = new URLSearchParams({ printed: outcome.printedAt, form, skip: String(skip) });
  return redirect(`/receipts/sheet?${query.toString()}`, 303);
});

export default function ReceiptsPage() {
  const t = useT();
  const { title, state, count, receipts, lastUnprinted } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = refused ?? state;
  return (
    <>
      <h1>{title}</h1>
      <p>{t("dossiers:print.lead")}</p>
      <p>
        <a className="target" href="/receipts/paper">
          {t("ratings:paper.link")}
        </a>
      </p>
      <PrintChoiceForm state={shown} />
      <PrintOrderForm state={shown} count={count} receipts={receipts} lastUnprinted={lastUnprinted} />
    </>
  );
}

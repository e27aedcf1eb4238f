import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listPrintRuns } from "#app/dossiers/receipts/find-print-runs.server.ts";
import { previewReceipts } from "#app/dossiers/receipts/find-receipts.server.ts";
import {
  choiceAddress,
  printChoiceSchema,
  printOrderSchema,
  usualPrintChoice,
} from "#app/dossiers/receipts/print-choice.ts";
import {
  PrintChoiceForm,
  printFormState,
  PrintOrderForm,
  refusedFormState,
} from "#app/dossiers/receipts/print-forms.tsx";
import { makePrintRun } from "#app/dossiers/receipts/print-receipts.server.ts";
import { PrintRunTable } from "#app/dossiers/receipts/run-forms.tsx";
import { findSlipLanguage, listSlipLanguages } from "#app/i18n/further-languages.server.ts";
import { isLanguage } from "#app/i18n/languages.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { withBack } from "#app/platform/forms/back.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const loader = staffLoader("receipts.print", async ({ context, staff, request, t }) => {
  const title = t("dossiers:print.title");
  const query = new URL(request.url).searchParams;
  const usual = usualPrintChoice(dayOf(context.clock.now()));
  const runs = await listPrintRuns(context.db, staff.officeId);
  const further = await listSlipLanguages(context.db);
  if (!query.has("from")) {
    return {
      title,
      runs,
      further,
      state: printFormState(usual),
      ...(await previewReceipts(context.db, staff.officeId, usual)),
    };
  }
  const submission = parseForm(query, printChoiceSchema);
  if (submission.status !== "success") {
    return data(
      {
        title,
        runs,
        further,
        state: refusedFormState(submission.reply()),
        count: 0,
        receipts: [],
        lastUnprinted: undefined,
      },
      { status: 400 },
    );
  }
  const choice = submission.value;
  return {
    title,
    runs,
    further,
    state: printFormState(choice),
    ...(await previewReceipts(context.db, staff.officeId, choice)),
  };
});

export const action = staffAction("receipts.print", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), printOrderSchema);
  if (submission.status !== "success") return data(refusedFormState(submission.reply()), { status: 400 });
  const { from, until, number, unprinted, ...form } = submission.value;
  if (!isLanguage(form.language) && (await findSlipLanguage(context.db, form.language)) === undefined) {
    return data(refusedFormState(submission.reply({ fieldErrors: { language: ["languageGone"] } })), { status: 400 });
  }
  const outcome = await makePrintRun(context, staff, { from, until, number, unprinted }, form);
  if (outcome.outcome === "none") return redirect("/receipts", 303);
  const query = new URLSearchParams({ run: outcome.runId });
  const chosen = choiceAddress({ from, until, number, ...(unprinted ? { unprinted: "on" } : {}) });
  return redirect(withBack(`/receipts/sheet?${query.toString()}`, chosen), 303);
});

export default function ReceiptsPage() {
  const t = useT();
  const { title, runs, further, state, count, receipts, lastUnprinted } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = refused ?? state;
  return (
    <>
      <h1>{title}</h1>
      <p>{t("dossiers:print.lead")}</p>
      <p className="row">
        <a className="target" href="/receipts/paper">
          {t("ratings:paper.link")}
        </a>
        <a className="target" href="/receipts/codes">
          {t("codes:book.link")}
        </a>
        <a className="target" href="/receipts/waiting">
          {t("codes:waiting.link")}
        </a>
        <a className="target" href="/receipts/poster">
          {t("dossiers:print.posterLink")}
        </a>
        <a className="target" href="/receipts/test">
          {t("dossiers:print.testLink")}
        </a>
      </p>
      <PrintChoiceForm state={shown} />
      <PrintOrderForm state={shown} count={count} receipts={receipts} lastUnprinted={lastUnprinted} further={further} />
      <PrintRunTable runs={runs} />
    </>
  );
}

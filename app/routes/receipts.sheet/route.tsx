import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPrintRun, listRunReceipts } from "#app/dossiers/receipts/find-print-runs.server.ts";
import { findPaperHead } from "#app/dossiers/receipts/find-receipts.server.ts";
import { AgainForm, ConfirmForm } from "#app/dossiers/receipts/run-forms.tsx";
import { confirmPrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { readSheetView } from "#app/dossiers/receipts/print-run.ts";
import { HandOut } from "#app/dossiers/receipts/hand-out.tsx";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { ReceiptSheets } from "#app/dossiers/receipts/receipt-sheets.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { findSlipLanguage } from "#app/i18n/further-languages.server.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { backIn, keptBack } from "#app/platform/forms/back.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

export const handle = { shell: "staff" };

/** The sheets of a set of receipts: to print, to confirm that they were printed, and to print again after a jam. */
export const loader = staffLoader("receipts.print", async ({ context, staff, request, language, t }) => {
  const query = new URL(request.url).searchParams;
  const run = await findPrintRun(context.db, staff.officeId, query.get("run") ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (run === undefined) throw new Response(null, { status: 404 });
  const view = readSheetView(query, run);
  const receipts = await listRunReceipts(context, staff.officeId, run, view.from);
  const amount = formatCount(receipts.length, language);
  const title = t(run.paper === "labels" ? "dossiers:paper.labelsTitle" : "dossiers:paper.sheetTitle", { amount });
  const done = run.confirmedAt === null ? undefined : doneIn(request.url, ["printed"]);
  const further = await findSlipLanguage(context.db, run.language);
  const back = backIn(query);
  return { title, back, run, view, done, receipts, further, head: await findPaperHead(context, staff.officeId) };
});

export const action = staffAction("receipts.print", async ({ context, staff, request }) => {
  await readForm(request);
  const query = new URL(request.url).searchParams;
  const run = query.get("run") ?? "";
  const outcome = await confirmPrinted(context, staff, run);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome === "unknown") throw new Response(null, { status: 404 });
  return redirect(doneAddress("/receipts/sheet", "printed", { run, ...keptBack(backIn(query)) }), 303);
});

export default function ReceiptSheetPage() {
  const t = useT();
  const { language } = usePage();
  const { title, back, run, view, done, head, receipts, further } = useLoaderData<typeof loader>();
  return (
    <ReceiptPage
      title={title}
      back={back}
      size={run.paper}
      done={
        done !== undefined && (
          <Done>
            <p>{t("dossiers:paper.runDone", { amount: formatCount(run.receipts, language) })}</p>
            <HandOut />
          </Done>
        )
      }
      aside={
        <>
          <ConfirmForm run={run} back={back} />
          <AgainForm run={run} back={back} view={view} />
        </>
      }
    >
      <ReceiptSheets form={run} view={view} head={head} receipts={receipts} further={further} />
    </ReceiptPage>
  );
}

import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPaperHead, findPaperReceipt } from "#app/dossiers/receipts/find-receipts.server.ts";
import { PaperChoiceForm } from "#app/dossiers/receipts/print-forms.tsx";
import { notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import {
  printedSlipSchema,
  printFormQuery,
  readPrintForm,
  readShift,
  shiftQuery,
} from "#app/dossiers/receipts/print-run.ts";
import { HandOut } from "#app/dossiers/receipts/hand-out.tsx";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { ReceiptSheets } from "#app/dossiers/receipts/receipt-sheets.tsx";
import { formatInstant } from "#app/i18n/format.ts";
import { findSlipLanguage, listSlipLanguages } from "#app/i18n/further-languages.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { backIn, keptBack } from "#app/platform/forms/back.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

export const handle = { shell: "staff" };

export const loader = staffLoader("receipts.print", async ({ context, staff, params, request, t }) => {
  const query = new URL(request.url).searchParams;
  const form = readPrintForm(query);
  const receipt = await findPaperReceipt(context, staff.officeId, params["dossier"] ?? "", form);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (receipt === undefined) throw new Response(null, { status: 404 });
  const title = t("dossiers:paper.receiptTitle", { number: receipt.number });
  const done = receipt.printedAt === null ? undefined : doneIn(request.url, ["printed"]);
  const view = { firstLabel: form.firstLabel, ...readShift(query) };
  const head = await findPaperHead(context, staff.officeId);
  const further = await findSlipLanguage(context.db, form.language);
  const offered = await listSlipLanguages(context.db);
  const back = backIn(query);
  return { title, back, form, view, receipt, done, head, further, offered, madeAt: context.clock.now() };
});

export const action = staffAction("receipts.print", async ({ context, staff, params, request }) => {
  const submission = parseForm(await readForm(request), printedSlipSchema);
  const madeAt = submission.status === "success" ? submission.value.madeAt : undefined;
  const receipt = await findPaperReceipt(context, staff.officeId, params["dossier"] ?? "");
  const query = new URL(request.url).searchParams;
  const form = readPrintForm(query);
  const isNoted =
    receipt !== undefined && (await notePrinted(context, staff.officeId, receipt.dossierId, { madeAt, form }));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isNoted) throw new Response(null, { status: 404 });
  const shown = { ...printFormQuery(form), ...shiftQuery(readShift(query)), ...keptBack(backIn(query)) };
  return redirect(doneAddress(`/receipts/${receipt.dossierId}`, "printed", shown), 303);
});

export default function ReceiptPaperPage() {
  const t = useT();
  const { title, back, form, view, receipt, done, head, further, offered, madeAt } = useLoaderData<typeof loader>();
  const noted =
    receipt.printedAt === null
      ? t("dossiers:paper.notMarked")
      : t("dossiers:paper.markedAt", { at: formatInstant(receipt.printedAt) });
  return (
    <ReceiptPage
      title={title}
      back={back}
      size={form.paper}
      done={
        done !== undefined && (
          <Done>
            <p>{t("dossiers:paper.done")}</p>
            <HandOut />
          </Done>
        )
      }
      aside={
        <>
          <form method="post" className="row">
            <input type="hidden" name="madeAt" value={madeAt} />
            <button className="button">{t("dossiers:paper.markPrinted")}</button>
            <span>{noted}</span>
          </form>
          <PaperChoiceForm form={form} back={back} further={offered} />
        </>
      }
    >
      <ReceiptSheets form={form} view={view} head={head} receipts={[receipt]} further={further} />
    </ReceiptPage>
  );
}

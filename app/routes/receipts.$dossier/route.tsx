import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPaperHead, findPaperReceipt } from "#app/dossiers/receipts/find-receipts.server.ts";
import { notePrinted } from "#app/dossiers/receipts/print-receipts.server.ts";
import { PaperStyle, ReceiptPaper } from "#app/dossiers/receipts/receipt-paper.tsx";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

export const handle = { shell: "staff" };

export const loader = staffLoader("receipts.print", async ({ context, staff, params, request, t }) => {
  const receipt = await findPaperReceipt(context, staff.officeId, params["dossier"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (receipt === undefined) throw new Response(null, { status: 404 });
  const title = t("dossiers:paper.receiptTitle", { number: receipt.number });
  const done = receipt.printedAt === null ? undefined : doneIn(request.url, ["printed"]);
  return { title, receipt, done, head: await findPaperHead(context, staff.officeId) };
});

export const action = staffAction("receipts.print", async ({ context, staff, params }) => {
  const receipt = await findPaperReceipt(context, staff.officeId, params["dossier"] ?? "");
  const isNoted = receipt !== undefined && (await notePrinted(context, staff.officeId, receipt.dossierId));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isNoted) throw new Response(null, { status: 404 });
  return redirect(doneAddress(`/receipts/${receipt.dossierId}`, "printed"), 303);
});

export default function ReceiptPaperPage() {
  const t = useT();
  const { title, receipt, done, head } = useLoaderData<typeof loader>();
  const noted =
    receipt.printedAt === null
      ? t("dossiers:paper.notMarked")
      : t("dossiers:paper.markedAt", { at: formatInstant(receipt.printedAt) });
  return (
    <ReceiptPage
      title={title}
      how={t("dossiers:paper.howReceipts")}
      aside={
        <>
          {done !== undefined && (
            <Done>
              <p>{t("dossiers:paper.done")}</p>
            </Done>
          )}
          <form method="post" className="row">
            <span>{noted}</span>
            <button className="button">{t("dossiers:paper.markPrinted")}</button>
          </form>
        </>
      }
    >
      <PaperStyle size="A5" />
      <ReceiptPaper head={head} receipt={receipt} />
    </ReceiptPage>
  );
}

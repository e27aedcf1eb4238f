import { useLoaderData } from "@remix-run/react";
import { findPaperHead, listPrintedTogether } from "#app/dossiers/receipts/find-receipts.server.ts";
import { readSheetOrder } from "#app/dossiers/receipts/print-choice.ts";
import { LabelPaper, PaperStyle, ReceiptPaper } from "#app/dossiers/receipts/receipt-paper.tsx";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const handle = { shell: "staff" };

export const loader = staffLoader("receipts.print", async ({ context, staff, request, language, t }) => {
  const order = readSheetOrder(new URL(request.url).searchParams);
  const receipts = order === undefined ? [] : await listPrintedTogether(context, staff.officeId, order.printedAt);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (order === undefined || receipts.length === 0) throw new Response(null, { status: 404 });
  const amount = formatCount(receipts.length, language);
  return {
    title: t(order.form === "labels" ? "dossiers:paper.labelsTitle" : "dossiers:paper.sheetTitle", { amount }),
    form: order.form,
    skip: order.skip,
    head: await findPaperHead(context, staff.officeId),
    receipts,
  };
});

export default function ReceiptSheetPage() {
  const t = useT();
  const { title, form, skip, head, receipts } = useLoaderData<typeof loader>();
  const isLabels = form === "labels";
  return (
    <ReceiptPage title={title} how={t(isLabels ? "dossiers:paper.howLabels" : "dossiers:paper.howReceipts")}>
      <PaperStyle size={isLabels ? "A4" : "A5"} />
      {isLabels ? (
        <LabelPaper head={head} receipts={receipts} skip={skip} />
      ) : (
        receipts.map((receipt) => <ReceiptPaper key={receipt.dossierId} head={head} receipt={receipt} />)
      )}
    </ReceiptPage>
  );
}

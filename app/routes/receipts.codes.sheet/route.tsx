import { useLoaderData } from "@remix-run/react";
import { findPaperHead } from "#app/dossiers/receipts/find-receipts.server.ts";
import { qrSideOn, readPrintForm, readShift } from "#app/dossiers/receipts/print-run.ts";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { ReceiptSheets } from "#app/dossiers/receipts/receipt-sheets.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { isLanguage } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import { listCodesToPrint } from "#app/ratings/advance/list-codes.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const handle = { shell: "staff" };

/** The labels of a book of codes. */
export const loader = staffLoader("receipts.print", async ({ context, staff, request, language, t }) => {
  const query = new URL(request.url).searchParams;
  const asked = readPrintForm(query);
  // The line of a book is written in the languages of the product.
  const printed = isLanguage(asked.language) ? asked.language : "vi";
  const form = { ...asked, paper: "labels" as const, language: printed };
  const onPaper = translator(printed);
  const receipts = await listCodesToPrint(context, staff.officeId, query.get("book") ?? "", {
    qrSide: qrSideOn(form),
    lineOf: (counter, place) => {
      const position = String(place);
      return counter === null
        ? onPaper("codes:book.line", { position })
        : onPaper("codes:book.lineOf", { counter, position });
    },
  });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (receipts.length === 0) throw new Response(null, { status: 404 });
  const title = t("codes:book.sheetTitle", { amount: formatCount(receipts.length, language) });
  const view = { firstLabel: form.firstLabel, ...readShift(query) };
  return { title, form, view, receipts, head: await findPaperHead(context, staff.officeId) };
});

export default function CodeSheetPage() {
  const { title, ...sheets } = useLoaderData<typeof loader>();
  return (
    <ReceiptPage title={title} size="labels">
      <ReceiptSheets {...sheets} further={undefined} />
    </ReceiptPage>
  );
}

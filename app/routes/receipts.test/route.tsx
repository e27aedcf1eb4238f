import { useLoaderData } from "@remix-run/react";
import { LabelTest } from "#app/dossiers/receipts/label-paper.tsx";
import { labelSheetNamed } from "#app/dossiers/receipts/label-sheet.ts";
import { labelRules, PaperStyle } from "#app/dossiers/receipts/paper-style.tsx";
import { LabelTestForm } from "#app/dossiers/receipts/print-forms.tsx";
import { readShift } from "#app/dossiers/receipts/print-run.ts";
import { ReceiptPage } from "#app/dossiers/receipts/receipt-page.tsx";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const handle = { shell: "staff" };

/** A test sheet with the frames of the labels, to try on plain paper how the printer draws the sheet in. */
export const loader = staffLoader("receipts.print", ({ request, t }) => {
  const query = new URL(request.url).searchParams;
  const sheet = labelSheetNamed(query.get("labelSheet"));
  return { title: t("dossiers:paper.testTitle"), sheet, shift: readShift(query) };
});

export default function LabelTestPage() {
  const { title, sheet, shift } = useLoaderData<typeof loader>();
  return (
    <ReceiptPage title={title} size="labels" aside={<LabelTestForm sheet={sheet} shift={shift} />}>
      <PaperStyle size="A4" more={labelRules(sheet, shift)} />
      <LabelTest sheet={sheet} />
    </ReceiptPage>
  );
}

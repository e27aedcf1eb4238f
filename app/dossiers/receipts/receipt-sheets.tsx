import { labelSheetNamed } from "./label-sheet.ts";
import { LabelPaper } from "./label-paper.tsx";
import { paperLanguage, type SlipLanguage } from "#app/i18n/slip-language.ts";
import type { PaperHead, PaperReceipt } from "./paper-receipt.ts";
import { labelRules, PaperStyle } from "./paper-style.tsx";
import type { PrintForm, SheetView } from "./print-run.ts";
import { SlipsA4, SlipsA5, SlipsThermal } from "./slip.tsx";
import { thermalLength } from "./thermal-length.ts";

interface ReceiptSheetsProps {
  form: PrintForm;
  view: Omit<SheetView, "from">;
  head: PaperHead;
  receipts: readonly PaperReceipt[];
  /** The further language of the form, where it is one. */
  further: SlipLanguage | undefined;
}

/** Receipts on the chosen paper, with the style of that paper. */
export function ReceiptSheets({ form, view, head, receipts, further }: ReceiptSheetsProps) {
  const { paper, occasion } = form;
  const printed = paperLanguage(form.language, further);
  const slips = { head, receipts, occasion, paper: printed };
  if (paper === "labels") {
    const sheet = labelSheetNamed(form.labelSheet);
    return (
      <>
        <PaperStyle size="A4" more={labelRules(sheet, view)} />
        <LabelPaper head={head} receipts={receipts} sheet={sheet} firstLabel={view.firstLabel} paper={printed} />
      </>
    );
  }
  if (paper === "thermal") {
    return (
      <>
        <PaperStyle size={`80mm ${String(thermalLength(head, receipts))}mm`} />
        <SlipsThermal {...slips} />
      </>
    );
  }
  return (
    <>
      <PaperStyle size={paper === "a4" ? "A4 landscape" : "A5"} />
      {paper === "a4" ? <SlipsA4 {...slips} /> : <SlipsA5 {...slips} />}
    </>
  );
}

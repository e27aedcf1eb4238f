import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { Facts } from "#app/ui/parts.tsx";
import paperStyle from "#app/ui/paper.css?inline";
import type { PaperHead, PaperReceipt } from "./find-receipts.server.ts";
import { labelSheets } from "./print-choice.ts";
import { ReceiptQr } from "./receipt-qr.tsx";

/** The style of printed pages; `size` is that of the sheet. */
export function PaperStyle({ size }: { size: "A5" | "A4" }) {
  const { nonce } = usePage();
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: `@page{size:${size};margin:0}${paperStyle}` }} />;
}

/** One receipt on one A5 sheet. */
export function ReceiptPaper({ head, receipt }: { head: PaperHead; receipt: PaperReceipt }) {
  const t = useT();
  return (
    <section className="paper a5">
      <header>
        <p>{head.parentName}</p>
        <p className="office">{head.name}</p>
      </header>
      <h2>{t("dossiers:paper.heading")}</h2>
      <p className="centre">{t("dossiers:paper.subheading")}</p>
      <Facts items={receiptFacts(t, receipt)} />
      <div className="invite">
        <ReceiptQr picture={receipt.qr} label={t("dossiers:paper.qr")} />
        <div>
          <h3>{t("dossiers:paper.invitation")}</h3>
          <p>{t("dossiers:paper.how", { address: head.address })}</p>
          <p className="code">{receipt.code}</p>
        </div>
      </div>
      <footer>
        <p>{t("dossiers:paper.note")}</p>
        <p>{head.contactLine}</p>
      </footer>
    </section>
  );
}

function receiptFacts(t: ReturnType<typeof useT>, receipt: PaperReceipt): [string, string][] {
  const due = receipt.dueAt === null ? t("dossiers:paper.noDue") : formatDay(dayOf(receipt.dueAt));
  const facts: [string, string | null][] = [
    [t("dossiers:number"), receipt.number],
    [t("dossiers:procedure"), receipt.procedureName],
    [t("dossiers:field"), receipt.field === "" ? null : receipt.field],
    [t("dossiers:paper.receivedAt"), formatInstant(receipt.receivedAt)],
    [t("dossiers:paper.dueAt"), due],
    [t("dossiers:counter"), receipt.counter],
    [t("dossiers:unit"), receipt.unit],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value]]));
}

/** A4 sheets of labels, 3 × 8, for receipts that other software prints. */
export function LabelPaper({
  head,
  receipts,
  skip,
}: {
  head: PaperHead;
  receipts: readonly PaperReceipt[];
  skip: number;
}) {
  return labelSheets(receipts, skip).map((places, sheet) => (
    <section className="paper a4" key={`sheet ${String(sheet)}`}>
      {places.map((receipt, place) =>
        receipt === undefined ? (
          <div className="label" key={`empty ${String(place)}`} />
        ) : (
          <Label key={receipt.dossierId} head={head} receipt={receipt} />
        ),
      )}
    </section>
  ));
}

function Label({ head, receipt }: { head: PaperHead; receipt: PaperReceipt }) {
  const t = useT();
  return (
    <div className="label">
      <ReceiptQr picture={receipt.qr} label={t("dossiers:paper.qr")} />
      <div>
        <p className="invitation">{t("dossiers:paper.labelInvitation")}</p>
        <p className="code">{receipt.code}</p>
        <p>{head.address}</p>
        <p>{receipt.number}</p>
      </div>
    </div>
  );
}

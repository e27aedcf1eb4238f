import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { InVietnamese, usePage, useT } from "#app/i18n/page.tsx";
import { EmblemPicture } from "#app/offices/emblem-picture.tsx";
import { dayOf } from "#app/platform/day.ts";
import { Facts } from "#app/ui/parts.tsx";
import paperStyle from "#app/ui/paper.css?inline";
import type { PaperReceipt, PaperHead } from "./paper-receipt.ts";
import { labelSheets } from "./print-choice.ts";
import { ReceiptQr } from "./receipt-qr.tsx";

/** The style of printed pages; `size` is the size of the sheet. */
export function PaperStyle({ size }: { size: "A5" | "A4" }) {
  const { nonce } = usePage();
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: `@page{size:${size};margin:0}${paperStyle}` }} />;
}

/** One invitation to rate on one A5 sheet, in Vietnamese whatever the staff member's language. */
export function ReceiptPaper(paper: { head: PaperHead; receipt: PaperReceipt }) {
  return (
    <InVietnamese>
      <A5Sheet {...paper} />
    </InVietnamese>
  );
}

function A5Sheet({ head, receipt }: { head: PaperHead; receipt: PaperReceipt }) {
  const t = useT();
  return (
    <section className="paper a5" lang="vi">
      <header>
        {head.emblem !== null && <EmblemPicture emblem={head.emblem} />}
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
          <p className="code-name">{t("dossiers:paper.code")}</p>
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

interface LabelOrder {
  head: PaperHead;
  receipts: readonly PaperReceipt[];
  skip: number;
}

/** A4 sheets of labels, 3 × 8, in Vietnamese, for receipts that other software prints. */
export function LabelPaper(order: LabelOrder) {
  return (
    <InVietnamese>
      <LabelSheets {...order} />
    </InVietnamese>
  );
}

function LabelSheets({ head, receipts, skip }: LabelOrder) {
  return labelSheets(receipts, skip).map((positions, sheet) => (
    <section className="paper a4" lang="vi" key={`sheet ${String(sheet)}`}>
      {positions.map((receipt, position) =>
        receipt === undefined ? (
          <div className="label" key={`empty ${String(position)}`} />
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
        <p>
          {t("dossiers:paper.code")} <span className="code">{receipt.code}</span>
        </p>
        <p>{head.address}</p>
        <p>{receipt.number}</p>
      </div>
    </div>
  );
}

import { InLanguage, useT } from "#app/i18n/page.tsx";
import { labelRoom, labelsOn, onLabelSheets, type LabelRoom, type LabelSheet } from "./label-sheet.ts";
import { langOf, type PaperLanguage } from "#app/i18n/slip-language.ts";
import type { PaperHead, PaperReceipt } from "./paper-receipt.ts";
import { ReceiptQr } from "./receipt-qr.tsx";

interface LabelPaperProps {
  head: PaperHead;
  receipts: readonly PaperReceipt[];
  sheet: LabelSheet;
  /** The first label that is printed on, from 1. */
  firstLabel: number;
  paper: PaperLanguage;
}

/** A4 sheets of labels in the language of the citizen, to stick on papers that other software prints. */
export function LabelPaper({ head, receipts, sheet, firstLabel, paper }: LabelPaperProps) {
  const room = labelRoom(sheet);
  return (
    <InLanguage {...paper}>
      {onLabelSheets(receipts, firstLabel, sheet).map((positions, index) => (
        <section className="paper a4" {...langOf(paper)} key={`sheet ${String(index)}`}>
          <div className="labels">
            {positions.map((receipt, position) =>
              receipt === undefined ? (
                <div className="label" key={`empty ${String(position)}`} />
              ) : (
                <Label key={receipt.dossierId} head={head} receipt={receipt} room={room} />
              ),
            )}
          </div>
        </section>
      ))}
    </InLanguage>
  );
}

function Label({ head, receipt, room }: { head: PaperHead; receipt: PaperReceipt; room: LabelRoom }) {
  const t = useT();
  const [first, second] = receipt.code.split("-");
  return (
    <div className={`label ${room}`}>
      <ReceiptQr picture={receipt.qr} label={t("dossiers:paper.qr")} />
      <div className="words">
        <p className="invitation">
          {receipt.invitation ??
            t(room === "wide" ? "dossiers:paper.labelInvitation" : "dossiers:paper.labelInvitationShort")}
        </p>
        {room !== "narrow" && <p>{t("dossiers:paper.code")}</p>}
        <p className="code">
          {first}-<wbr />
          {second}
        </p>
        {room === "wide" && <p className="clamp two">{head.address}</p>}
        <p className="clamp two">{receipt.number}</p>
      </div>
    </div>
  );
}

/** A sheet on plain paper with the frames of its labels and their numbers, to lay on a sheet of labels against the light. */
export function LabelTest({ sheet }: { sheet: LabelSheet }) {
  const labels = Array.from({ length: labelsOn(sheet) }, (_, index) => index + 1);
  return (
    <section className="paper a4">
      <div className="labels frames">
        {labels.map((label) => (
          <div className="label" key={label}>
            {label}
          </div>
        ))}
      </div>
    </section>
  );
}

import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { InLanguage, usePage, useT } from "#app/i18n/page.tsx";
import { EmblemPicture } from "#app/offices/emblem-picture.tsx";
import { dayOf } from "#app/platform/day.ts";
import type { PaperHead, PaperReceipt } from "./paper-receipt.ts";
import { langOf, type PaperLanguage } from "#app/i18n/slip-language.ts";
import type { Occasion } from "./print-run.ts";
import { ReceiptQr } from "./receipt-qr.tsx";

export interface SlipProps {
  head: PaperHead;
  receipt: PaperReceipt;
  occasion: Occasion;
}

interface SlipsProps {
  head: PaperHead;
  receipts: readonly PaperReceipt[];
  occasion: Occasion;
  /** The language of the citizen, whatever the one of the page around it. */
  paper: PaperLanguage;
}

/** One invitation to rate on each A5 sheet. */
export function SlipsA5({ receipts, paper, ...slip }: SlipsProps) {
  return (
    <InLanguage {...paper}>
      {receipts.map((receipt) => (
        <section className="paper a5" {...langOf(paper)} key={receipt.dossierId}>
          <Slip {...slip} receipt={receipt} />
        </section>
      ))}
    </InLanguage>
  );
}

/** Two invitations on each A4 sheet, side by side, to be cut in the middle: the office's usual paper, nothing wasted. */
export function SlipsA4({ receipts, paper, ...slip }: SlipsProps) {
  const sheets = Array.from({ length: Math.ceil(receipts.length / 2) }, (_, index) =>
    receipts.slice(2 * index, 2 * index + 2),
  );
  return (
    <InLanguage {...paper}>
      {sheets.map((pair) => (
        <section className="paper two-slips" {...langOf(paper)} key={pair[0]?.dossierId}>
          {pair.map((receipt) => (
            <div className="half" key={receipt.dossierId}>
              <Slip {...slip} receipt={receipt} />
            </div>
          ))}
        </section>
      ))}
    </InLanguage>
  );
}

/** Invitations on a roll of 80 mm, one under the other, with a cut after each: black only. */
export function SlipsThermal({ receipts, paper, ...slip }: SlipsProps) {
  return (
    <InLanguage {...paper}>
      {receipts.map((receipt) => (
        <section className="paper thermal" {...langOf(paper)} key={receipt.dossierId}>
          <Slip {...slip} receipt={receipt} />
        </section>
      ))}
    </InLanguage>
  );
}

function Slip({ head, receipt, occasion }: SlipProps) {
  const t = useT();
  const { language } = usePage();
  const days = formatCount(head.ratingOpenDays, language);
  return (
    <div className="slip">
      <header>
        {head.emblem !== null && <EmblemPicture emblem={head.emblem} />}
        <p className="clamp two">{head.parentName}</p>
        <p className="office clamp two">{head.name}</p>
      </header>
      <h2>{t("dossiers:paper.heading")}</h2>
      <p className="with">{t(`dossiers:paper.with.${occasion}`)}</p>
      <SlipFacts receipt={receipt} occasion={occasion} />
      <div className="invite">
        <h3>{receipt.invitation ?? t("dossiers:paper.invitation")}</h3>
        <ReceiptQr picture={receipt.qr} label={t("dossiers:paper.qr")} />
        <div className="how">
          <p>{t("dossiers:paper.how", { address: head.address })}</p>
          <p className="code-name">{t("dossiers:paper.code")}</p>
          <p className="code">{receipt.code}</p>
        </div>
      </div>
      <footer>
        <p>{t("dossiers:paper.promise")}</p>
        <p>
          {t("dossiers:paper.openUntil", { days })} {t(`dossiers:paper.notes.${occasion}`)}
        </p>
        {head.contactLine !== "" && <p className="clamp three">{head.contactLine}</p>}
      </footer>
    </div>
  );
}

/** What says to the citizen which dossier the slip is about; a roll has room for the first of them only. */
function SlipFacts({ receipt, occasion }: Pick<SlipProps, "receipt" | "occasion">) {
  const t = useT();
  const due = receipt.dueAt === null ? t("dossiers:paper.noDue") : formatDay(dayOf(receipt.dueAt));
  const finished = receipt.finishedOn === null ? null : formatDay(receipt.finishedOn);
  const facts: { label: string; value: string | null; lines?: "five" | "two" }[] = [
    { label: t("dossiers:number"), value: receipt.number, lines: "two" },
    { label: t("dossiers:procedure"), value: receipt.procedureName, lines: "five" },
    { label: t("dossiers:paper.receivedAt"), value: formatInstant(receipt.receivedAt) },
    { label: t("dossiers:paper.dueAt"), value: occasion === "receipt" ? due : null },
    { label: t("dossiers:paper.finishedOn"), value: occasion === "result" ? finished : null },
    { label: t("dossiers:counter"), value: receipt.counter, lines: "two" },
    { label: t("dossiers:unit"), value: receipt.unit, lines: "two" },
  ];
  return (
    <dl className="slip-facts">
      {facts.map(({ label, value, lines }) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={lines === undefined ? undefined : `clamp ${lines}`}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import type { Paper } from "./print-run.ts";

interface ReceiptPageProps {
  title: string;
  /** The size of paper to choose in the print dialog. */
  size: Paper | "a3";
  /** What was just done; not printed. */
  done?: ReactNode;
  /** Forms and texts below the instructions; not printed. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a page to print: a strip of instructions, which is not printed, then the sheets. */
export function ReceiptPage({ title, size, done, aside, children }: ReceiptPageProps) {
  const t = useT();
  return (
    <>
      <header className="page no-print">
        <p>
          <a href="/receipts">{t("dossiers:paper.back")}</a>
        </p>
        <h1>{title}</h1>
        {done}
        <p>{t("dossiers:paper.howTo", { size: t(`dossiers:paper.sizes.${size}`) })}</p>
        <p>
          <PrintButton>{t("dossiers:paper.print")}</PrintButton>
        </p>
        {aside}
      </header>
      <main id="main">
        <div className="sheets" role="region" aria-label={title} tabIndex={0}>
          {children}
        </div>
      </main>
    </>
  );
}

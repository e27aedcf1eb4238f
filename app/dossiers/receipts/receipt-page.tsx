import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";

interface ReceiptPageProps {
  title: string;
  how: string;
  /** Buttons and texts beside the instructions; not printed. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a page to print: a strip of instructions, which is not printed, then the sheets. */
export function ReceiptPage({ title, how, aside, children }: ReceiptPageProps) {
  const t = useT();
  return (
    <>
      <header className="page no-print">
        <p>
          <a href="/receipts">{t("dossiers:paper.back")}</a>
        </p>
        <h1>{title}</h1>
        <p>{how}</p>
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

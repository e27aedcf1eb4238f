import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { backPath } from "#app/platform/forms/back.ts";
import { PrintButton } from "#app/ui/print-button.tsx";
import type { Paper } from "./print-run.ts";

interface ReceiptPageProps {
  title: string;
  /** The page to go back to, as `backIn` reads it; the page of receipts to print where there is none. */
  back?: string | undefined;
  /** The size of paper to choose in the print dialog. */
  size: Paper | "a3";
  /** What was just done; not printed. */
  done?: ReactNode;
  /** Forms and texts below the instructions; not printed. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a page to print: a strip of instructions, which is not printed, then the sheets. */
export function ReceiptPage({ title, back = receiptsPage, size, done, aside, children }: ReceiptPageProps) {
  const t = useT();
  return (
    <>
      <header className="page no-print">
        <p>
          <a href={back}>{t(backLabel(back))}</a>
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

const receiptsPage = "/receipts";

function backLabel(back: string) {
  const path = backPath(back);
  if (path === "/dossiers") return "dossiers:page.back";
  return path.startsWith("/dossiers/") ? "dossiers:paper.backToDossier" : "dossiers:paper.back";
}

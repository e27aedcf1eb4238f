import { printScript } from "./print-script.ts";

/** Opens the browser's print dialog; without scripts in the browser it is not there, and the words beside it say how. */
export function PrintButton({ children }: { children: string }) {
  return (
    <>
      <button type="button" className="button main" data-print hidden>
        {children}
      </button>
      <script dangerouslySetInnerHTML={{ __html: printScript }} />
    </>
  );
}

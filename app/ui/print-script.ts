/**
 * The only script of the sheets that are printed: it shows the button and makes it open the browser's print dialog,
 * which no link and no form can do. Its hash stands in the policy of these pages (decision 0048).
 */
export const printScript =
  'for(const b of document.querySelectorAll("[data-print]")){b.hidden=false;b.addEventListener("click",()=>print())}';

/** Whether the page at this path has sheets to print. */
export function hasPrintScript(path: string): boolean {
  return /^\/receipts\//i.test(path);
}

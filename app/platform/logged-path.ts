/**
 * The words of the product's own addresses, which the log may show. Every other part of a path (a receipt code, a
 * reference, an id, anything a stranger typed) is logged as `…`, so that no spelling of an address brings a code into
 * the log. A test compares this list with the files in `routes/`.
 */
const words = new Set(
  (
    "account answers audit breakdown calendar calendar.csv calendar.ics cases change close comments comments.csv " +
    "comments.xlsx complaint dashboard data days details dossiers draft emblem fields figures figures.csv files import " +
    "improvements inbox inbox.xlsx indicators kiosk letter.docx messages new office organisation personal-data " +
    "personal-data.json paper plan preview procedures province publication questionnaires r receipts refused.csv results results.csv results.json retention " +
    "settings setup table-files sheet sign-in sign-out staff suspicious t tables targets templates texts trust api health live " +
    "ready"
  ).split(" "),
);

/** Whether the log may show a part of a path. */
export function isLoggedWord(part: string): boolean {
  return words.has(part);
}

/** The form of a path in the log: `/r/4W6K…` becomes `/r/…`. Takes a path without its query. */
export function loggedPath(path: string): string {
  return path
    .split("/")
    .map((part) => (part === "" || isLoggedWord(part.toLowerCase()) ? part : "…"))
    .join("/");
}

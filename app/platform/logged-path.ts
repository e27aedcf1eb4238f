/**
 * The words of the product's own addresses, which the log may show. Every other part of a path (a receipt code, a
 * reference, an id, anything a stranger typed) is logged as `…`, so that no spelling of an address brings a code into
 * the log. A test compares this list with the files in `routes/`.
 */
const words = new Set(
  `
    account answers api api-keys audit
    breakdown
    dashboard data datapackage.json days deliveries details dossiers dossiers.csv dossiers.xlsx draft
    calendar calendar.csv calendar.ics cases change close codes column columns comments comments.csv comments.xlsx complaint complaints
    emblem evidence.zip
    feed.xml fields figures figures.csv files forecast fragment.html frame.html
    health
    import improvements inbox inbox.xlsx indicators invitation invitations invite
    kiosk kiosks
    languages late late.csv late.xlsx letter letter.docx letters letters.docx letters.xlsx live
    messages morning
    networks new nonresponse
    office offices openapi.json organisation
    paper personal-data personal-data.json plan poster preview procedures province publication
    questionnaires
    presets r ratings ready receipt receipt.png receipt.svg receipts refused.csv registers reminders report.docx report.pdf report.xlsx reports results results.csv results.json retention
    settings setup shares sheet s sign-in sign-out signed-links staff stop suspicious
    t table-files tables taps targets templates test texts trust
    undo
    v1 view
    waiting
    webhooks wordings
  `
    .trim()
    .split(/\s+/),
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

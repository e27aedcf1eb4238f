import type { LoaderFunctionArgs } from "@remix-run/node";
import { figuresCsv } from "#app/figures/published/published-csv.ts";
import { answerWithResults } from "#app/figures/published/published-results.server.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { publicFile } from "#app/platform/etag.server.ts";

/** `/results/figures.csv`: every published figure of a year or quarter, one a line. `?office=` chooses one office. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithResults(context, request, (results) =>
    publicFile(request, figuresCsv(results), csvContentType, "figures.csv"),
  );
}

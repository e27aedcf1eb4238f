import type { LoaderFunctionArgs } from "@remix-run/node";
import { figuresCsv } from "#app/figures/published-csv.ts";
import { answerWithResults } from "#app/figures/published-results.server.ts";
import { csvContentType } from "#app/platform/csv.ts";
import { publicFile } from "#app/platform/kept-answer.server.ts";

/** `/results/figures.csv`: every published figure of a year or quarter, one a line. `?office=` chooses one office. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithResults(context, request, (results) =>
    publicFile(request, figuresCsv(results), csvContentType, "figures.csv"),
  );
}

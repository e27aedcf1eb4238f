import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultsCsv } from "#app/figures/published/published-csv.ts";
import { answerWithResults } from "#app/figures/published/published-results.server.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { publicFile } from "#app/platform/etag.server.ts";

/** `/results.csv`: the published counts of a year or quarter, one line a month. `?office=` chooses one of several offices. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithResults(context, request, (results) =>
    publicFile(request, resultsCsv(results), csvContentType, "results.csv"),
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { figuresCsv } from "#app/figures/published-csv.ts";
import { publishedFor } from "#app/figures/published-results.server.ts";
import { csvContentType } from "#app/platform/csv.ts";
import { publicFile } from "#app/platform/kept-answer.server.ts";

/** `/results/figures.csv`: every published figure of a year or quarter, one a line. `?office=` chooses one office. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const results = await publishedFor(context, request);
  if (results === undefined) return new Response("no such office\r\n", { status: 404 });
  return publicFile(request, figuresCsv(results), csvContentType, "figures.csv");
}

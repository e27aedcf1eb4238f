import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublishedResults } from "#app/figures/published-results.server.ts";
import { resultsCsv } from "#app/figures/published.ts";
import { dayOf } from "#app/platform/day.ts";

/** `/results.csv`: the published counts of the current year, one line a month. `?office=` chooses one of several offices. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get("office");
  const results = await listPublishedResults(context.db, slug, dayOf(context.clock.now()));
  if (results === undefined) return new Response("no such office\r\n", { status: 404 });
  return new Response(resultsCsv(results), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="results.csv"',
      "Cache-Control": "public, max-age=0, must-revalidate",
    },
  });
}

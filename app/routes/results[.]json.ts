import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublishedResults } from "#app/figures/published-results.server.ts";
import { resultsDocument } from "#app/figures/published.ts";
import { dayOf } from "#app/platform/day.ts";

// Anyone may read and reuse them, from any page; asked again each time, so that a new rating shows at once.
const headers = { "Cache-Control": "public, max-age=0, must-revalidate", "Access-Control-Allow-Origin": "*" };

/**
 * `/results.json`: the published figures of the current year, `{ offices: […] }` where there are several and
 * `?office=` chooses none of them.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get("office");
  const results = await listPublishedResults(context.db, slug, dayOf(context.clock.now()));
  if (results === undefined) return Response.json({ error: "no such office" }, { status: 404, headers });
  const documents = results.map(resultsDocument);
  return Response.json(documents.length === 1 ? documents[0] : { offices: documents }, { headers });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerWithColumn } from "#app/figures/column/answer-with-column.server.ts";
import { atomFeed } from "#app/figures/column/atom-feed.ts";
import { mostItems } from "#app/figures/column/column-item.ts";

/** `/results/feed.xml?office=…`: the column on administrative reform as an Atom feed. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithColumn(context, request, {
    items: mostItems,
    contentType: "application/atom+xml; charset=utf-8",
    write: atomFeed,
  });
}

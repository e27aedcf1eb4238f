import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerWithColumn } from "#app/figures/column/answer-with-column.server.ts";
import { columnFragment } from "#app/figures/column/column-fragment.ts";
import { askedItems } from "#app/figures/column/column-item.ts";

/** `/results/fragment.html?office=…&items=5`: the column as HTML to be put into a page of another site. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerWithColumn(context, request, {
    items: askedItems(new URL(request.url).searchParams),
    contentType: "text/html; charset=utf-8",
    write: columnFragment,
  });
}

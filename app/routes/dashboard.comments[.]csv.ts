import { Readable } from "node:stream";
import { commentFilterFrom } from "#app/figures/comments/comment-filter.ts";
import { exportCommentsCsv } from "#app/figures/comments/export-comments.server.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { dayOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/comments.csv`: the comments that the page lists for the same query. */
export const loader = staffLoader("comments.read", async ({ context, staff, request, language, t }) => {
  const today = dayOf(context.clock.now());
  const filter = commentFilterFrom(new URL(request.url).searchParams, today);
  const file = await exportCommentsCsv(context, { reader: staff, filter, language, t });
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "Content-Type": csvContentType,
      "Content-Disposition": `attachment; filename="y-kien-${today}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
});

import { Readable } from "node:stream";
import { commentFilterFrom } from "#app/figures/comments/comment-filter.ts";
import { exportCommentsXlsx } from "#app/figures/comments/export-comments.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/comments.xlsx`: the comments that the page lists for the same query, as a workbook. */
export const loader = staffLoader("comments.read", async ({ context, staff, request, language, t }) => {
  const today = dayOf(context.clock.now());
  const filter = commentFilterFrom(new URL(request.url).searchParams, today);
  const workbook = await exportCommentsXlsx(context, { reader: staff, filter, language, t });
  return new Response(Readable.toWeb(workbook) as ReadableStream, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="y-kien-${today}.xlsx"`,
      "Cache-Control": "private, no-store",
    },
  });
});

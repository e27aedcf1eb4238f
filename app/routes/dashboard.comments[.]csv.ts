import { commentFilterFrom } from "#app/figures/comments/comment-filter.ts";
import { exportCommentsCsv } from "#app/figures/comments/export-comments.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { fileResponse } from "#app/platform/files/list-workbook.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/comments.csv`: the comments that the page lists for the same query. */
export const loader = staffLoader("comments.read", async ({ context, staff, request, language, t }) => {
  const today = dayOf(context.clock.now());
  const filter = commentFilterFrom(new URL(request.url).searchParams, today);
  const file = await exportCommentsCsv(context, { reader: staff, filter, language, t });
  return fileResponse(file, `y-kien-${today}.csv`);
});

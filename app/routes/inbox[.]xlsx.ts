import { exportCases } from "#app/complaints/inbox/export-cases.server.ts";
import { inboxFilterOf } from "#app/complaints/inbox/inbox-view.ts";
import { dayOf } from "#app/platform/day.ts";
import { fileResponse } from "#app/platform/files/list-workbook.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** The cases that the inbox lists for the same query, as a workbook. */
export const loader = staffLoader("cases.export", async ({ context, staff, request, t }) => {
  const filter = inboxFilterOf(new URL(request.url).searchParams);
  const today = dayOf(context.clock.now());
  const workbook = await exportCases(context, staff, filter, t);
  return fileResponse(workbook, `phan-anh-kien-nghi-${today}.xlsx`);
});

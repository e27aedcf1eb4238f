import { exportLateXlsx } from "#app/apologies/export-late.server.ts";
import { lateFilterFrom } from "#app/apologies/late-filter.ts";
import { dayOf } from "#app/platform/day.ts";
import { fileResponse } from "#app/platform/files/list-workbook.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dossiers/late.xlsx`: the late dossiers that the page lists for the same query. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, language, t }) => {
  const filter = lateFilterFrom(new URL(request.url).searchParams);
  const file = await exportLateXlsx(context, { staff, filter, language, t });
  const today = dayOf(context.clock.now());
  return fileResponse(file, `ho-so-tre-han-${today}.xlsx`);
});

import { dossierFilterFrom } from "#app/dossiers/listing/dossier-filter.ts";
import { exportDossiersXlsx } from "#app/dossiers/listing/export-dossiers.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { fileResponse } from "#app/platform/files/list-workbook.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dossiers.xlsx`: the dossiers that the page lists for the same query. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, language, t }) => {
  const filter = dossierFilterFrom(new URL(request.url).searchParams);
  const { officeId, staffId } = staff;
  const file = await exportDossiersXlsx(context, { officeId, staffId, filter, language, t });
  const today = dayOf(context.clock.now());
  return fileResponse(file, `ho-so-${today}.xlsx`);
});

import { registerFilterFrom } from "#app/apologies/apology-letter.ts";
import { exportApologies } from "#app/apologies/export-apologies.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { fileResponse } from "#app/platform/files/list-workbook.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dossiers/letters.xlsx`: the register of letters of apology. */
export const loader = staffLoader("dossiers.view", async ({ context, staff, request, language, t }) => {
  const filter = registerFilterFrom(new URL(request.url).searchParams);
  const file = await exportApologies(context, staff, { filter, language, t });
  const today = dayOf(context.clock.now());
  return fileResponse(file, `so-van-ban-xin-loi-${today}.xlsx`);
});

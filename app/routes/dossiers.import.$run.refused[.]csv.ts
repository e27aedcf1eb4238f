import { translator } from "#app/i18n/translate.ts";
import { refusedRowsCsv } from "#app/imports/runs/refused-rows.server.ts";
import { csvContentType } from "#app/platform/text/csv.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dossiers/import/{run}/refused.csv`: the refused rows with their reasons, to be mended and imported again. */
export const loader = staffLoader("dossiers.import", async ({ context, staff, params }) => {
  // The headings are those of Vietnamese registers in every language: the file is read again.
  const csv = await refusedRowsCsv(context.db, staff.officeId, params["run"] ?? "", translator("vi"));
  if (csv === undefined) return new Response(null, { status: 404 });
  return new Response(csv, {
    headers: {
      "Content-Type": csvContentType,
      "Content-Disposition": 'attachment; filename="dong-bi-tu-choi.csv"',
      "Cache-Control": "private, no-store",
    },
  });
});

import { exportPersonalData } from "#app/complaints/personal-data/export-personal-data.server.ts";
import { staffAction } from "#app/staff/sessions/staff-route.server.ts";

/** All stored data of a case's sender, for that person. A POST, because the history and the audit record note it. */
export const action = staffAction("complaint.personal-data", async ({ context, staff, params }) => {
  const reference = params["reference"] ?? "";
  const stored = await exportPersonalData(context, staff, reference);
  if (stored === undefined) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(stored, undefined, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${stored.reference}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
});

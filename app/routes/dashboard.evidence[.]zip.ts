import { Readable } from "node:stream";
import { periodFrom } from "#app/figures/period/period.ts";
import { dayOf } from "#app/platform/day.ts";
import { packName } from "#app/reports/evidence/evidence-pack.ts";
import { makeEvidencePack } from "#app/reports/evidence/make-evidence-pack.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/evidence.zip`: the evidence pack for ISO 9001, clause 9.1.2, of the period that the query names. */
export const loader = staffLoader("reports.view", async ({ context, staff, request }) => {
  const period = periodFrom(new URL(request.url).searchParams, dayOf(context.clock.now()));
  const { officeId, staffId } = staff;
  const pack = await makeEvidencePack(context, { officeId, staffId, period });
  return new Response(Readable.toWeb(pack) as ReadableStream, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${packName({ from: period.from, cutOff: period.to })}.zip"`,
      "Cache-Control": "private, no-store",
    },
  });
});

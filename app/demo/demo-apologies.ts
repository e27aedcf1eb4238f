import { findLateDays, listLate } from "#app/apologies/list-late.server.ts";
import { listApologiesOf } from "#app/apologies/list-apologies.server.ts";
import { allLate } from "#app/apologies/late-filter.ts";
import { recordSent } from "#app/apologies/record-sent.server.ts";
import { writeApologies } from "#app/apologies/write-apologies.server.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Cast } from "./demo-complaints.ts";

/** Letters that the demonstration's office wrote, and how many of them it sent. */
const written = 12;
const sent = 9;

/** Writes letters of apology for the dossiers that are late longest, and records most of them as sent. */
export async function playApologies(context: Context, { officeId, officeStaffId: staffId }: Cast): Promise<void> {
  const writer = { officeId, staffId, unitId: null, roles: ["office" as const] };
  const days = await findLateDays(context, officeId);
  const { dossiers } = await listLate(context.db, { officeId, days }, allLate, { most: written });
  if (dossiers.length === 0) return;
  const outcome = await writeApologies(context, writer, {
    dossiers: { ids: dossiers.map(({ id }) => id) },
    title: "extension",
    reason: "Hồ sơ phải lấy ý kiến của đơn vị phối hợp và chờ kết quả đo kiểm.",
    newOn: addWorkingDays(days.today, 7, days.calendar),
    again: false,
  });
  if (!outcome.ok) throw new Error(`the letters of the demonstration were refused: ${outcome.reason}`);
  for (const [index, { id }] of dossiers.slice(0, sent).entries()) {
    const [letter] = await listApologiesOf(context.db, officeId, id);
    if (letter === undefined) continue;
    const record = { documentNumber: `${String(index + 41)}/SKHCN-VP`, sentOn: days.today };
    const recorded = await recordSent(context, writer, letter.id, record);
    if (!recorded.ok) throw new Error(`a letter of the demonstration was refused: ${recorded.reason}`);
  }
}

import type { Tx } from "#db/engine.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { ComplaintEventKind, ComplaintState } from "#app/complaints/case/complaint.ts";

/** A step as its command records it. */
export interface RecordedStep {
  officeId: string;
  complaintId: string;
  kind: ComplaintEventKind;
  at: Instant;
  /** Null for the citizen. */
  staffId: string | null;
  /** For whom that person acted as deputy. */
  inPlaceOf?: string | null;
  from: ComplaintState | null;
  to: ComplaintState | null;
  note?: string;
}

/**
 * Inserts a step into the history of a case, in the transaction of the step; entries are never changed but by an
 * erasure.
 */
export async function recordStep(tx: Tx, step: RecordedStep): Promise<void> {
  await tx
    .insertInto("complaint_events")
    .values({
      id: newId(),
      office_id: step.officeId,
      complaint_id: step.complaintId,
      kind: step.kind,
      happened_at: step.at,
      happened_on: dayOf(step.at),
      staff_id: step.staffId,
      in_place_of: step.inPlaceOf ?? null,
      from_state: step.from,
      to_state: step.to,
      note: step.note ?? null,
    })
    .execute();
}

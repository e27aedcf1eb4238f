import type { Generated } from "kysely";
import type { Day, Instant } from "#app/platform/day.ts";
import type { ComplaintEventKind, ComplaintState } from "#app/complaints/case/complaint.ts";

/** The history of a complaint, one row per step; changed only by an erasure. */
export interface ComplaintEventsTable {
  id: string;
  office_id: string;
  complaint_id: string;
  kind: ComplaintEventKind;
  happened_at: Instant;
  happened_on: Day;
  /** The member of staff; null for the citizen and for the product itself. */
  staff_id: string | null;
  /** The person for whom that member of staff acted as deputy. */
  in_place_of: Generated<string | null>;
  from_state: ComplaintState | null;
  to_state: ComplaintState | null;
  /** The text of the step, or its details as JSON. */
  note: string | null;
}

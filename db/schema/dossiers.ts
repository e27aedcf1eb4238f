import type { Day, Instant } from "#app/platform/day.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";

/** A dossier received by the office: the denominator of participation. The applicant is not stored. */
export interface DossiersTable {
  id: string;
  office_id: string;
  /** Số hồ sơ without spaces, in upper case; unique in the office. */
  number: string;
  procedure_id: string;
  unit_id: string | null;
  counter_id: string | null;
  channel: Channel;
  state: DossierState;
  received_at: Instant;
  received_on: Day;
  /** Ngày hẹn trả kết quả; null if the register does not contain it. */
  due_at: Instant | null;
  due_on: Day | null;
  finished_at: Instant | null;
  finished_on: Day | null;
  /** Hình thức trả kết quả; null if the register does not contain it. */
  returned_by: ReturnWay | null;
  created_at: Instant;
  updated_at: Instant;
}

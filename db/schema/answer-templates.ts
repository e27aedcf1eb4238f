import type { Instant } from "#app/platform/day.ts";

/** Mẫu trả lời: a text with which staff begin an answer; `{{…}}` in it is replaced by data of the case. */
export interface AnswerTemplatesTable {
  id: string;
  office_id: string;
  /** The procedure it is for; null for cases of every procedure. */
  procedure_id: string | null;
  title: string;
  body: string;
  created_at: Instant;
  changed_at: Instant;
  changed_by: string;
  /** When it was closed; null while it is offered. */
  closed_at: Instant | null;
  /** Increased by one at every change: if two people change it at once, the second change is refused. */
  revision: number;
}

import type { Instant } from "#app/platform/day.ts";

/** Mẫu trả lời: a text staff begin an answer with; `{{…}}` in it is filled from the case. */
export interface AnswerTemplatesTable {
  id: string;
  office_id: string;
  /** The procedure it is for; null for every case. */
  procedure_id: string | null;
  title: string;
  body: string;
  created_at: Instant;
  changed_at: Instant;
  changed_by: string;
  /** Set when it is no longer offered. */
  closed_at: Instant | null;
  /** Raised by one with every change: of two people changing it at once, one wins. */
  revision: number;
}

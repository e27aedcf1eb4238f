import type { Day, Instant } from "#app/platform/day.ts";

/** "Đã thay đổi nhờ ý kiến của Ông/Bà": what citizens said and what the office changed; public. */
export interface ImprovementsTable {
  id: string;
  office_id: string;
  heard: string;
  changed: string;
  /** The day of the change. */
  happened_on: Day;
  published_at: Instant;
  published_by: string;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

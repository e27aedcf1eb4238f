import type { Day, Instant } from "#app/platform/day.ts";

/** "Đã thay đổi nhờ ý kiến của Ông/Bà": what was heard and what the office changed, for everybody to read. */
export interface ImprovementsTable {
  id: string;
  office_id: string;
  heard: string;
  changed: string;
  /** The day since which it is so. */
  happened_on: Day;
  published_at: Instant;
  published_by: string;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

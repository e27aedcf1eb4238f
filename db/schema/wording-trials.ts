import type { Instant } from "#app/platform/day.ts";

/** Comparisons of two wordings that an office prints at random on slips or labels, or sends in messages; at most one runs at a time. */
export interface WordingTrialsTable {
  id: string;
  office_id: string;
  /** What has two wordings: `slip`, `label` or `message`. */
  medium: string;
  /** The two wordings in Vietnamese. */
  a_vi: string;
  b_vi: string;
  /** The two wordings in English; null if English slips are printed as always. */
  a_en: string | null;
  b_en: string | null;
  /** After how many printed and confirmed slips it is decided. */
  planned: number;
  /** For how many days after the last of them ratings are counted. */
  wait_days: number;
  started_at: Instant;
  started_by: string;
  /** When a person ended it; null while it runs. */
  stopped_at: Instant | null;
  stopped_by: string | null;
}

/** The receipts of a comparison with the wording that chance gave them: a receipt keeps it, however often it is printed. */
export interface WordingReceiptsTable {
  /** Primary key: a receipt is part of one comparison only. */
  code: string;
  trial_id: string;
  /** `a` or `b`. */
  wording: string;
  /** When its sheet was made, or its message first tried. */
  assigned_at: Instant;
  /** When a person confirmed that it was printed, or its message was sent: from then on it is counted; null until then. */
  printed_at: Instant | null;
}

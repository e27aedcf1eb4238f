import type { Day, Instant } from "#app/platform/day.ts";

/** The rating right of one dossier: what the QR code on its receipt holds. */
export interface ReceiptsTable {
  /** Ten characters, see `dossiers/receipt-code.ts`; primary key. */
  code: string;
  office_id: string;
  /** Unique: a dossier has one code, however often its receipt is printed. */
  dossier_id: string;
  issued_at: Instant;
  /** When it was printed last. */
  printed_at: Instant | null;
  /** When it was printed for the first time. */
  first_printed_at: Instant | null;
  /** When its rating page was opened for the first time; null while it was not. */
  opened_at: Instant | null;
  /** 1 when a problem or proposal was sent about its dossier and is no matter of another law. */
  complained: number;
  /** The last day on which it can be rated; null while the dossier has no result. */
  open_until: Day | null;
}

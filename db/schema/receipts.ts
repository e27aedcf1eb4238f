import type { Day, Instant } from "#app/platform/day.ts";

/** The receipt of one dossier, whose code allows one to rate it: the content of the QR code. */
export interface ReceiptsTable {
  /** Ten characters, see `dossiers/receipt-code.ts`; primary key. */
  code: string;
  office_id: string;
  /** Unique: a dossier has one code, however often its receipt is printed. */
  dossier_id: string;
  issued_at: Instant;
  /** When a person last confirmed that it was printed; null until then. */
  printed_at: Instant | null;
  /** When the sheet was made on which it was first printed, set with the confirmation: before then no paper can exist. */
  first_printed_at: Instant | null;
  /** When its rating page was first opened; null until then. */
  opened_at: Instant | null;
  /** 1 if a problem or proposal was sent about its dossier that is not a matter of another law. */
  complained: number;
  /** The last day on which it can be rated; null while the dossier has no result. */
  open_until: Day | null;
}

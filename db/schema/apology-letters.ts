import type { ApologyTitle } from "#app/apologies/apology.ts";
import type { Day, Instant } from "#app/platform/day.ts";

/**
 * Letters of apology for dossiers that are late or about to be (văn bản xin lỗi). The applicant is not stored: the name on
 * the letter is written by hand.
 */
export interface ApologyLettersTable {
  id: string;
  office_id: string;
  /** Số hồ sơ and day of receipt: together they name the dossier, also when it is removed and imported again. */
  dossier_number: string;
  received_on: Day;
  /** 1 for the first letter of a dossier, 2 for a second one; unique with office and number. */
  ordinal: number;
  /** The letters that were written together, which come as one file. */
  batch_id: string;
  title: ApologyTitle;
  /** Why the result is late, as typed. */
  reason: string;
  /** The promised day when the letter was written. */
  promised_on: Day;
  /** The day that the letter promises instead: a working day after the day of writing. */
  new_on: Day;
  written_by: string;
  written_at: Instant;
  written_on: Day;
  /** Number of the document and day of sending, recorded by a person; null until the letter was sent. */
  document_number: string | null;
  sent_on: Day | null;
  recorded_by: string | null;
  recorded_at: Instant | null;
}

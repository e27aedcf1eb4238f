import type { Day, Instant } from "#app/platform/day.ts";
import type { ComplaintKind, ComplaintSource, ComplaintState } from "#app/complaints/complaint.ts";
import type { Language } from "#app/i18n/languages.ts";

/** A phản ánh, kiến nghị or khen. Contact details are not here but sealed in `complaint_contacts`. */
export interface ComplaintsTable {
  id: string;
  office_id: string;
  /** Mã tra cứu, such as `PA-7KQM-4TRX`; unique. */
  reference: string;
  /** HMAC of the secret that goes with the reference. */
  secret_hash: string;
  /** SHA-256 of the form's random key and what was sent in it; unique, so that a second tap makes no second case. */
  form_hash: string;
  kind: ComplaintKind;
  source: ComplaintSource;
  language: Language;
  dossier_id: string | null;
  text: string;
  /** `searchText(reference, text)`. */
  search: string;
  state: ComplaintState;
  /** 1 when name, address and phone were left, so that an official answer is owed; 0 for an anonymous comment. */
  answer_owed: number;
  received_at: Instant;
  received_on: Day;
  /** The original due day, never changed afterwards: what "answered on time" is measured against. */
  first_due_on: Day;
  /** The due day now, after a change of the calendar. */
  due_on: Day;
  /** 1 when the counting touches a year whose calendar nobody has confirmed. */
  due_unconfirmed: number;
  unit_id: string | null;
  assignee_id: string | null;
  answer: string | null;
  answered_at: Instant | null;
  answered_on: Day | null;
  answered_by: string | null;
  /** Raised by one with every change: two people acting at once, one wins. */
  revision: number;
}

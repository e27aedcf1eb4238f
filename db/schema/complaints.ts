import type { Generated } from "kysely";
import type { Day, Instant } from "#app/platform/day.ts";
import type {
  ComplaintKind,
  ComplaintSource,
  ComplaintState,
  LegalTrack,
  RefusalReason,
} from "#app/complaints/case/complaint.ts";
import type { Language } from "#app/i18n/languages.ts";

/** A phản ánh, kiến nghị or khen. Contact details are not here but sealed in `complaint_contacts`. */
export interface ComplaintsTable {
  id: string;
  office_id: string;
  /** Mã tra cứu, such as `PA-7KQM-4TRX`; unique. */
  reference: string;
  /** HMAC of the secret that goes with the reference. */
  secret_hash: string;
  /**
   * SHA-256 of the form's key and the words sent in it; unique, so that a form sent twice makes no second case. After an
   * erasure `erased:` and the id.
   */
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
  /** The due day now: after a change of the calendar, and of the second clock once the case was reopened. */
  due_on: Day;
  /** 1 when the counting touches a year whose calendar nobody has confirmed. */
  due_unconfirmed: number;
  unit_id: string | null;
  assignee_id: string | null;
  /** The answer that stands; null again while a reopened case waits for its second one. */
  answer: string | null;
  answered_at: Instant | null;
  answered_on: Day | null;
  /** Who approved and sent it. */
  answered_by: string | null;
  /** The answer as it is being written, and by whom it was last. */
  draft: string | null;
  drafted_by: string | null;
  /** Why it is not accepted, the words to the sender, and who proposed it; somebody else confirms. */
  refusal_reason: RefusalReason | null;
  refusal_text: string | null;
  refusal_by: string | null;
  /** The agency it was forwarded to, the words of the slip, the last day for forwarding and the day it was done. */
  forwarded_to: string | null;
  forward_slip: string | null;
  forward_due_on: Day | null;
  forwarded_on: Day | null;
  /** Reference of the case this one repeats. */
  duplicate_of: string | null;
  /** The day it was closed without an answer: forwarded, not accepted, withdrawn, duplicate or re-routed. */
  closed_on: Day | null;
  /** The second clock, counted from the day its sender reopened the case. */
  reopened_on: Day | null;
  second_due_on: Day | null;
  /** The answer before the reopening. */
  first_answer: string | null;
  first_answered_on: Day | null;
  first_answered_by: string | null;
  lane: Generated<LegalTrack>;
  /** 1 when only named roles and the assignee see it: `visibleTo`. */
  locked: Generated<number>;
  /** When the personal data of the case was erased on request; what identifies a person is masked in its texts since. */
  erased_at: Generated<Instant | null>;
  /** Raised by one with every change: two people acting at once, one wins. */
  revision: number;
}

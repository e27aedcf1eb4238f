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

/** A phản ánh, kiến nghị or khen. Contact details are stored encrypted in `complaint_contacts`. */
export interface ComplaintsTable {
  id: string;
  office_id: string;
  /** Mã tra cứu, such as `PA-7KQM-4TRX`; unique. */
  reference: string;
  /** HMAC of the secret that belongs to the reference. */
  secret_hash: string;
  /**
   * SHA-256 of the form's key and the words sent in it; unique, so that a form sent twice makes one case. After an
   * erasure: `erased:` and the id.
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
  /**
   * 1 if the sender left name, address and telephone, so that an official answer is owed; 0 for an anonymous comment.
   */
  answer_owed: number;
  received_at: Instant;
  received_on: Day;
  /** The original due day; never changed. Decides whether the answer was on time. */
  first_due_on: Day;
  /** The current due day: a change of the calendar can move it, and a reopened case gets a second one. */
  due_on: Day;
  /** 1 if the due day depends on a year whose calendar is not confirmed. */
  due_unconfirmed: number;
  unit_id: string | null;
  assignee_id: string | null;
  /** The current answer; null again while a reopened case waits for its second answer. */
  answer: string | null;
  answered_at: Instant | null;
  answered_on: Day | null;
  /** Who approved and sent the answer. */
  answered_by: string | null;
  /** The draft of the answer, and who wrote its last version. */
  draft: string | null;
  drafted_by: string | null;
  /** The reason why it is not accepted, the text to the sender, and who proposed it; another person confirms. */
  refusal_reason: RefusalReason | null;
  refusal_text: string | null;
  refusal_by: string | null;
  /**
   * The agency to which it was forwarded, the text of the slip, the last day for forwarding and the day it was done.
   */
  forwarded_to: string | null;
  forward_slip: string | null;
  forward_due_on: Day | null;
  forwarded_on: Day | null;
  /** Reference of the case of which this one is a duplicate. */
  duplicate_of: string | null;
  /** The day it ended without an answer: forwarded, not accepted, withdrawn, duplicate or re-routed. */
  closed_on: Day | null;
  /** The day its sender reopened the case, and the second due day counted from it. */
  reopened_on: Day | null;
  second_due_on: Day | null;
  /** The answer before the reopening. */
  first_answer: string | null;
  first_answered_on: Day | null;
  first_answered_by: string | null;
  lane: Generated<LegalTrack>;
  /** 1 if only certain roles and the assignee may see it, see `visibleTo`. */
  locked: Generated<number>;
  /** When the personal data of the case was erased on request; since then its texts are masked. */
  erased_at: Generated<Instant | null>;
  /** Increased by one at every change: if two people change it at once, the second change is refused. */
  revision: number;
}

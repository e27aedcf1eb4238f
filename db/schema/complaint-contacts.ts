import type { Instant } from "#app/platform/day.ts";

/**
 * Contact details of a complaint's sender, encrypted. They are removed when their time has passed; the case and its
 * figures stay.
 */
export interface ComplaintContactsTable {
  complaint_id: string;
  /** AES-256-GCM over JSON {name, address, phone, email}. */
  sealed: string;
  /** When the sender ticked the consent, and the version of its text. */
  consented_at: Instant;
  notice_version: string;
}

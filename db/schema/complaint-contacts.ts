import type { Instant } from "#app/platform/day.ts";

/** Contact details of a complaint's sender, encrypted; removed on a schedule while the case and its figures stay. */
export interface ComplaintContactsTable {
  complaint_id: string;
  /** AES-256-GCM over JSON {name, address, phone, email}. */
  sealed: string;
  /** When the sender ticked the consent, and to which wording. */
  consented_at: Instant;
  notice_version: string;
}

/** The actions of the audit record: one word each, the same in every language. */
export const auditActions = [
  "audit-keyed",
  "audit-seal-broken",
  "office-set-up",
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "register-imported",
  "account-created",
  "roles-changed",
  "password-set",
  "password-changed",
  "account-closed",
  "province-granted",
  "province-taken",
  "indicator-points-set",
  "sessions-ended",
  "message-tried-again",
  "case-locked",
  "case-unlocked",
  "locked-case-read",
  "cases-exported",
  "comments-exported",
  "officer-figures-read",
  "case-rules-changed",
  "rating-taken-as-genuine",
  "rating-set-aside",
  "trust-rules-changed",
  "calendar-changed",
  "calendar-confirmed",
  "calendar-reopened",
  "improvement-published",
  "improvement-withdrawn",
  "target-set",
  "target-ended",
  "targets-adopted",
  "retention-set",
  "personal-data-exported",
  "personal-data-erased",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** The contents of an entry of the audit record, with the hash of the entry before it. */
export interface AuditEntry {
  position: number;
  office_id: string | null;
  happened_at: string;
  staff_id: string | null;
  action: string;
  subject: string;
  previous_hash: string;
}

/**
 * The text that is hashed: the values of the entry in a fixed order as JSON, so that different entries never have the
 * same text.
 */
export function canonicalEntry(entry: AuditEntry): string {
  return JSON.stringify([
    entry.position,
    entry.office_id,
    entry.happened_at,
    entry.staff_id,
    entry.action,
    entry.subject,
    entry.previous_hash,
  ]);
}

/** The "previous hash" of the very first entry. */
export const hashBeforeFirst = "";

import type { Instant } from "#app/platform/day.ts";

/** The actions of the audit record: one word each, the same in every language. */
export const auditActions = [
  "audit-keyed",
  "audit-seal-broken",
  "office-set-up",
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "office-chosen",
  "person-invited",
  "invitation-withdrawn",
  "invitation-accepted",
  "invitation-declined",
  "register-imported",
  "register-tried",
  "register-undone",
  "register-profile-set",
  "register-profile-forgotten",
  "register-word-set",
  "register-word-forgotten",
  "account-created",
  "roles-changed",
  "password-set",
  "password-changed",
  "account-changed",
  "account-closed",
  "account-reopened",
  "leave-set",
  "leave-ended",
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
  "dossiers-exported",
  "apologies-written",
  "apology-sent",
  "apology-discarded",
  "officer-figures-read",
  "case-rules-changed",
  "rating-taken-as-genuine",
  "rating-set-aside",
  "trust-rules-changed",
  "questionnaire-begun",
  "questionnaire-changed",
  "questionnaire-in-force",
  "questionnaire-taken-back",
  "calendar-changed",
  "calendar-confirmed",
  "calendar-reopened",
  "improvement-published",
  "improvement-withdrawn",
  "target-set",
  "target-ended",
  "targets-adopted",
  "report-made",
  "report-edited",
  "report-approved",
  "report-reopened",
  "report-sent",
  "report-sending-planned",
  "report-sending-stopped",
  "share-made",
  "share-revoked",
  "share-opened",
  "report-revised",
  "evidence-taken",
  "report-calendar-taken",
  "report-deadline-added",
  "report-deadline-retired",
  "retention-set",
  "office-changed",
  "organisation-named",
  "reminders-changed",
  "template-added",
  "template-changed",
  "template-closed",
  "template-offered",
  "text-changed",
  "wordings-compared",
  "wordings-ended",
  "networks-changed",
  "invitations-changed",
  "procedure-changed",
  "api-key-created",
  "api-key-revoked",
  "kiosk-added",
  "kiosk-paired",
  "kiosk-revoked",
  "link-secret-made",
  "link-secret-ended",
  "link-secret-revoked",
  "webhook-added",
  "webhook-changed",
  "webhook-secret-renewed",
  "webhook-switched-on",
  "webhook-switched-off",
  "webhook-removed",
  "webhook-repeated",
  "codes-issued",
  "code-unbound",
  "emblem-set",
  "emblem-removed",
  "language-added",
  "language-translated",
  "language-offered",
  "language-withdrawn",
  "personal-data-exported",
  "personal-data-erased",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** The fields of settings whose changes are recorded with their values; their labels are below `settings:fields`. */
export const changedFields = [
  "name",
  "parentName",
  "place",
  "territory",
  "contactLine",
  "ratingOpenDays",
  "minimumAnswers",
  "answerNeedsApproval",
  "reopenDays",
  "documentSymbol",
  "letterSigner",
  "archiveLine",
  "days",
  "basis",
  "partName",
  "partMergedInto",
  "procedureName",
  "procedureField",
  "procedureState",
  "procedureMergedInto",
  "proceduresAccepted",
  "emblem",
  "emblemText",
  "deviceReceipts",
  "deviceMinutes",
  "networkReceipts",
  "networkMinutes",
  "alikeRatings",
  "alikeMinutes",
  "beforePrinting",
  "ownNetworks",
  "target",
  "reportDeadline",
  "calendarDay",
  "calendarYear",
  "reminderStep",
  "remindersFrom",
  "remindersUntil",
  "templateTitle",
  "templateBody",
  "templateProcedure",
  "textVi",
  "textEn",
  "languageText",
  "leaveFrom",
  "leaveUntil",
  "question",
  "questionOrder",
  "questionnaire",
  "apiScopes",
  "apiExpiresOn",
  "kioskName",
  "kioskCounter",
  "linkSecretEndsOn",
  "webhookAddress",
  "webhookEvents",
  "registerColumns",
  "registerWord",
  "invitationsOn",
  "invitationBasis",
  "accountRoles",
  "accountUnit",
  "indicatorPoints",
] as const;
export type ChangedField = (typeof changedFields)[number];

type ChangedValues = Readonly<Partial<Record<ChangedField, string | number | boolean>>>;

/** One replaced value of a setting, as text. */
export interface AuditChange {
  field: ChangedField;
  before: string;
  after: string;
}

/** A change of one object: who made it, when, and each value before and after. */
export interface ChangeOfObject {
  position: number;
  happenedAt: Instant;
  who: string | null;
  changes: readonly AuditChange[];
}

/** The fields whose values differ, with both values. */
export function changesBetween(before: ChangedValues, after: ChangedValues): AuditChange[] {
  return changedFields.flatMap((field) => {
    const [was, is] = [String(before[field] ?? ""), String(after[field] ?? "")];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

/** The contents of an entry of the audit record, with the hash of the entry before it. */
export interface AuditEntry {
  position: number;
  office_id: string | null;
  happened_at: string;
  staff_id: string | null;
  action: string;
  subject: string;
  changes: string | null;
  previous_hash: string;
}

/**
 * The text that is hashed: the values of the entry in a fixed order as JSON, so that different entries never have the
 * same text. Changes come last and only where there are any, so that entries of earlier versions keep their hash.
 */
export function canonicalEntry(entry: AuditEntry): string {
  const values = [
    entry.position,
    entry.office_id,
    entry.happened_at,
    entry.staff_id,
    entry.action,
    entry.subject,
    entry.previous_hash,
  ];
  return JSON.stringify(entry.changes === null ? values : [...values, entry.changes]);
}

/** The "previous hash" of the very first entry. */
export const hashBeforeFirst = "";

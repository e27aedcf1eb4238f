/**
 * Roles: cán bộ một cửa (officer), người xử lý (handler), người duyệt (approver), Văn phòng (office),
 * quản trị hệ thống (administrator).
 */
export const roles = ["officer", "handler", "approver", "office", "administrator"] as const;
export type Role = (typeof roles)[number];

/** What may be done, and by whom: the whole table of permissions. */
export const permissions = {
  "inbox.view": ["officer", "handler", "approver", "office"],
  "complaint.open": ["officer", "handler", "approver", "office"],
  "complaint.assign": ["approver", "office"],
  "complaint.note": ["officer", "handler", "approver", "office"],
  "complaint.answer": ["handler", "approver", "office"],
  "complaint.approve": ["approver", "office"],
  "complaint.contact": ["handler", "approver", "office"],
  "case.locked": ["approver"],
  "cases.export": ["handler", "approver", "office"],
  "answer.publish": ["approver", "office"],
  "dossiers.view": ["officer", "handler", "approver", "office"],
  "dossiers.import": ["office"],
  "receipts.print": ["officer", "office"],
  "comments.read": ["officer", "handler", "approver", "office"],
  "dashboard.view": ["officer", "handler", "approver", "office"],
  "messages.view": ["office", "administrator"],
  "settings.view": ["office", "administrator"],
  "settings.edit": ["office", "administrator"],
  "staff.manage": ["administrator"],
  "audit.view": ["administrator"],
  "account.own": ["officer", "handler", "approver", "office", "administrator"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether one of the roles holds the permission. */
export function may(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

/**
 * Roles in an office, which its administrator gives: cán bộ một cửa (officer), người xử lý (handler), người duyệt
 * (approver), Văn phòng (office), quản trị hệ thống (administrator).
 */
export const officeRoles = ["officer", "handler", "approver", "office", "administrator"] as const;
export type OfficeRole = (typeof officeRoles)[number];

/**
 * Every role. Cán bộ theo dõi toàn tỉnh (province) sees the figures of all offices: no administrator of one office can
 * give it, only `npm run staff:province` on the server.
 */
export const roles = [...officeRoles, "province"] as const;
export type Role = (typeof roles)[number];

/** Whether an office's administrator may give and take the role. */
export function isOfficeRole(role: Role): role is OfficeRole {
  return officeRoles.some((one) => one === role);
}

/** The complete table of permissions: what may be done, and by which roles. */
export const permissions = {
  "inbox.view": ["officer", "handler", "approver", "office"],
  "complaint.open": ["officer", "handler", "approver", "office"],
  "complaint.enter": ["officer", "handler", "approver", "office"],
  "complaint.assign": ["approver", "office"],
  "complaint.note": ["officer", "handler", "approver", "office"],
  "complaint.answer": ["handler", "approver", "office"],
  "complaint.approve": ["approver", "office"],
  "complaint.contact": ["handler", "approver", "office"],
  "complaint.personal-data": ["approver", "office"],
  "case.locked": ["approver"],
  "cases.export": ["handler", "approver", "office"],
  "answer.publish": ["approver", "office"],
  "improvements.write": ["approver", "office"],
  "dossiers.view": ["officer", "handler", "approver", "office"],
  "dossiers.import": ["office"],
  "apologies.write": ["handler", "approver", "office"],
  "receipts.print": ["officer", "office"],
  "ratings.enter": ["officer", "office"],
  "comments.read": ["officer", "handler", "approver", "office"],
  "dashboard.view": ["officer", "handler", "approver", "office"],
  "figures.officers": ["approver", "office"],
  "indicators.set": ["approver", "office"],
  "reports.view": ["approver", "office"],
  "reports.write": ["approver", "office"],
  "reports.approve": ["approver", "office"],
  "shares.manage": ["approver", "office"],
  "province.view": ["province"],
  "ratings.judge": ["approver", "office"],
  "messages.view": ["office", "administrator"],
  "settings.open": ["approver", "office", "administrator"],
  "settings.view": ["office", "administrator"],
  "settings.edit": ["office", "administrator"],
  "staff.manage": ["administrator"],
  "api-keys.manage": ["administrator"],
  "audit.view": ["administrator"],
  "account.own": ["officer", "handler", "approver", "office", "administrator", "province"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether one of the roles has the permission. */
export function may(given: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return given.some((role) => allowed.includes(role));
}

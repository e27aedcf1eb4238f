import { inTransaction, isDuplicateKey, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { accountKey, isLastAdministrator } from "#app/staff/account.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { findUnitName, isUnitOf } from "./create-account.server.ts";
import { rolesText } from "./recorded-roles.ts";
import { lockAdministrators, lockOpenAccount } from "./lock-account.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { isOfficeRole, officeRoles, type OfficeRole } from "#app/staff/permissions.ts";
import type { AccountChange } from "./staff-forms.ts";
import { worksElsewhere } from "#app/staff/sessions/places.server.ts";
import { revokeSessions, revokeSessionsIn, type SignedIn } from "#app/staff/sessions/session.server.ts";

/**
 * Changes of accounts by an administrator of the same office. Every change is recorded in the audit record. "not-given-
 * here": the permission to see the whole province, and the password of an account that has it, can be set on the server
 * only. "other-office": the password of an account that works in another office as well, because whoever sets it could work
 * there.
 */
export type ChangeOutcome =
  | { ok: true }
  | {
      ok: false;
      reason:
        "not-found" | "last-administrator" | "not-given-here" | "other-office" | "email-taken" | "unit" | "changed";
    };

const notFound = { ok: false, reason: "not-found" } as const;
const notGivenHere = { ok: false, reason: "not-given-here" } as const;
const otherOffice = { ok: false, reason: "other-office" } as const;
const lastAdministrator = { ok: false, reason: "last-administrator" } as const;

/** What else happens in the transaction in which the address of an account changes. */
export type OnNewAddress = (
  tx: Tx,
  news: { officeId: string; staffId: string; formerAddress: string },
) => Promise<void>;

/** What areas above do in the transaction of a change. */
export interface AlsoDone {
  onNewAddress?: OnNewAddress;
  /** Runs before the account is locked. */
  beforeReopening?: (tx: Tx) => Promise<unknown>;
}

/** Carries out one of the changes below. */
export function changeAccount(
  context: Context,
  by: By,
  staffId: string,
  change: AccountChange,
  also: AlsoDone = {},
): Promise<ChangeOutcome> {
  const { onNewAddress = () => Promise.resolve() } = also;
  switch (change.intent) {
    case "roles":
      return changeRoles(context, by, staffId, change.roles);
    case "password":
      return setPassword(context, by, staffId, change.password);
    case "details":
      return changeDetails(context, by, staffId, { ...change, unitId: change.unit ?? null }, onNewAddress);
    case "reopen":
      return reopenAccount(context, by, staffId, change.password, also.beforeReopening);
    case "sessions":
      return endSessions(context, by, staffId);
  }
}

type By = Pick<SignedIn, "staffId" | "officeId">;

/**
 * Replaces the account's roles in the office. A role beyond the office stays; only an account with such a role may have
 * none in the office. The new roles apply from its next page on.
 */
export function changeRoles(
  context: Context,
  by: By,
  staffId: string,
  roles: readonly OfficeRole[],
): Promise<ChangeOutcome> {
  return inTransaction(context.db, async (tx) => {
    const administrators = await lockAdministrators(tx, by.officeId);
    if ((await lockOpenAccount(tx, by.officeId, staffId)) === undefined) return notFound;
    if (!roles.every(isOfficeRole)) return notGivenHere;
    if (roles.length === 0 && !(await seesProvince(tx, staffId))) return notGivenHere;
    if (!roles.includes("administrator") && isLastAdministrator(administrators, staffId)) return lastAdministrator;
    const held = await listOfficeRoles(tx, staffId);
    await tx.deleteFrom("staff_roles").where("staff_id", "=", staffId).where("role", "in", officeRoles).execute();
    if (roles.length > 0) {
      const rows = roles.map((role) => ({ staff_id: staffId, role }));
      await tx.insertInto("staff_roles").values(rows).execute();
    }
    const changes = changesBetween({ accountRoles: rolesText(held) }, { accountRoles: rolesText(roles) });
    await recordAudit(context, tx, { ...noteBy(context, by), action: "roles-changed", subject: staffId, changes });
    return { ok: true };
  });
}

/**
 * Sets a new password for a person who lost theirs, which the owner must change at once, and ends the account's
 * sessions. Not for an account that sees the whole province, because the administrator could then sign in as that
 * account.
 */
export async function setPassword(context: Context, by: By, staffId: string, password: string): Promise<ChangeOutcome> {
  const passwordHash = await hashPassword(password);
  return inTransaction(context.db, async (tx) => {
    const account = await lockOpenAccount(tx, by.officeId, staffId);
    if (account === undefined) return notFound;
    if (account.accountId !== null || (await seesProvince(tx, staffId))) return notGivenHere;
    if (await worksElsewhere(tx, staffId, staffId)) return otherOffice;
    const given = { password_hash: passwordHash, password_given_at: context.clock.now() };
    await tx.updateTable("staff").set(given).where("id", "=", staffId).execute();
    await revokeSessions(tx, staffId, context.clock.now());
    await recordAudit(context, tx, { ...noteBy(context, by), action: "password-set", subject: staffId });
    return { ok: true };
  });
}

interface AccountDetails {
  name: string;
  email: string;
  unitId: string | null;
  /** `accountKey` of the details that the form was filled with; if they are others now, nothing is saved. */
  was: string;
}

/**
 * Changes name, e-mail address and unit of an account, such as after a marriage or a transfer. What the person did shows
 * the new name. Not the address of an account that sees the whole province: it is given on the server. The audit record
 * says which account was changed and between which units, without the names and addresses of people.
 */
export async function changeDetails(
  context: Context,
  by: By,
  staffId: string,
  { name, email, unitId, was }: AccountDetails,
  onNewAddress: OnNewAddress,
): Promise<ChangeOutcome> {
  if (unitId !== null && !(await isUnitOf(context, by.officeId, unitId))) return { ok: false, reason: "unit" };
  try {
    return await inTransaction(context.db, async (tx): Promise<ChangeOutcome> => {
      const account = await lockOpenAccount(tx, by.officeId, staffId);
      if (account === undefined) return notFound;
      if (accountKey(account) !== was) return { ok: false, reason: "changed" };
      if (accountKey({ name, email, unitId }) === was) return { ok: true };
      const isAnotherName = account.email !== email || account.name !== name;
      if (account.accountId !== null && isAnotherName) return notGivenHere;
      if (account.email !== email && (await seesProvince(tx, staffId))) return notGivenHere;
      await tx.updateTable("staff").set({ name, email, unit_id: unitId }).where("id", "=", staffId).execute();
      await tx.updateTable("staff").set({ name, email }).where("account_id", "=", staffId).execute();
      const news = { officeId: by.officeId, staffId, formerAddress: account.email };
      if (account.email !== email) await onNewAddress(tx, news);
      const unit = async (id: string | null) => ({ accountUnit: await findUnitName(tx, id) });
      const changes = changesBetween(await unit(account.unitId), await unit(unitId));
      await recordAudit(context, tx, { ...noteBy(context, by), action: "account-changed", subject: staffId, changes });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: "email-taken" };
    throw error;
  }
}

/** Opens a closed account again, with a new password that its owner must change at once. */
export async function reopenAccount(
  context: Context,
  by: By,
  staffId: string,
  password: string,
  beforeReopening: AlsoDone["beforeReopening"],
): Promise<ChangeOutcome> {
  const passwordHash = await hashPassword(password);
  return inTransaction(context.db, async (tx) => {
    if (await seesProvince(tx, staffId)) return notGivenHere;
    if (await worksElsewhere(tx, staffId, staffId)) return otherOffice;
    await beforeReopening?.(tx);
    const opened = await tx
      .updateTable("staff")
      .set({ closed_at: null, password_hash: passwordHash, password_given_at: context.clock.now() })
      .where("id", "=", staffId)
      .where("office_id", "=", by.officeId)
      .where("account_id", "is", null)
      .where("closed_at", "is not", null)
      .executeTakeFirst();
    if (opened.numUpdatedRows !== 1n) return notFound;
    await recordAudit(context, tx, { ...noteBy(context, by), action: "account-reopened", subject: staffId });
    return { ok: true };
  });
}

/** Ends all sessions of the account; of the account of another office those that work in this one. */
export function endSessions(context: Context, by: By, staffId: string): Promise<ChangeOutcome> {
  return inTransaction(context.db, async (tx) => {
    const account = await lockOpenAccount(tx, by.officeId, staffId);
    if (account === undefined) return notFound;
    if (account.accountId === null) await revokeSessions(tx, staffId, context.clock.now());
    else await revokeSessionsIn(tx, staffId, context.clock.now());
    await recordAudit(context, tx, { ...noteBy(context, by), action: "sessions-ended", subject: staffId });
    return { ok: true };
  });
}

async function listOfficeRoles(tx: Tx, staffId: string): Promise<OfficeRole[]> {
  const rows = await tx.selectFrom("staff_roles").where("staff_id", "=", staffId).select("role").execute();
  return rows.map(({ role }) => role).filter(isOfficeRole);
}

async function seesProvince(tx: Tx, staffId: string): Promise<boolean> {
  const provinceRole = tx.selectFrom("staff_roles").where("staff_id", "=", staffId).where("role", "=", "province");
  return (await provinceRole.select("role").executeTakeFirst()) !== undefined;
}

function noteBy(context: Context, { officeId, staffId }: By) {
  return { now: context.clock.now(), officeId, staffId };
}

import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { newToken, seal } from "#app/platform/secrets.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { secretState, type ListedSecret } from "./link-secret.ts";
import { secretIdLength, writeLinkSecret } from "./signed-link.ts";

type Administrator = Pick<SignedIn, "officeId" | "staffId">;

/** The secrets of an office, the newest first; ended and revoked ones too. */
export function listLinkSecrets(db: Db, officeId: string): Promise<ListedSecret[]> {
  return db
    .selectFrom("link_secrets")
    .leftJoin("staff", "staff.id", "link_secrets.created_by")
    .where("link_secrets.office_id", "=", officeId)
    .orderBy("link_secrets.created_at", "desc")
    .orderBy("link_secrets.id")
    .select(["link_secrets.id", "link_secrets.name", "staff.name as createdBy"])
    .select(["link_secrets.created_at as createdAt", "link_secrets.ends_on as endsOn"])
    .select("link_secrets.revoked_at as revokedAt")
    .execute();
}

/** `secret`: the only time that it can be read. */
export type SecretMade = { ok: true; id: string; secret: string } | { ok: false; reason: "nameTaken" | "tooMany" };

/** Valid secrets of one office, at most: one for each program, and its successor. */
const mostSecrets = 20;

/**
 * Makes a secret for signed links. The earlier ones stay valid beside it until somebody ends them. A form sent twice makes
 * one: a valid secret's name is unique.
 */
export function makeLinkSecret(
  context: Context,
  { officeId, staffId }: Administrator,
  name: string,
): Promise<SecretMade> {
  const id = newReadableCode(secretIdLength);
  const secret = writeLinkSecret(id, newToken());
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<SecretMade> => {
    await lockOffice(tx, officeId);
    const valid = (await listLinkSecrets(tx, officeId)).filter((one) => secretState(one, dayOf(now)) === "valid");
    if (valid.some((one) => one.name === name)) return { ok: false, reason: "nameTaken" };
    if (valid.length >= mostSecrets) return { ok: false, reason: "tooMany" };
    const sealed = seal(context.settings.secret, id, secret, "link secret");
    const row = { id, office_id: officeId, name, sealed, created_at: now, created_by: staffId };
    await tx
      .insertInto("link_secrets")
      .values({ ...row, ends_on: null, revoked_at: null, revoked_by: null })
      .execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "link-secret-made", subject: id });
    return { ok: true, id, secret };
  });
}

/**
 * Sets the last day on which links signed with a secret are taken. False if the office has no such secret, or if it is
 * revoked.
 */
export function endLinkSecret(
  context: Context,
  administrator: Administrator,
  id: string,
  endsOn: Day,
): Promise<boolean> {
  const { officeId, staffId } = administrator;
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const before = await lockSecret(tx, officeId, id);
    if (before?.revokedAt !== null) return false;
    if (before.endsOn === endsOn) return true;
    await tx.updateTable("link_secrets").set({ ends_on: endsOn }).where("id", "=", id).execute();
    const changes = changesBetween({ linkSecretEndsOn: before.endsOn ?? "" }, { linkSecretEndsOn: endsOn });
    await recordAudit(context, tx, { now, officeId, staffId, action: "link-secret-ended", subject: id, changes });
    return true;
  });
}

/**
 * Revokes a secret: from the next request on no process takes a link signed with it. False if the office has no such
 * secret; one that is revoked already stays as it is.
 */
export function revokeLinkSecret(context: Context, administrator: Administrator, id: string): Promise<boolean> {
  const { officeId, staffId } = administrator;
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const before = await lockSecret(tx, officeId, id);
    if (before === undefined) return false;
    if (before.revokedAt !== null) return true;
    const revoked = { revoked_at: now, revoked_by: staffId };
    await tx.updateTable("link_secrets").set(revoked).where("id", "=", id).execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "link-secret-revoked", subject: id });
    return true;
  });
}

/** Finds a secret of the office, whose secrets then change one after the other. */
async function lockSecret(tx: Tx, officeId: string, id: string): Promise<ListedSecret | undefined> {
  await lockOffice(tx, officeId);
  return (await listLinkSecrets(tx, officeId)).find((one) => one.id === id);
}

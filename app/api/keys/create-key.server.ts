import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { randomHex } from "#app/platform/random.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { keyState, writeKey, type NewKey } from "./api-key.ts";
import { listKeys } from "./list-keys.server.ts";
import { writeScopes } from "./scope.ts";

type Administrator = Pick<SignedIn, "officeId" | "staffId">;

/** `key`: the only time that it can be read. */
export type KeyCreated = { ok: true; id: string; key: string } | { ok: false; reason: "nameTaken" | "tooMany" };

/** Valid keys of one office, at most: an office has a handful of programs. */
const mostKeys = 50;

/** Makes a key for the office of the administrator. A form sent twice makes one key: a valid key's name is unique. */
export function createKey(
  context: Context,
  { officeId, staffId }: Administrator,
  { name, scopes, expiresOn }: NewKey,
): Promise<KeyCreated> {
  const id = randomHex(6);
  const key = writeKey(id, newToken());
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<KeyCreated> => {
    await lockOffice(tx, officeId);
    const valid = (await listKeys(tx, officeId)).filter((one) => keyState(one, dayOf(now)) === "valid");
    if (valid.some((one) => one.name === name)) return { ok: false, reason: "nameTaken" };
    if (valid.length >= mostKeys) return { ok: false, reason: "tooMany" };
    const row = {
      id,
      office_id: officeId,
      name,
      scopes: writeScopes(scopes),
      key_hash: hashToken(key),
      created_at: now,
      created_by: staffId,
      expires_on: expiresOn,
      last_used_on: null,
      revoked_at: null,
      revoked_by: null,
    };
    await tx.insertInto("api_keys").values(row).execute();
    const changes = changesBetween({}, { apiScopes: row.scopes, apiExpiresOn: expiresOn ?? "" });
    await recordAudit(context, tx, { now, officeId, staffId, action: "api-key-created", subject: id, changes });
    return { ok: true, id, key };
  });
}

/**
 * Revokes a key of the office: from the next request on no process accepts it. Its kept answers are removed. False if
 * the office has no such key; a key that is revoked already stays as it is.
 */
export function revokeKey(context: Context, { officeId, staffId }: Administrator, id: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const known = await tx
      .selectFrom("api_keys")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirst();
    if (known === undefined) return false;
    const revoked = await tx
      .updateTable("api_keys")
      .set({ revoked_at: now, revoked_by: staffId })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return true;
    await tx.deleteFrom("api_answers").where("key_id", "=", id).execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "api-key-revoked", subject: id });
    return true;
  });
}

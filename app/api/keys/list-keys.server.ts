import type { Db } from "#db/engine.ts";
import type { ListedKey } from "./api-key.ts";
import { readScopes } from "./scope.ts";

/** The keys of an office, the newest first; revoked ones too. */
export async function listKeys(db: Db, officeId: string): Promise<ListedKey[]> {
  const rows = await db
    .selectFrom("api_keys")
    .leftJoin("staff", "staff.id", "api_keys.created_by")
    .where("api_keys.office_id", "=", officeId)
    .orderBy("api_keys.created_at", "desc")
    .orderBy("api_keys.id")
    .select(["api_keys.id", "api_keys.name", "api_keys.scopes", "staff.name as createdBy"])
    .select(["api_keys.created_at as createdAt", "api_keys.expires_on as expiresOn"])
    .select(["api_keys.last_used_on as lastUsedOn", "api_keys.revoked_at as revokedAt"])
    .execute();
  return rows.map(({ scopes, ...row }) => ({ ...row, scopes: readScopes(scopes) }));
}

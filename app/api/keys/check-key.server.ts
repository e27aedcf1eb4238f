import { isUnavailable, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import type { Limit, Pace } from "#app/platform/limits.server.ts";
import { hashToken, sameDigest } from "#app/platform/secrets.server.ts";
import { idOfKey, keyState } from "./api-key.ts";
import { readScopes, type Scope } from "./scope.ts";

/** The software that asks, known by its key. */
export interface Caller {
  keyId: string;
  officeId: string;
  scopes: readonly Scope[];
}

export type CheckedKey = { ok: true; caller: Caller } | { ok: false; reason: "missing" | "wrong" | "tooMany" };

/** Wrong keys of one network until each further one waits. A right key never waits and is never refused. */
const wrongKeys: Limit = { name: "wrong keys of a network", count: 20, minutes: 10 };
const pace: Pace = { name: "wrong keys of a network", everyMilliseconds: 500, mostWaiting: 20 };

const bearer = /^Bearer +(\S{1,200}) *$/i;

/**
 * Finds whose key an `Authorization` header contains. The key is read from the database for every request, so a key that
 * another process revoked is refused at once. Wrong, revoked and expired keys get the same answer.
 */
export async function checkKey(context: Context, authorization: string | null): Promise<CheckedKey> {
  if (authorization === null) return { ok: false, reason: "missing" };
  const key = bearer.exec(authorization)?.[1] ?? "";
  const caller = await findCaller(context, key);
  if (caller !== undefined) return { ok: true, caller };
  const network = networkOf(context.visitor?.address ?? "");
  const isWelcome = context.limits.take(wrongKeys, network) || (await context.limits.waitTurn(pace, network));
  return { ok: false, reason: isWelcome ? "wrong" : "tooMany" };
}

async function findCaller({ db, clock }: Context, key: string): Promise<Caller | undefined> {
  const id = idOfKey(key);
  if (id === undefined) return undefined;
  const row = await db
    .selectFrom("api_keys")
    .where("id", "=", id)
    .select(["office_id as officeId", "scopes", "key_hash", "last_used_on"])
    .select(["expires_on as expiresOn", "revoked_at as revokedAt"])
    .executeTakeFirst();
  // A hash is computed in any case, so that the time does not tell which ids exist.
  const isSame = sameDigest(hashToken(key), row?.key_hash ?? hashToken(""));
  const today = dayOf(clock.now());
  if (row === undefined || !isSame || keyState(row, today) !== "valid") return undefined;
  if (row.last_used_on !== today) await noteUse(db, id, today);
  return { keyId: id, officeId: row.officeId, scopes: readScopes(row.scopes) };
}

/** Stores the day of use; a database that stores nothing at present refuses no reader because of it. */
async function noteUse(db: Db, id: string, today: Day): Promise<void> {
  try {
    await db.updateTable("api_keys").set({ last_used_on: today }).where("id", "=", id).execute();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}

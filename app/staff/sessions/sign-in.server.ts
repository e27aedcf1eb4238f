import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { sameEmail } from "#app/staff/account.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { knownBrowser, rememberBrowser } from "./known-browser.server.ts";
import { tryPassword } from "./password-tries.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { findFirstPlace, listRoles } from "./places.server.ts";
import type { Place } from "#app/staff/account.ts";
import { openSession } from "./session.server.ts";

export type SignInOutcome =
  { ok: true; cookie: string; browserCookie: string; roles: readonly Role[] } | { ok: false; reason: "wrong" | "busy" };

interface Account {
  id: string;
  password_hash: string;
  /** Where it begins to work. */
  place: Place;
}

/**
 * Signs a member of staff in with a new session. An unknown address, a closed account and a wrong password get the same
 * answer after the same time, so that nobody learns which accounts exist. `request` shows whether the account knows the
 * browser, which then does not wait behind strangers.
 */
export async function signIn(
  context: Context,
  typed: { email: string; password: string },
  request?: Request,
): Promise<SignInOutcome> {
  const email = sameEmail(typed.email);
  const account = await findOpenAccount(context, email);
  const browser = account === undefined || request === undefined ? undefined : knownBrowser(context, request, account);
  const tried = { password: typed.password, hash: account?.password_hash, account: email, browser };
  const outcome = await tryPassword(context, tried);
  if (outcome === "busy") return { ok: false, reason: "busy" };
  if (account !== undefined && outcome === "right") {
    return { ok: true, ...(await enter(context, account)), browserCookie: rememberBrowser(context, account) };
  }
  await recordFailure(context, account);
  return { ok: false, reason: "wrong" };
}

/** The account of an address, if it may work in any office; it begins in the one in which it worked last. */
async function findOpenAccount({ db }: Context, email: string): Promise<Account | undefined> {
  const account = await db
    .selectFrom("staff")
    .where("email", "=", email)
    .where("account_id", "is", null)
    .select(["id", "password_hash", "last_place_id as lastPlaceId"])
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const place = await findFirstPlace(db, account.id, account.lastPlaceId);
  return place === undefined ? undefined : { id: account.id, password_hash: account.password_hash, place };
}

/**
 * A failed sign-in to an existing account is recorded in the audit record; those to unknown addresses are counted by
 * the hour.
 */
function recordFailure(context: Context, account: Account | undefined): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    if (account === undefined) {
      await tx
        .insertInto("unknown_sign_ins")
        .values({ hour: now.slice(0, "2026-11-28T01".length), count: 1 })
        .onConflict((conflict) =>
          conflict.column("hour").doUpdateSet((eb) => ({ count: eb("unknown_sign_ins.count", "+", 1) })),
        )
        .execute();
      return;
    }
    const { id, officeId } = account.place;
    await recordAudit(context, tx, { now, officeId, staffId: null, action: "sign-in-failed", subject: id });
  });
}

function enter(context: Context, { place, ...account }: Account): Promise<{ cookie: string; roles: readonly Role[] }> {
  return inTransaction(context.db, async (tx) => {
    const cookie = await openSession(context, tx, account.id, place.id);
    const roles = await listRoles(tx, place.id, account.id);
    await recordAudit(context, tx, {
      now: context.clock.now(),
      officeId: place.officeId,
      staffId: place.id,
      action: "signed-in",
      subject: place.id,
    });
    return { cookie, roles };
  });
}

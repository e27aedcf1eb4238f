import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { sameEmail } from "./account.ts";
import { recordAudit } from "./audit.server.ts";
import { isNobodysPassword, isPassword } from "./password-hash.server.ts";
import type { Role } from "./permissions.ts";
import { listRoles, openSession } from "./session.server.ts";

/** Wrong passwords an account takes before it waits; success forgets them. Counted by address typed, known or not. */
const signInLimit: Limit = { name: "sign-in", count: 10, minutes: 15 };

export type SignInOutcome =
  { ok: true; cookie: string; roles: readonly Role[] } | { ok: false; reason: "wrong" | "too-many" };

interface Account {
  id: string;
  office_id: string;
  password_hash: string;
}

/**
 * Signs a member of staff in with a new session. An unknown address, a closed account and a wrong password are one
 * answer and take the same time, so that nobody learns who has an account.
 */
export async function signIn(context: Context, typed: { email: string; password: string }): Promise<SignInOutcome> {
  const email = sameEmail(typed.email);
  if (!context.limits.take(signInLimit, email)) return { ok: false, reason: "too-many" };
  const account = await findOpenAccount(context, email);
  const isRight =
    account === undefined
      ? await isNobodysPassword(typed.password)
      : await isPassword(typed.password, account.password_hash);
  if (account === undefined || !isRight) {
    await recordFailure(context, account);
    return { ok: false, reason: "wrong" };
  }
  context.limits.forget(signInLimit, email);
  return { ok: true, ...(await enter(context, account)) };
}

function findOpenAccount(context: Context, email: string): Promise<Account | undefined> {
  return context.db
    .selectFrom("staff")
    .where("email", "=", email)
    .where("closed_at", "is", null)
    .select(["id", "office_id", "password_hash"])
    .executeTakeFirst();
}

function recordFailure(context: Context, account: Account | undefined): Promise<void> {
  return inTransaction(context.db, (tx) =>
    recordAudit(tx, {
      now: context.clock.now(),
      officeId: account?.office_id ?? null,
      staffId: null,
      action: "sign-in-failed",
      subject: account?.id ?? "unknown-account",
    }),
  );
}

function enter(context: Context, account: Account): Promise<{ cookie: string; roles: readonly Role[] }> {
  return inTransaction(context.db, async (tx) => {
    const cookie = await openSession(context, tx, account.id);
    const roles = await listRoles(tx, account.id);
    await recordAudit(tx, {
      now: context.clock.now(),
      officeId: account.office_id,
      staffId: account.id,
      action: "signed-in",
      subject: account.id,
    });
    return { cookie, roles };
  });
}

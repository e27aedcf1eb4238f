import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { createOffice } from "./create-office.server.ts";
import type { NewOffice } from "#app/offices/office.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { createStaff } from "#app/staff/accounts/create-staff.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { openSession } from "#app/staff/sessions/session.server.ts";
import { needsSetup } from "./setup-token.server.ts";

/** Wrong tokens before the page asks for patience. A right one is always taken: nobody can lock the owner out. */
const wrongTokenLimit: Limit = { name: "setup", count: 10, minutes: 15 };

export interface FirstSetup {
  token: string;
  office: NewOffice;
  administrator: { name: string; email: string; password: string };
}

/** "closed": an office exists already. */
export type SetupOutcome = { ok: true; cookie: string } | { ok: false; reason: "closed" | "wrong-token" | "too-many" };

/** Creates the office and its first administrator, uses the token up, and signs that person in: all or nothing. */
export async function setUpInstallation(context: Context, setup: FirstSetup): Promise<SetupOutcome> {
  if (!(await needsSetup(context.db))) return { ok: false, reason: "closed" };
  if (!(await isOpenToken(context.db, setup.token))) return refuseToken(context);
  const now = context.clock.now();
  const { administrator, office } = setup;
  const passwordHash = await hashPassword(administrator.password);
  return inTransaction(context.db, async (tx) => {
    if (!(await useToken(tx, setup.token, now))) return refuseToken(context);
    if (!(await needsSetup(tx))) return { ok: false, reason: "closed" };
    const officeId = await createOffice(tx, office, now);
    const { name, email } = administrator;
    const roles = ["administrator", "office"] as const;
    const staffId = await createStaff(tx, { officeId, name, email, unitId: null, roles, passwordHash }, now);
    const cookie = await openSession(context, tx, staffId, staffId);
    await recordAudit(context, tx, { now, officeId, staffId, action: "office-set-up", subject: officeId });
    return { ok: true, cookie };
  });
}

function refuseToken(context: Context): SetupOutcome {
  const within = context.limits.take(wrongTokenLimit, "installation");
  return { ok: false, reason: within ? "wrong-token" : "too-many" };
}

/** Asked before the password is hashed, so that a wrong token costs next to nothing. */
async function isOpenToken(db: Db, token: string): Promise<boolean> {
  const found = db.selectFrom("setup_tokens").where("token_hash", "=", hashToken(token)).where("used_at", "is", null);
  return (await found.select("token_hash").executeTakeFirst()) !== undefined;
}

/**
 * Looked up by its hash, so that timing reveals nothing; used in the same statement, so that only one of two requests
 * succeeds.
 */
async function useToken(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const used = await tx
    .updateTable("setup_tokens")
    .set({ used_at: now })
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

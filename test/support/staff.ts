import { inTransaction } from "#db/engine.ts";
import { closeAccount, type CloseOutcome } from "#app/complaints/handover/close-account.server.ts";
import { findOpenWork, openWorkKey } from "#app/complaints/handover/find-open-work.server.ts";
import { backToUnit } from "#app/complaints/handover/handover.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { createStaff } from "#app/staff/accounts/create-staff.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { findSignedIn, type SignedIn } from "#app/staff/sessions/session.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";

/** The password of every account a test is given. */
export const password = "bốn từ không liên quan";

let passwordHash: Promise<string> | undefined;

/** Adds an account to the office; returns its id. */
export async function givenAccount(
  context: Context,
  officeId: string,
  email: string,
  roles: readonly Role[] = ["handler"],
): Promise<string> {
  const hash = await (passwordHash ??= hashPassword(password));
  const account = { officeId, email, name: `Công chức ${email}`, unitId: null, roles, passwordHash: hash };
  return inTransaction(context.db, (tx) => createStaff(tx, account, context.clock.now()));
}

/**
 * A request of a browser with the cookie. The product remembers the signed-in person by context, so each request needs
 * a context of its own.
 */
export function requestWith(cookie: string): Request {
  return new Request("http://localhost:3000/inbox", { headers: { Cookie: cookie.split(";", 1)[0] ?? "" } });
}

/** Signs in with the tests' password; returns the cookie. Throws if refused. */
export async function signedIn(context: Context, email: string): Promise<string> {
  const outcome = await signIn(context, { email, password });
  if (!outcome.ok) throw new Error(`not signed in: ${outcome.reason}`);
  return outcome.cookie;
}

/** Who the holder of the cookie is on a new request. */
export function whoIs(context: Context, cookie: string): Promise<SignedIn | undefined> {
  return findSignedIn({ ...context }, requestWith(cookie));
}

/** Signs in; returns the signed-in person. Throws if refused. */
export async function signedInAs(context: Context, email: string): Promise<SignedIn> {
  const staff = await whoIs(context, await signedIn(context, email));
  if (staff === undefined) throw new Error("the session is not known");
  return staff;
}

/** Closes an account as its page does, with what the page shows now; the cases go back to their unit unless `to` says whom. */
export async function closeAsSeen(
  context: Context,
  by: SignedIn,
  staffId: string,
  to: string = backToUnit,
): Promise<CloseOutcome> {
  const seen = openWorkKey(await findOpenWork(context.db, by.officeId, staffId, dayOf(context.clock.now())));
  return closeAccount(context, by, staffId, { to, seen });
}

import type { Tx } from "#db/engine.ts";
import type { Territory } from "#app/offices/territory.ts";
import { addMinutes, dayOf, type Instant } from "#app/platform/day.ts";
import type { Context } from "#app/platform/context.server.ts";
import { cookieHeader, readCookie } from "#app/platform/forms/cookies.server.ts";
import { hashToken, keyedBytes, newToken } from "#app/platform/secrets.server.ts";
import { listRoles, worksElsewhere } from "./places.server.ts";
import { listRepresented } from "#app/staff/leave/find-leaves.server.ts";
import type { Represented } from "#app/staff/leave/leave.ts";
import type { Role } from "#app/staff/permissions.ts";

/** A signed-in member of staff. Everything they see and do is limited to their office. */
export interface SignedIn {
  /** The person in the office they work in now: the account itself, or its place in that office. */
  staffId: string;
  /** The account that signs in: password, sessions and address are its own. */
  accountId: string;
  officeId: string;
  officeName: string;
  /** Names the office in addresses. */
  officeSlug: string;
  /** Whether the office belongs to a province or a city: the word for all offices. */
  territory: Territory;
  /** Whether the account works in other offices as well. */
  hasOtherOffices: boolean;
  unitId: string | null;
  name: string;
  email: string;
  roles: readonly Role[];
  /** Whom the person represents today, if anybody. */
  represents?: readonly Represented[];
  /** Set if another person chose the password: it must be changed before anything else. */
  mustChangePassword?: boolean;
}

const cookie = { name: "session", path: "/" };
const sessionMinutes = 12 * 60;
/** The cookie lasts longer than its session: it shows whose form arrived too late. */
const cookieSeconds = sessionMinutes * 60 + 7 * 24 * 3600;
/**
 * A session that was last used before this time has ended. "Last seen" may be up to `seenEveryMinutes` older than the
 * last page, which is added in the session's favour.
 */
export function idleSince({ settings }: Context, now: Instant): Instant {
  return addMinutes(now, -(settings.sessionIdleMinutes + seenEveryMinutes));
}

/** Least time in minutes between two updates of "last seen". */
const seenEveryMinutes = 5;

function sessionToken(request: Request): string | undefined {
  return readCookie(request, cookie);
}

function cookieFor(context: Context, token: string, maxAgeSeconds: number): string {
  return cookieHeader(context.settings.publicUrl, cookie, token, maxAgeSeconds);
}

/** Opens a session of an account that works in one of its places; returns the cookie with its token. */
export async function openSession(context: Context, tx: Tx, accountId: string, placeId: string): Promise<string> {
  const owned = `${newToken()}.${ownerTag(context, accountId)}`;
  const token = `${owned}.${signature(context, owned)}`;
  const now = context.clock.now();
  await tx
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      staff_id: accountId,
      place_id: placeId,
      created_at: now,
      last_seen_at: now,
      expires_at: addMinutes(now, sessionMinutes),
      revoked_at: null,
    })
    .execute();
  return cookieFor(context, token, cookieSeconds);
}

/**
 * A tag that identifies an account without revealing it: the last part of its session tokens, by which the owner of a
 * late form is recognized.
 */
export function ownerTag({ settings }: Context, accountId: string): string {
  return Buffer.from(keyedBytes(settings.secret, "owner of a form", accountId)).toString("base64url");
}

/** Proves that this installation issued the token, even if the session is not stored any more. */
function signature({ settings }: Context, owned: string): string {
  return Buffer.from(keyedBytes(settings.secret, "late session", owned)).toString("base64url");
}

/**
 * The tag of the account whose session cookie the request has, even if the session has ended or is not stored any more.
 * Undefined without a cookie or with a forged one, so that nothing is stored for strangers.
 */
export function lateOwner(context: Context, request: Request): string | undefined {
  const [random = "", tag = "", signed = ""] = sessionToken(request)?.split(".") ?? [];
  return signed === signature(context, `${random}.${tag}`) ? tag : undefined;
}

/** The cookie that removes the session cookie from the browser. */
export function clearedCookie(context: Context): string {
  return cookieFor(context, "", 0);
}

/** The stored hash of the request's session token; undefined without one. */
export function sessionOf(request: Request): string | undefined {
  const token = sessionToken(request);
  return token === undefined ? undefined : hashToken(token);
}

/** Ends sessions of an account at once: all, all but `except`, or `only` one. Returns the number of ended sessions. */
export async function revokeSessions(
  tx: Tx,
  accountId: string,
  now: Instant,
  which: { only?: string; except?: string | undefined } = {},
): Promise<number> {
  let sessions = tx
    .updateTable("sessions")
    .set({ revoked_at: now })
    .where("staff_id", "=", accountId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now);
  if (which.only !== undefined) sessions = sessions.where("token_hash", "=", which.only);
  if (which.except !== undefined) sessions = sessions.where("token_hash", "!=", which.except);
  const result = await sessions.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Ends the sessions that work in a place, and no other session of its account. */
export async function revokeSessionsIn(tx: Tx, placeId: string, now: Instant): Promise<void> {
  const sessions = tx.updateTable("sessions").set({ revoked_at: now }).where("place_id", "=", placeId);
  await sessions.where("revoked_at", "is", null).execute();
}

const found = new WeakMap<Context, Map<string, Promise<SignedIn | undefined>>>();

/**
 * The person who is signed in on this request, or undefined. Queried once per request, however many loaders ask: each
 * request has its own context, which stores the answer by session token.
 */
export async function findSignedIn(context: Context, request: Request): Promise<SignedIn | undefined> {
  const token = sessionToken(request);
  if (token === undefined) return undefined;
  const answers = found.get(context) ?? new Map<string, Promise<SignedIn | undefined>>();
  found.set(context, answers);
  let answer = answers.get(token);
  if (answer === undefined) {
    answer = readSignedIn(context, token);
    answers.set(token, answer);
  }
  return answer;
}

async function readSignedIn(context: Context, token: string): Promise<SignedIn | undefined> {
  const now = context.clock.now();
  const row = await context.db
    .selectFrom("sessions")
    .innerJoin("staff as accounts", "accounts.id", "sessions.staff_id")
    // A session of an earlier version works in the office of its account.
    .innerJoin("staff", (join) =>
      join.on("staff.id", "=", (eb) => eb.fn.coalesce("sessions.place_id", "sessions.staff_id")),
    )
    .innerJoin("offices", "offices.id", "staff.office_id")
    .where("sessions.token_hash", "=", hashToken(token))
    .where("sessions.revoked_at", "is", null)
    .where("sessions.expires_at", ">", now)
    .where("sessions.last_seen_at", ">", idleSince(context, now))
    .where("staff.closed_at", "is", null)
    .select([
      "sessions.token_hash",
      "sessions.last_seen_at",
      "staff.id as staffId",
      "staff.office_id as officeId",
      "offices.name as officeName",
      "staff.unit_id as unitId",
      "staff.name",
      "accounts.id as accountId",
      "accounts.email",
      "accounts.password_given_at",
      "offices.slug as officeSlug",
      "offices.territory",
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await noteSeen(context, row.token_hash, row.last_seen_at, now);
  const { token_hash: _hash, last_seen_at: _seen, password_given_at: givenAt, ...person } = row;
  const roles = await listRoles(context.db, person.staffId, person.accountId);
  const hasOtherOffices = await worksElsewhere(context.db, person.accountId, person.staffId);
  const represents = await listRepresented(context.db, person.staffId, dayOf(now));
  return { ...person, hasOtherOffices, roles, represents, ...(givenAt === null ? {} : { mustChangePassword: true }) };
}

/** If this cannot be stored, the page is shown all the same. */
async function noteSeen(context: Context, tokenHash: string, lastSeen: Instant, now: Instant): Promise<void> {
  if (addMinutes(lastSeen, seenEveryMinutes) > now) return;
  const session = context.db.updateTable("sessions").set({ last_seen_at: now }).where("token_hash", "=", tokenHash);
  await session.execute().catch((error: unknown) => {
    context.log.warn({ err: error }, "a session's last use was not stored");
  });
}

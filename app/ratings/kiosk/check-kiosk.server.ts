import { isUnavailable, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { cookieHeader, readCookie } from "#app/platform/forms/cookies.server.ts";
import { hashToken, sameDigest } from "#app/platform/secrets.server.ts";

/** A counter as the address of a tablet names it. */
export interface KioskCounter {
  id: string;
  /** As in the address. */
  code: string;
  name: string;
  officeId: string;
  officeName: string;
}

/** The tablet that asks. */
export interface Kiosk {
  id: string;
  officeId: string;
  /** Whether staff have taken its token back. What waits on it is still taken, as from a phone. */
  isRevoked: boolean;
}

/** The counter of an address `/kiosk/{code}`, in capitals or not; a merged counter has the name of the one it is now. */
export function findKioskCounter(db: Db, code: string): Promise<KioskCounter | undefined> {
  return db
    .selectFrom("counters")
    .innerJoin("offices", "offices.id", "counters.office_id")
    .leftJoin("counters as merged", "merged.id", "counters.merged_into")
    .where("counters.code", "in", [code, code.toUpperCase()])
    .select(["counters.id", "counters.code", "counters.office_id as officeId"])
    .select(({ fn }) => fn.coalesce("merged.name", "counters.name").as("name"))
    .select("offices.name as officeName")
    .executeTakeFirst();
}

/** One cookie for all counters: a tablet stands at one counter, and a new pairing ends the one before. */
const cookie = { name: "kiosk", path: "/kiosk" };

/** Thirteen months, the longest that browsers keep a cookie; renewed with every page. */
const cookieSeconds = 400 * 24 * 3600;

/** The cookie by which the tablet is known from now on. */
export function kioskCookie({ settings }: Context, id: string, token: string): string {
  return cookieHeader(settings.publicUrl, cookie, `${id}.${token}`, cookieSeconds);
}

/** The same cookie again, for a longer time. */
export function renewedCookie({ settings }: Context, request: Request): string {
  return cookieHeader(settings.publicUrl, cookie, readCookie(request, cookie) ?? "", cookieSeconds);
}

/** How long a tablet whose token was taken back may still hand in what waits on it, in minutes. */
const handInMinutes = 30 * 24 * 60;

/**
 * The tablet of a request to a counter's address; undefined for a device that is no tablet of this counter. Read from
 * the database every time, so that a token that another process took back is refused at once.
 */
export async function checkKiosk(
  context: Context,
  request: Request,
  { id: counterId }: Pick<KioskCounter, "id">,
): Promise<Kiosk | undefined> {
  const [id = "", token = ""] = readCookie(request, cookie)?.split(".") ?? [];
  if (id === "" || token === "") return undefined;
  const row = await context.db
    .selectFrom("kiosks")
    .where("id", "=", id)
    .where("counter_id", "=", counterId)
    .select(["office_id as officeId", "token_hash", "last_seen_at", "revoked_at"])
    .executeTakeFirst();
  if (row === undefined || !sameDigest(hashToken(token), row.token_hash ?? "")) return undefined;
  const now = context.clock.now();
  if (row.revoked_at !== null && row.revoked_at < addMinutes(now, -handInMinutes)) return undefined;
  await noteSeen(context, id, row.last_seen_at);
  return { id, officeId: row.officeId, isRevoked: row.revoked_at !== null };
}

/** Stores at most once a minute when the tablet was seen; a database that stores nothing at present refuses nobody. */
async function noteSeen({ db, clock }: Context, id: string, before: Instant | null): Promise<void> {
  const now = clock.now();
  if (before !== null && before > addMinutes(now, -1)) return;
  try {
    await db.updateTable("kiosks").set({ last_seen_at: now }).where("id", "=", id).execute();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}

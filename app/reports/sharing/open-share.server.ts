import { inTransaction, isUnavailable } from "#db/engine.ts";
import { networkOf } from "#app/platform/client-network.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import type { Limit, Pace } from "#app/platform/limits.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { isShareable, isShareSecret, shareStateOn, type SharedPage } from "./share.ts";

/** What an opened link shows. */
export interface OpenedShare {
  officeId: string;
  officeName: string;
  reader: string;
  page: SharedPage;
  /** The report that it shows, which was no draft when it was opened; null for a page of figures. */
  reportId: string | null;
  endsOn: Day;
}

export type ShareOpening = { ok: true; share: OpenedShare } | { ok: false; reason: "wrong" | "tooMany" };

/** Wrong links of one network until each further one waits. A right link never waits and is never refused. */
const wrongLinks: Limit = { name: "wrong share links of a network", count: 20, minutes: 10 };
const pace: Pace = { name: "wrong share links of a network", everyMilliseconds: 500, mostWaiting: 20 };

/**
 * Opens the link of a secret. Read from the database each time, so that a link that another process revoked ends at once.
 * Wrong, ended and revoked links get the same answer, and so do those to a report that is a draft again. `isPerson`: whether a person opens it; others leave no trace.
 */
export async function openShare(context: Context, secret: string, isPerson: boolean): Promise<ShareOpening> {
  const { db, clock } = context;
  const today = dayOf(clock.now());
  const found = isShareSecret(secret)
    ? await db
        .selectFrom("share_links")
        .innerJoin("offices", "offices.id", "share_links.office_id")
        .leftJoin("reports", (join) =>
          join
            .onRef("reports.id", "=", "share_links.report_id")
            .onRef("reports.office_id", "=", "share_links.office_id"),
        )
        .where("share_links.digest", "=", hashToken(secret))
        .select(["share_links.id", "share_links.office_id as officeId", "offices.name as officeName", "reader", "page"])
        .select(["ends_on as endsOn", "revoked_at as revokedAt", "reports.id as reportId", "reports.state"])
        .executeTakeFirst()
    : undefined;
  if (found === undefined || shareStateOn(found, today) !== "open") return refuse(context);
  const { id, revokedAt: _revokedAt, state, ...share } = found;
  if (share.page === "report" && (state === null || !isShareable(state))) return refuse(context);
  if (isPerson) await noteOpening(context, { id, officeId: share.officeId }, today);
  return { ok: true, share };
}

async function refuse(context: Context): Promise<ShareOpening> {
  const network = networkOf(context.visitor?.address ?? "");
  const isWelcome = context.limits.take(wrongLinks, network) || (await context.limits.waitTurn(pace, network));
  return { ok: false, reason: isWelcome ? "wrong" : "tooMany" };
}

/**
 * Counts the opening, and records the first of each day in the audit record. A database that stores nothing at present
 * refuses no reader because of it.
 */
async function noteOpening(context: Context, { id, officeId }: { id: string; officeId: string }, today: Day) {
  try {
    await inTransaction(context.db, async (tx) => {
      const first = await tx
        .updateTable("share_links")
        .set({ last_opened_on: today })
        .where("id", "=", id)
        .where((eb) => eb.or([eb("last_opened_on", "is", null), eb("last_opened_on", "<", today)]))
        .executeTakeFirst();
      await tx
        .updateTable("share_links")
        .set((eb) => ({ opened: eb("opened", "+", 1) }))
        .where("id", "=", id)
        .execute();
      if (first.numUpdatedRows === 0n) return;
      const now = context.clock.now();
      await recordAudit(context, tx, { now, officeId, staffId: null, action: "share-opened", subject: id });
    });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}

import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { listShares } from "./list-shares.server.ts";
import { isShareable, mostShares, sharedBy, shareStateOn, type NewShare } from "./share.ts";

type Maker = Pick<SignedIn, "officeId" | "staffId">;

/**
 * `secret`: the only time that it can be read. "reportNotApproved": the report is a draft, or the office has no such
 * report.
 */
export type ShareMade =
  { ok: true; id: string; secret: string } | { ok: false; reason: "tooMany" | "reportNotApproved" };

/** Makes a link for one reader. The secret is random and does not depend on SECRET; only its hash is stored. */
export function makeShare(context: Context, { officeId, staffId }: Maker, share: NewShare): Promise<ShareMade> {
  const now = context.clock.now();
  const today = dayOf(now);
  const [id, secret] = [newId(), newToken()];
  return inTransaction(context.db, async (tx): Promise<ShareMade> => {
    await lockOffice(tx, officeId);
    const { page, reportId } = sharedBy(share.page);
    if (reportId !== null && !(await isApproved(tx, officeId, reportId)))
      return { ok: false, reason: "reportNotApproved" };
    const open = (await listShares(tx, officeId)).filter((one) => shareStateOn(one, today) === "open");
    if (open.length >= mostShares) return { ok: false, reason: "tooMany" };
    const row = {
      id,
      office_id: officeId,
      digest: hashToken(secret),
      reader: share.reader,
      page,
      report_id: reportId,
      created_at: now,
      created_by: staffId,
      ends_on: addDays(today, share.days - 1),
      revoked_at: null,
      revoked_by: null,
      opened: 0,
      last_opened_on: null,
    };
    await tx.insertInto("share_links").values(row).execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "share-made", subject: id });
    return { ok: true, id, secret };
  });
}

async function isApproved(tx: Tx, officeId: string, reportId: string): Promise<boolean> {
  const report = await tx
    .selectFrom("reports")
    .where("id", "=", reportId)
    .where("office_id", "=", officeId)
    .select("state")
    .executeTakeFirst();
  return report !== undefined && isShareable(report.state);
}

/**
 * Revokes a link of the office: from the next request on no process opens it. False if the office has no such link; one
 * that is revoked already stays as it is.
 */
export function revokeShare(context: Context, { officeId, staffId }: Maker, id: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const known = await tx
      .selectFrom("share_links")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirst();
    if (known === undefined) return false;
    const revoked = await tx
      .updateTable("share_links")
      .set({ revoked_at: now, revoked_by: staffId })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows > 0n)
      await recordAudit(context, tx, { now, officeId, staffId, action: "share-revoked", subject: id });
    return true;
  });
}

import type { Db } from "#db/engine.ts";
import type { ListedShare, ShareableReport } from "./share.ts";

/** The latest links of an office, the newest first; revoked and ended ones too. */
export function listShares(db: Db, officeId: string): Promise<ListedShare[]> {
  return db
    .selectFrom("share_links")
    .leftJoin("staff", "staff.id", "share_links.created_by")
    .leftJoin("reports", "reports.id", "share_links.report_id")
    .where("share_links.office_id", "=", officeId)
    .orderBy("share_links.created_at", "desc")
    .orderBy("share_links.id")
    .limit(mostListed)
    .select(["share_links.id", "share_links.reader", "share_links.page", "share_links.opened"])
    .select(["share_links.created_at as createdAt", "staff.name as createdBy", "share_links.ends_on as endsOn"])
    .select(["share_links.revoked_at as revokedAt", "share_links.last_opened_on as lastOpenedOn"])
    .select(["reports.name as reportName", "reports.revision", "reports.state as reportState"])
    .execute();
}

/** More are old ones, which the audit record still names. */
const mostListed = 500;

/** The reports of an office that a link may show, the newest first. */
export function listShareable(db: Db, officeId: string): Promise<ShareableReport[]> {
  return db
    .selectFrom("reports")
    .where("office_id", "=", officeId)
    .where("state", "!=", "draft")
    .orderBy("counted_at", "desc")
    .orderBy("id", "desc")
    .limit(mostOffered)
    .select(["id", "name", "revision"])
    .execute();
}

/** Some ten years of reports. */
const mostOffered = 200;

import type { Db } from "#db/engine.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import type { OpenedShare } from "./open-share.server.ts";
import { sharedReport, type FoundShared } from "./shared-report.ts";
import { isShareable } from "./share.ts";

/** The report of an opened link, in the revision it was made for. Undefined if it became a draft since it was opened. */
export async function findSharedReport(
  db: Db,
  { officeId, reportId }: Pick<OpenedShare, "officeId" | "reportId">,
): Promise<FoundShared | undefined> {
  const found = await findReport(db, officeId, reportId ?? "");
  if (found === undefined || !isShareable(found.report.state)) return undefined;
  const { report, revisions, isIntact } = found;
  const isReplaced = revisions.some((one) => one.revision > report.revision && isShareable(one.state));
  const published = await publishedIds(db, officeId);
  return { report: sharedReport(report, (id) => published.has(id)), isReplaced, isIntact };
}

/** The answers and improvements of an office that everybody can read now. */
async function publishedIds(db: Db, officeId: string): Promise<Set<string>> {
  const ids = [];
  for (const table of ["published_answers", "improvements"] as const) {
    const rows = db.selectFrom(table).where("office_id", "=", officeId).where("withdrawn_at", "is", null);
    ids.push(...(await rows.select("id").execute()));
  }
  return new Set(ids.map(({ id }) => id));
}

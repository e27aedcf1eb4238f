import type { Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { digestOf } from "#app/reports/frozen/freeze-report.server.ts";
import { readFrozen } from "#app/reports/frozen/frozen-report.ts";
import { readNarrative } from "#app/reports/narrative/narrative.ts";
import { readReason, type Deed, type ListedReport, type Report } from "./report.ts";

/** A report of an office with its other revisions; undefined if the office has none of this id. */
export async function findReport(
  db: Db,
  officeId: string,
  id: string,
): Promise<{ report: Report; revisions: ListedReport[]; isIntact: boolean } | undefined> {
  const row = await db
    .selectFrom("reports")
    .leftJoin("staff as editors", "editors.id", "reports.edited_by")
    .leftJoin("staff as approvers", "approvers.id", "reports.approved_by")
    .leftJoin("staff as senders", "senders.id", "reports.sent_by")
    .where("reports.id", "=", id)
    .where("reports.office_id", "=", officeId)
    .selectAll("reports")
    .select(["editors.name as editor", "approvers.name as approver", "senders.name as sender"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const report: Report = {
    id: row.id,
    firstId: row.first_id,
    revision: row.revision,
    kind: row.kind,
    name: row.name,
    addressee: row.addressee,
    dueOn: row.due_on,
    state: row.state,
    frozen: readFrozen(row.frozen),
    digest: row.digest,
    countedAt: row.counted_at,
    narrative: readNarrative(row.narrative),
    edits: row.edits,
    reason: row.reason === null ? null : readReason(row.reason),
    edited: deed(row.edited_at, row.editor),
    approved: deed(row.approved_at, row.approver),
    sent: deed(row.sent_at, row.sender),
    documentNumber: row.document_number,
  };
  const revisions = await listed(db, officeId).where("first_id", "=", row.first_id).orderBy("revision").execute();
  return { report, revisions, isIntact: digestOf(row.frozen) === row.digest };
}

function deed(at: Instant | null, who: string | null): Deed | null {
  return at === null ? null : { at, who };
}

/** How many reports the list shows. */
const mostListed = 100;

/** The newest reports of an office, each with its revisions as lines of their own. */
export function listReports(db: Db, officeId: string): Promise<ListedReport[]> {
  return listed(db, officeId).orderBy("counted_at", "desc").orderBy("id", "desc").limit(mostListed).execute();
}

function listed(db: Db, officeId: string) {
  return db
    .selectFrom("reports")
    .where("office_id", "=", officeId)
    .select(["id", "revision", "name", "cut_off_on as cutOff", "due_on as dueOn", "state"])
    .select(["counted_at as countedAt", "sent_at as sentAt"]);
}

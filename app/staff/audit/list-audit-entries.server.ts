import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#db/engine.ts";
import { changedFields, type AuditChange, type ChangeOfObject } from "./audit-entry.ts";
import type { Instant } from "#app/platform/day.ts";

export interface AuditLine {
  position: number;
  happenedAt: Instant;
  /** The name of the account that acted; null for sign-ins that failed and for the product. */
  who: string | null;
  action: string;
  /** The name of the account or office that was changed, else its id or reference. */
  subject: string;
  changes: readonly AuditChange[];
}

const changesSchema = z.array(z.object({ field: z.string(), before: z.string(), after: z.string() }));

const linesPerPage = 50;

/** A page of the office's audit record, newest first, before the position `before`; `older` leads to the next page. */
export async function listAuditEntries(
  db: Db,
  officeId: string,
  before: number | undefined,
): Promise<{ lines: AuditLine[]; older: number | undefined }> {
  let query = db
    .selectFrom("audit_entries")
    .leftJoin("staff as doer", "doer.id", "audit_entries.staff_id")
    .leftJoin("staff as account", (join) =>
      join.onRef("account.id", "=", "audit_entries.subject").onRef("account.office_id", "=", "audit_entries.office_id"),
    )
    .leftJoin("offices", "offices.id", "audit_entries.subject")
    .where("audit_entries.office_id", "=", officeId);
  if (before !== undefined) query = query.where("audit_entries.position", "<", before);
  const rows = await query
    .orderBy("audit_entries.position", "desc")
    .limit(linesPerPage + 1)
    .select([
      "audit_entries.position",
      "audit_entries.happened_at as happenedAt",
      "doer.name as who",
      "audit_entries.action",
      "audit_entries.subject",
      "audit_entries.changes",
      "account.name as accountName",
      "offices.name as officeName",
    ])
    .execute();
  const lines = rows.slice(0, linesPerPage).map(({ accountName, officeName, subject, changes, ...row }) => ({
    ...row,
    subject: accountName ?? officeName ?? subject,
    changes: readChanges(changes),
  }));
  return { lines, older: rows.length > linesPerPage ? lines.at(-1)?.position : undefined };
}

const mostChanges = 200;

/** The changes of a procedure, unit or counter of the office, the newest first. */
export async function listChangesOf(
  db: Db,
  officeId: string,
  action: "procedure-changed" | "organisation-named",
  subject: string,
): Promise<ChangeOfObject[]> {
  const rows = await db
    .selectFrom("audit_entries")
    .leftJoin("staff as doer", "doer.id", "audit_entries.staff_id")
    // The index over these entries is found only if the action is part of the statement.
    .where(sql<boolean>`audit_entries.action = ${sql.lit(action)}`)
    .where("audit_entries.office_id", "=", officeId)
    .where("audit_entries.subject", "=", subject)
    .orderBy("audit_entries.position", "desc")
    .limit(mostChanges)
    .select([
      "audit_entries.position",
      "audit_entries.happened_at as happenedAt",
      "doer.name as who",
      "audit_entries.changes",
    ])
    .execute();
  return rows.map(({ changes, ...row }) => ({ ...row, changes: readChanges(changes) }));
}

/** The stored changes of an entry; fields that this version does not know are left out. */
function readChanges(json: string | null): AuditChange[] {
  if (json === null) return [];
  return changesSchema.parse(JSON.parse(json)).flatMap(({ field: name, ...values }) => {
    const field = changedFields.find((known) => known === name);
    return field === undefined ? [] : [{ field, ...values }];
  });
}

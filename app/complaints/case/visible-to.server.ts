import { sql, type RawBuilder, type SqlBool } from "kysely";
import { may } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

/** A person who views cases or acts on them. */
export type Viewer = Pick<SignedIn, "staffId" | "officeId" | "roles" | "represents">;

/**
 * The rule of who sees which cases: those of the own office, and a locked one only with the permission `case.locked` or
 * as its assignee. Every query that reads `complaints` for staff contains it, so that for all others a locked case does
 * not exist: `query.where(visibleTo(viewer))`.
 */
export function visibleTo({ officeId, staffId, roles }: Viewer): RawBuilder<SqlBool> {
  const ownOffice = sql<SqlBool>`complaints.office_id = ${officeId}`;
  if (may(roles, "case.locked")) return ownOffice;
  return sql<SqlBool>`(${ownOffice} and (complaints.locked = 0 or complaints.assignee_id = ${staffId}))`;
}

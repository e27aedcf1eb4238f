import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { gapsOfNarrative, readNarrative, type Narrative } from "#app/reports/narrative/narrative.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { reportActs, type ReportAct } from "./report.ts";

/** The commands on a report that exists. Each changes one row, and only as the page showed it. */

type Actor = Pick<SignedIn, "staffId" | "officeId">;

/** Which report, and which edit of it the page showed. */
export interface ShownReport {
  id: string;
  edits: number;
}

/** "not-found": the office has no such report. "changed": somebody else changed it since the page was shown. */
export type ChangeOutcome = { ok: true } | { ok: false; reason: "not-found" | "changed" };

/** Saves the text of a draft. */
export function editReport(
  context: Context,
  { officeId, staffId }: Actor,
  { id, edits }: ShownReport,
  narrative: Narrative,
): Promise<ChangeOutcome> {
  return inTransaction(context.db, async (tx): Promise<ChangeOutcome> => {
    const known = await tx
      .selectFrom("reports")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirst();
    if (known === undefined) return { ok: false, reason: "not-found" };
    const now = context.clock.now();
    const { numUpdatedRows } = await tx
      .updateTable("reports")
      .set({ narrative: JSON.stringify(narrative), edits: edits + 1, edited_at: now, edited_by: staffId })
      .where("id", "=", id)
      .where("state", "=", "draft")
      .where("edits", "=", edits)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return { ok: false, reason: "changed" };
    await recordAudit(context, tx, { now, officeId, staffId, action: "report-edited", subject: id });
    return { ok: true };
  });
}

/** "gaps": the text has blanks that nobody filled, quoted. */
export type ActOutcome = ChangeOutcome | { ok: false; reason: "gaps"; gaps: string };

const actions = {
  approve: "report-approved",
  reopen: "report-reopened",
  send: "report-sent",
} as const satisfies Record<ReportAct, string>;

/** Approves a report, takes the approval back, or marks it as sent with the number of its document. */
export function actOnReport(
  context: Context,
  { officeId, staffId }: Actor,
  { id, edits }: ShownReport,
  act: ReportAct,
  documentNumber = "",
): Promise<ActOutcome> {
  return inTransaction(context.db, async (tx): Promise<ActOutcome> => {
    const known = await tx
      .selectFrom("reports")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .select("narrative")
      .executeTakeFirst();
    if (known === undefined) return { ok: false, reason: "not-found" };
    const gaps = act === "approve" ? gapsOfNarrative(readNarrative(known.narrative)) : "";
    if (gaps !== "") return { ok: false, reason: "gaps", gaps };
    const now = context.clock.now();
    const { from, to } = reportActs[act];
    const deeds = {
      approve: { approved_at: now, approved_by: staffId },
      reopen: { approved_at: null, approved_by: null },
      send: { sent_at: now, sent_by: staffId, document_number: documentNumber },
    }[act];
    const { numUpdatedRows } = await tx
      .updateTable("reports")
      .set({ state: to, edits: edits + 1, ...deeds })
      .where("id", "=", id)
      .where("state", "=", from)
      .where("edits", "=", edits)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return { ok: false, reason: "changed" };
    await recordAudit(context, tx, { now, officeId, staffId, action: actions[act], subject: id });
    return { ok: true };
  });
}

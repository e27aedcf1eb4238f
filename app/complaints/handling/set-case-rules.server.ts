import { inTransaction, type Tx } from "#db/engine.ts";
import { caseRulesKey, type CaseRules } from "#app/complaints/case/case-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";

/** "changed-meanwhile": somebody else saved other rules since these were shown, and nothing was saved now. */
export type CaseRulesChanged = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Sets how the office's cases are handled from now on, and writes into the audit record what was set. `shown` is the
 * `caseRulesKey` of the rules the form was filled with; without it the rules are set whatever they were.
 */
export function setCaseRules(
  context: Context,
  { officeId, staffId }: Actor,
  rules: CaseRules,
  shown?: string,
): Promise<CaseRulesChanged> {
  return inTransaction(context.db, async (tx): Promise<CaseRulesChanged> => {
    await lockOffice(tx, officeId);
    if (shown !== undefined && caseRulesKey(await findCaseRules(tx, officeId)) !== shown) {
      return { ok: false, reason: "changed-meanwhile" };
    }
    const note = await saveCaseRules(tx, officeId, rules);
    await recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, ...note });
    return { ok: true };
  });
}

/** Saves the rules of an office whose row is locked; returns what the audit record shall say. */
export async function saveCaseRules(tx: Tx, officeId: string, rules: CaseRules): Promise<SettingNote> {
  const before = await findCaseRules(tx, officeId);
  const row = {
    answer_needs_approval: rules.answerNeedsApproval ? 1 : 0,
    reopen_days: rules.reopenDays,
    document_symbol: rules.documentSymbol,
    letter_signer: rules.letterSigner,
    archive_line: rules.archiveLine,
  };
  await tx
    .insertInto("case_rules")
    .values({ office_id: officeId, ...row })
    .onConflict((known) => known.column("office_id").doUpdateSet(row))
    .execute();
  return {
    action: "case-rules-changed",
    subject: `two people: ${rules.answerNeedsApproval ? "yes" : "no"}, reopening: ${String(rules.reopenDays)} days`,
    changes: changesBetween({ ...before }, { ...rules }),
  };
}

import { inTransaction } from "#db/engine.ts";
import type { CaseRules } from "#app/offices/case-rules.ts";
import { changeCaseRules } from "#app/offices/change-case-rules.server.ts";
import { findCaseRules } from "#app/offices/find-case-rules.server.ts";
import { lockOffice } from "#app/offices/lock-office.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";

/** Sets how the office's cases are handled from now on, and writes into the audit record what was set. */
export function setCaseRules(context: Context, { officeId, staffId }: Actor, rules: CaseRules): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx, officeId);
    const before = await findCaseRules(tx, officeId);
    await changeCaseRules(tx, officeId, rules);
    await recordAudit(context, tx, {
      now: context.clock.now(),
      officeId,
      staffId,
      action: "case-rules-changed",
      subject: `two people: ${rules.answerNeedsApproval ? "yes" : "no"}, reopening: ${String(rules.reopenDays)} days`,
      changes: changesBetween({ ...before }, { ...rules }),
    });
  });
}

import type { Db } from "#db/engine.ts";
import { usualCaseRules, type CaseRules } from "./case-rules.ts";

/** Finds the rules of an office for its cases; the default ones if it has set none. */
export async function findCaseRules(db: Db, officeId: string): Promise<CaseRules> {
  const rules = await db.selectFrom("case_rules").where("office_id", "=", officeId).selectAll().executeTakeFirst();
  if (rules === undefined) return usualCaseRules;
  return {
    answerNeedsApproval: rules.answer_needs_approval === 1,
    reopenDays: rules.reopen_days,
    documentSymbol: rules.document_symbol,
    letterSigner: rules.letter_signer,
    archiveLine: rules.archive_line,
  };
}

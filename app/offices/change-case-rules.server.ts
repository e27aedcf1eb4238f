import type { Tx } from "#db/engine.ts";
import type { CaseRules } from "./case-rules.ts";

/** Saves the rules of an office for its cases; they apply to every later step. */
export async function changeCaseRules(tx: Tx, officeId: string, rules: CaseRules): Promise<void> {
  await tx
    .updateTable("offices")
    .set({
      answer_needs_approval: rules.answerNeedsApproval ? 1 : 0,
      reopen_days: rules.reopenDays,
      document_symbol: rules.documentSymbol,
      letter_signer: rules.letterSigner,
    })
    .where("id", "=", officeId)
    .execute();
}

import type { Db } from "#db/engine.ts";
import type { CaseRules } from "./case-rules.ts";

/** Finds the rules of an office for its cases. Throws if the office does not exist. */
export async function findCaseRules(db: Db, officeId: string): Promise<CaseRules> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select(["answer_needs_approval", "reopen_days", "document_symbol", "letter_signer"])
    .executeTakeFirstOrThrow();
  return {
    answerNeedsApproval: office.answer_needs_approval === 1,
    reopenDays: office.reopen_days,
    documentSymbol: office.document_symbol,
    letterSigner: office.letter_signer,
  };
}

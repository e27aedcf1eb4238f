import { findApology, listApologies } from "#app/apologies/list-apologies.server.ts";
import type { ListedApology } from "#app/apologies/apology-letter.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { linesOf } from "#app/complaints/case/case-rules.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import { apologyLetter } from "./apology-letter.ts";
import { makeLetters } from "./make-documents.server.ts";

/** The most letters in one file, each on a page of its own. */
export const lettersInFile = 50;

/** Which letters: one, or a part of those that were written together. */
export type AskedFile = { id: string } | { batchId: string; after: string | null };

/**
 * Makes letters of the office as one .docx file, each on a page of its own, at most `lettersInFile`; undefined if the
 * office has none of them. Making a file changes nothing: a letter counts as sent when a person records it.
 */
export async function makeApologyLetters(
  { db, clock }: Pick<Context, "db" | "clock">,
  officeId: string,
  asked: AskedFile,
): Promise<Buffer | undefined> {
  const letters = await findLetters(db, officeId, asked);
  if (letters.length === 0) return undefined;
  const details = await findOfficeDetails(db, officeId);
  const { documentSymbol, letterSigner, archiveLine } = await findCaseRules(db, officeId);
  const office = { ...details, documentSymbol, signer: linesOf(letterSigner), archiveLine };
  const today = dayOf(clock.now());
  return makeLetters(
    letters.map((letter) =>
      apologyLetter({ ...letter, office, procedureName: letter.procedureName ?? "", ...stateOf(letter, today) }),
    ),
  );
}

/** A letter that was sent is made again as it was then: a result that came later does not change it. */
function stateOf({ sentOn, finishedOn }: ListedApology, today: Day): { isFinished: boolean; today: Day } {
  const then = sentOn ?? today;
  return { isFinished: finishedOn !== null && finishedOn <= then, today: then };
}

async function findLetters(db: Context["db"], officeId: string, asked: AskedFile): Promise<ListedApology[]> {
  if ("id" in asked) {
    const letter = await findApology(db, officeId, asked.id);
    return letter === undefined ? [] : [letter];
  }
  const { batchId, after } = asked;
  return (await listApologies(db, officeId, { batchId, unsent: false }, { after, most: lettersInFile })).letters;
}

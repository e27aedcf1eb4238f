import type { Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import { isLate } from "./apology.ts";

/** What a citizen is told of a late dossier: `newOn` is the day that a letter which was sent promises and that has not passed. */
export interface Sorry {
  newOn: Day | undefined;
}

/**
 * Whether the office says sorry on the rating page of a dossier; undefined for one that is not late. Letters are looked up
 * only for a late dossier without a result, so that every other page costs nothing.
 */
export async function findSorry(
  { db, clock }: Pick<Context, "db" | "clock">,
  receipt: Receipt,
): Promise<Sorry | undefined> {
  const today = dayOf(clock.now());
  if (!isLate(receipt, today)) return undefined;
  if (receipt.finishedOn !== null) return { newOn: undefined };
  const letter = await db
    .selectFrom("apology_letters")
    .where("office_id", "=", receipt.officeId)
    .where("dossier_number", "=", receipt.number)
    .where("received_on", "=", receipt.receivedOn)
    // A letter that was not sent promises nothing yet.
    .where("sent_on", "is not", null)
    .orderBy("ordinal", "desc")
    .limit(1)
    .select("new_on as newOn")
    .executeTakeFirst();
  return { newOn: letter !== undefined && letter.newOn >= today ? letter.newOn : undefined };
}

import { issueCodes } from "#app/ratings/advance/issue-codes.server.ts";
import type { Context } from "#app/platform/context.server.ts";

/** A book of codes issued in advance, as stored, in their order. */
export async function givenIssuedCodes(
  context: Context,
  clerk: { officeId: string; staffId: string },
  amount = 5,
): Promise<string[]> {
  const made = await issueCodes(context, clerk, { counter: "", amount });
  if (!made.ok) throw new Error(made.reason);
  const codes = context.db.selectFrom("issued_codes").where("book_id", "=", made.bookId).orderBy("position");
  return (await codes.select("code").execute()).map(({ code }) => code);
}

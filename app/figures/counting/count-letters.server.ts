import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "#db/engine.ts";
import type { LetterCounts } from "#app/figures/measures/dossier-timeliness.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * Counts the late dossiers received in a period for which a letter of apology was sent by the cut-off day. It is read from
 * the letters, which are few beside the dossiers; `ofSelection` is a condition on `dossiers`.
 */
export async function countLetters(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
  cutOff: Day,
  ofSelection: RawBuilder<boolean>,
): Promise<LetterCounts> {
  const row = await db
    .selectFrom("apology_letters as letters")
    .innerJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "letters.office_id")
        .onRef("dossiers.number", "=", "letters.dossier_number")
        .on(sql<SqlBool>`dossiers.received_on = letters.received_on`),
    )
    .where("letters.office_id", "=", officeId)
    .where("letters.received_on", ">=", span.from)
    .where("letters.received_on", "<=", span.to)
    .where("letters.sent_on", "is not", null)
    .where("letters.sent_on", "<=", cutOff)
    .where(
      sql<SqlBool>`(dossiers.finished_on > dossiers.due_on
        or (dossiers.finished_on is null and dossiers.due_on < ${cutOff}))`,
    )
    .where(ofSelection)
    .select([
      sql<number>`count(distinct dossiers.id)`.as("sent"),
      sql<number>`count(distinct case when letters.sent_on <= letters.promised_on then dossiers.id end)`.as("inTime"),
    ])
    .executeTakeFirstOrThrow();
  return { sent: row.sent, inTime: row.inTime };
}

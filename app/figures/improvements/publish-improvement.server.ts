import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { may } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { improvementRefusal, type ImprovementInput, type ImprovementRefusal } from "./improvement.ts";

/** "already": an entry with the same texts is published; when withdrawing, the entry is not published any more. */
export type ImprovementOutcome =
  { ok: true } | { ok: false; reason: "forbidden" | "not-found" | "already" | ImprovementRefusal };

type Writer = Pick<SignedIn, "staffId" | "officeId" | "roles">;

/** Publishes what the office changed because of what citizens said. A form sent twice publishes once. */
export function publishImprovement(
  context: Context,
  writer: Writer,
  input: ImprovementInput,
): Promise<ImprovementOutcome> {
  return inTransaction(context.db, async (tx) => {
    if (!may(writer.roles, "improvements.write")) return { ok: false, reason: "forbidden" };
    const now = context.clock.now();
    const refusal = improvementRefusal(input, dayOf(now));
    if (refusal !== null) return { ok: false, reason: refusal };
    const { heard, changed, happenedOn } = input;
    const same = await tx
      .selectFrom("improvements")
      .where("office_id", "=", writer.officeId)
      .where("withdrawn_at", "is", null)
      .where("heard", "=", heard)
      .where("changed", "=", changed)
      .select("id")
      .executeTakeFirst();
    if (same !== undefined) return { ok: false, reason: "already" };
    const id = newId();
    const { officeId, staffId } = writer;
    await tx
      .insertInto("improvements")
      .values({
        id,
        office_id: officeId,
        heard,
        changed,
        happened_on: happenedOn,
        published_at: now,
        published_by: staffId,
        withdrawn_at: null,
        withdrawn_by: null,
      })
      .execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "improvement-published", subject: id });
    return { ok: true };
  });
}

/** Withdraws an entry at once; the record that it was public remains. */
export function withdrawImprovement(context: Context, writer: Writer, id: string): Promise<ImprovementOutcome> {
  return inTransaction(context.db, async (tx) => {
    if (!may(writer.roles, "improvements.write")) return { ok: false, reason: "forbidden" };
    const { officeId, staffId } = writer;
    const own = tx.selectFrom("improvements").where("id", "=", id).where("office_id", "=", officeId).select("id");
    if ((await own.executeTakeFirst()) === undefined) return { ok: false, reason: "not-found" };
    const now = context.clock.now();
    const result = await tx
      .updateTable("improvements")
      .set({ withdrawn_at: now, withdrawn_by: staffId })
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) return { ok: false, reason: "already" };
    await recordAudit(context, tx, { now, officeId, staffId, action: "improvement-withdrawn", subject: id });
    return { ok: true };
  });
}

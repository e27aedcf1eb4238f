import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { retentionRules, type RetentionKind } from "#app/platform/data-folder/retention.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

/**
 * Sets the days for which a kind of data is stored, with the document it is based on, and records it in the audit
 * record.
 */
export function setRetention(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { kind, days, basis }: { kind: RetentionKind; days: number; basis: string },
): Promise<void> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const saved = await tx
      .selectFrom("retention_periods")
      .where("kind", "=", kind)
      .select(["days", "basis"])
      .executeTakeFirst();
    const before = saved ?? { days: retentionRules[kind].days, basis: "" };
    const set = { days, basis, set_at: now, set_by: staffId };
    await tx
      .insertInto("retention_periods")
      .values({ kind, ...set })
      .onConflict((conflict) => conflict.column("kind").doUpdateSet(set))
      .execute();
    await recordAudit(context, tx, {
      now,
      officeId,
      staffId,
      action: "retention-set",
      subject: `${kind}: ${String(days)} days`,
      changes: changesBetween(before, { days, basis }),
    });
  });
}

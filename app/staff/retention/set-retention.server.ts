import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { retentionRules, type RetentionKind } from "#app/platform/data-folder/retention.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

interface Period {
  kind: RetentionKind;
  days: number;
  basis: string;
}

/**
 * Sets the days for which a kind of data is stored, with the document it is based on, and records it in the audit
 * record.
 */
export function setRetention(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  period: Period,
): Promise<void> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const note = await saveRetention(tx, staffId, period, now);
    await recordAudit(context, tx, { now, officeId, staffId, ...note });
  });
}

/** `setRetention` inside a transaction that sets several; the caller records the note. */
export async function saveRetention(
  tx: Tx,
  staffId: string,
  { kind, days, basis }: Period,
  now: Instant,
): Promise<SettingNote> {
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
  const subject = `${kind}: ${String(days)} days`;
  return { action: "retention-set", subject, changes: changesBetween(before, { days, basis }) };
}

import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { PointsEntry } from "./indicator-form.ts";
import { quarterFrom } from "#app/figures/period/quarter.ts";

export type SetPointsOutcome = { ok: true } | { ok: false; reason: "no-such-quarter" | "changed-meanwhile" };

const changedMeanwhile = { ok: false, reason: "changed-meanwhile" } as const;

/**
 * Sets the points an office gives itself for an indicator in a quarter; without points withdraws them, so that the
 * suggested points count again. Returns "changed-meanwhile" and saves nothing if the points are not those the form
 * showed.
 */
export function setIndicatorPoints(
  context: Context,
  by: Pick<SignedIn, "staffId" | "officeId">,
  entry: PointsEntry,
): Promise<SetPointsOutcome> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    if (quarterFrom(entry.quarter, dayOf(now)) === undefined) return { ok: false, reason: "no-such-quarter" };
    const held = await pointsOf(tx, by, entry).select("points").executeTakeFirst();
    const saved = entry.points === undefined ? await remove(tx, by, entry) : await keep(tx, by, entry, now);
    if (!saved) return changedMeanwhile;
    const subject = `${entry.quarter}/${entry.indicator}`;
    const changes = changesBetween(recorded(held?.points), recorded(entry.points));
    await recordAudit(context, tx, { now, ...by, action: "indicator-points-set", subject, changes });
    return { ok: true };
  });
}

/** Points are stored as hundredths and recorded as they are typed: "1,75". */
const recorded = (points: number | undefined) =>
  points === undefined ? {} : { indicatorPoints: (points / 100).toLocaleString("vi-VN") };

type By = Pick<SignedIn, "staffId" | "officeId">;

function pointsOf(tx: Tx, { officeId }: By, { quarter, indicator }: PointsEntry) {
  return tx
    .selectFrom("indicator_points")
    .where("office_id", "=", officeId)
    .where("quarter", "=", quarter)
    .where("indicator", "=", indicator)
    .select("set_at");
}

/** Deletes the points the form showed; also true if the form showed none and there are none. */
async function remove(tx: Tx, by: By, entry: PointsEntry): Promise<boolean> {
  if (entry.seen === "") return (await pointsOf(tx, by, entry).executeTakeFirst()) === undefined;
  const removed = await tx
    .deleteFrom("indicator_points")
    .where("office_id", "=", by.officeId)
    .where("quarter", "=", entry.quarter)
    .where("indicator", "=", entry.indicator)
    .where("set_at", "=", entry.seen as Instant)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

async function keep(tx: Tx, by: By, entry: PointsEntry, now: Instant): Promise<boolean> {
  const { quarter, indicator, seen, basis } = entry;
  const values = { points: entry.points ?? 0, basis, set_by: by.staffId, set_at: now };
  if (seen === "") {
    const added = await tx
      .insertInto("indicator_points")
      .values({ office_id: by.officeId, quarter, indicator, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await tx
    .updateTable("indicator_points")
    .set(values)
    .where("office_id", "=", by.officeId)
    .where("quarter", "=", quarter)
    .where("indicator", "=", indicator)
    .where("set_at", "=", seen as Instant)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

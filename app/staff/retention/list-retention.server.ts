import type { Db } from "#db/engine.ts";
import { dayOf } from "#app/platform/day.ts";
import { retentionKinds, retentionRules } from "#app/platform/data-folder/retention.ts";
import type { RetentionPeriod } from "./retention-period.ts";

/** The period of every kind of data, with its basis where somebody set it. */
export async function listRetention(db: Db): Promise<RetentionPeriod[]> {
  const rows = await db.selectFrom("retention_periods").select(["kind", "days", "basis", "set_at"]).execute();
  return retentionKinds.map((kind) => {
    const set = rows.find((row) => row.kind === kind);
    return {
      kind,
      days: set?.days ?? retentionRules[kind].days,
      basis: set?.basis,
      setOn: set === undefined ? undefined : dayOf(set.set_at),
    };
  });
}

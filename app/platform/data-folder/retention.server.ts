import type { Db } from "#db/engine.ts";
import { retentionKinds, retentionRules, type RetentionKind } from "./retention.ts";

/** Days for which each kind of data is stored in this installation: the value that was set, else the default. */
export async function findRetention(db: Db): Promise<Record<RetentionKind, number>> {
  const rows = await db.selectFrom("retention_periods").select(["kind", "days"]).execute();
  const set = new Map(rows.map(({ kind, days }) => [kind, days]));
  return Object.fromEntries(retentionKinds.map((kind) => [kind, set.get(kind) ?? retentionRules[kind].days])) as Record<
    RetentionKind,
    number
  >;
}

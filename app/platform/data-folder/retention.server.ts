import type { Db } from "#db/engine.ts";
import { retentionKinds, retentionRules, type RetentionKind } from "./retention.ts";

/** For how many days each kind of data is kept in this installation: what was set, else the default. */
export async function findRetention(db: Db): Promise<Record<RetentionKind, number>> {
  const rows = await db.selectFrom("retention_periods").select(["kind", "days"]).execute();
  const set = new Map(rows.map(({ kind, days }) => [kind, days]));
  return Object.fromEntries(retentionKinds.map((kind) => [kind, set.get(kind) ?? retentionRules[kind].days])) as Record<
    RetentionKind,
    number
  >;
}

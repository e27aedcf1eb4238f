import type { Db } from "#db/engine.ts";
import { noRules, readTrustRules, type TrustRules } from "./trust-rules.ts";

/** Finds the trust rules of an office and the networks it has named as its own; the default rules if it has set none. */
export async function findTrustRules(db: Db, officeId: string): Promise<TrustRules & { ownNetworks: string }> {
  const stored = await db
    .selectFrom("trust_rules")
    .where("office_id", "=", officeId)
    .select(["rules", "own_networks as ownNetworks"])
    .executeTakeFirst();
  return { ...readTrustRules(stored?.rules ?? noRules), ownNetworks: stored?.ownNetworks ?? "" };
}

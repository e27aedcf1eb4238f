import type { Db } from "#db/engine.ts";
import { readTrustRules, type TrustRules } from "./trust-rules.ts";

/** Finds the trust rules of an office and the networks it has named as its own. Throws if the office does not exist. */
export async function findTrustRules(db: Db, officeId: string): Promise<TrustRules & { ownNetworks: string }> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select(["trust_rules", "own_networks as ownNetworks"])
    .executeTakeFirstOrThrow();
  return { ...readTrustRules(office.trust_rules), ownNetworks: office.ownNetworks };
}

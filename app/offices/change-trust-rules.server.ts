import type { Tx } from "#db/engine.ts";

/** Keeps what an office calls suspicious: the rules as JSON, see `ratings/trust-rules.ts`, and its networks, one a line. */
export async function changeTrustRules(
  tx: Tx,
  officeId: string,
  { trustRules, ownNetworks }: { trustRules: string; ownNetworks: string },
): Promise<void> {
  await tx
    .updateTable("offices")
    .set({ trust_rules: trustRules, own_networks: ownNetworks })
    .where("id", "=", officeId)
    .execute();
}

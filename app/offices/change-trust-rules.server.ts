import type { Tx } from "#db/engine.ts";

/** Saves which ratings an office treats as suspicious: its rules as JSON, and its own networks, one per line. */
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

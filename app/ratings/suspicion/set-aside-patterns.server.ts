import type { Tx } from "#db/engine.ts";
import type { SetAsidePattern, TapOrigin } from "./set-aside-pattern.ts";
import { readFlag } from "./save-suspicions.server.ts";
import { isAfterSetAside, type FlagReason } from "./suspicion.ts";

/**
 * Lists, by dossier, the pattern of the set-aside ratings of locked dossiers: those that were replaced and the current
 * one.
 */
export async function listSetAsidePatterns(
  tx: Tx,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, SetAsidePattern>> {
  if (dossierIds.length === 0) return new Map();
  const patterns = new Map(
    dossierIds.map((id) => [id, { reasons: new Set<FlagReason>(), origins: new Array<TapOrigin>() }]),
  );
  const flags = await tx.selectFrom("rating_flags").where("dossier_id", "in", dossierIds).selectAll().execute();
  for (const row of flags) {
    if (isAfterSetAside(readFlag(row))) patterns.get(row.dossier_id)?.reasons.add(row.reason);
  }
  for (const { dossier_id, device, network, own_network } of await listSetAsideTaps(tx, dossierIds)) {
    patterns.get(dossier_id)?.origins.push({ device, network, isOwnNetwork: own_network === 1 });
  }
  return patterns;
}

function listSetAsideTaps(tx: Tx, dossierIds: readonly string[]) {
  return tx
    .selectFrom("rating_history as taps")
    .where("taps.dossier_id", "in", dossierIds)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("ratings")
            .whereRef("ratings.dossier_id", "=", "taps.dossier_id")
            .whereRef("ratings.given_at", "=", "taps.given_at")
            .where("ratings.set_aside_by", "is not", null)
            .select("ratings.id"),
        ),
        eb.exists(
          eb
            .selectFrom("set_aside_ratings as replaced")
            .whereRef("replaced.dossier_id", "=", "taps.dossier_id")
            .whereRef("replaced.given_at", "=", "taps.given_at")
            .where("replaced.set_aside_by", "is not", null)
            .select("replaced.id"),
        ),
      ]),
    )
    .select(["taps.dossier_id", "taps.device", "taps.network", "taps.own_network"])
    .execute();
}

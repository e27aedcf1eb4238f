import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { findTrustRules } from "./find-trust-rules.server.ts";
import { noRules, trustRulesKey, type TrustRules } from "./trust-rules.ts";

/** "changed-meanwhile": somebody else saved another setting since this one was shown, and nothing was saved now. */
export type TrustChanged = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Sets when ratings look suspicious to the office; existing flags stay, and so do its networks if none are given. `shown`
 * is the `trustRulesKey` of the rules the form was filled with; without it the rules are set whatever they were.
 */
export function setTrustRules(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "staffId" | "officeId">,
  { ownNetworks: given, ...rules }: TrustRules & { ownNetworks?: string },
  shown?: string,
): Promise<TrustChanged> {
  return inTransaction(context.db, async (tx): Promise<TrustChanged> => {
    await lockOffice(tx, officeId);
    const before = await findTrustRules(tx, officeId);
    if (shown !== undefined && trustRulesKey(before) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const note = await saveTrustRules(tx, officeId, { ...rules, ownNetworks: given ?? before.ownNetworks });
    const now = context.clock.now();
    if (note !== undefined) await recordAudit(context, tx, { now, officeId, staffId, ...note });
    return { ok: true };
  });
}

/** Saves rules and networks in a transaction that has locked the office; no note if they are the same already. */
export async function saveTrustRules(
  tx: Tx,
  officeId: string,
  { ownNetworks, ...rules }: TrustRules & { ownNetworks: string },
): Promise<SettingNote | undefined> {
  const before = await findTrustRules(tx, officeId);
  const row = { rules: JSON.stringify(rules), own_networks: ownNetworks };
  await tx
    .insertInto("trust_rules")
    .values({ office_id: officeId, ...row })
    .onConflict((known) => known.column("office_id").doUpdateSet(row))
    .execute();
  const changes = changesBetween({ ...before }, { ...rules, ownNetworks });
  if (changes.length === 0) return undefined;
  const subject = Object.entries(rules).map(([name, value]) => `${name}: ${String(value)}`);
  return { action: "trust-rules-changed", subject: subject.join(", "), changes };
}

/** Sets the networks that the office's staff use; every later search for suspicious ratings uses them, in every process. */
export function setOwnNetworks(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "staffId" | "officeId">,
  { ownNetworks, shown }: { ownNetworks: string; shown: string },
): Promise<TrustChanged> {
  return inTransaction(context.db, async (tx): Promise<TrustChanged> => {
    await lockOffice(tx, officeId);
    const before = await findTrustRules(tx, officeId);
    if (before.ownNetworks !== shown) return { ok: false, reason: "changed-meanwhile" };
    const changes = changesBetween({ ownNetworks: shown }, { ownNetworks });
    if (changes.length === 0) return { ok: true };
    await tx
      .insertInto("trust_rules")
      .values({ office_id: officeId, rules: noRules, own_networks: ownNetworks })
      .onConflict((known) => known.column("office_id").doUpdateSet({ own_networks: ownNetworks }))
      .execute();
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "networks-changed", subject: officeId, changes });
    return { ok: true };
  });
}

import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { findTrustRules } from "./find-trust-rules.server.ts";
import type { TrustRules } from "./trust-rules.ts";

/** Sets when ratings look suspicious to the office; existing flags stay. */
export function setTrustRules(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "staffId" | "officeId">,
  { ownNetworks, ...rules }: TrustRules & { ownNetworks: string },
): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx, officeId);
    const before = await findTrustRules(tx, officeId);
    const row = { rules: JSON.stringify(rules), own_networks: ownNetworks };
    await tx
      .insertInto("trust_rules")
      .values({ office_id: officeId, ...row })
      .onConflict((known) => known.column("office_id").doUpdateSet(row))
      .execute();
    const changes = changesBetween({ ...before }, { ...rules, ownNetworks });
    if (changes.length === 0) return;
    const subject = Object.entries(rules).map(([name, value]) => `${name}: ${String(value)}`);
    const now = context.clock.now();
    await recordAudit(context, tx, {
      now,
      officeId,
      staffId,
      action: "trust-rules-changed",
      subject: subject.join(", "),
      changes,
    });
  });
}

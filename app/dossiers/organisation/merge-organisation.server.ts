import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { namesKey, type OrganisationKind } from "./organisation-part.ts";

type By = Pick<SignedIn, "officeId" | "staffId">;

/**
 * "target": the other one is the same one, is merged itself, or is of another office. "changed-meanwhile": one of the two
 * has another name than the page showed, or is merged already.
 */
export type PartMerged = { ok: true } | { ok: false; reason: "not-found" | "changed-meanwhile" | "target" };

/**
 * Merges a unit or counter into another one of the office: from now on both names mean the other one in registers, and
 * nobody can choose the merged one. Those merged into it before belong to the other one as well. What belongs to it is
 * moved afterwards in portions (`move-merged.server.ts` of dossiers, cases and accounts). It cannot be undone: afterwards
 * nobody knows what belonged to which.
 */
export function mergeParts(
  context: Context,
  { officeId, staffId }: By,
  kind: OrganisationKind,
  { id, into, shown }: { id: string; into: string; shown: string },
): Promise<PartMerged> {
  return inTransaction(context.db, async (tx): Promise<PartMerged> => {
    await lockOffice(tx, officeId);
    const rows = await tx
      .selectFrom(kind)
      .where("office_id", "=", officeId)
      .where("id", "in", [id, into])
      .select(["id", "name", "merged_into"])
      .execute();
    const [merged, target] = [rows.find((row) => row.id === id), rows.find((row) => row.id === into)];
    if (merged === undefined) return { ok: false, reason: "not-found" };
    if (merged.merged_into !== null) return { ok: false, reason: "changed-meanwhile" };
    if (target === undefined || id === into || target.merged_into !== null) return { ok: false, reason: "target" };
    if (namesKey(merged, target) !== shown) return { ok: false, reason: "changed-meanwhile" };
    const ids = [id, ...(await listMergedInto(tx, kind, id))];
    if (kind === "units") await tx.updateTable("units").set({ merged_into: into }).where("id", "in", ids).execute();
    else await tx.updateTable("counters").set({ merged_into: into }).where("id", "in", ids).execute();
    const changes = [
      { field: "partName", before: merged.name, after: "" },
      { field: "partMergedInto", before: "", after: target.name },
    ] as const;
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "organisation-named", subject: id, changes });
    return { ok: true };
  });
}

async function listMergedInto(tx: Tx, kind: OrganisationKind, id: string): Promise<string[]> {
  const rows = await tx.selectFrom(kind).where("merged_into", "=", id).select("id").execute();
  return rows.map((row) => row.id);
}

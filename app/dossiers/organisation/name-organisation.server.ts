import { inTransaction, type Tx } from "#db/engine.ts";
import { nameKey } from "#app/dossiers/organisation-name.ts";
import { counterCodeLength } from "#app/dossiers/register/register-organisation.server.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { OrganisationKind } from "./organisation-part.ts";

type By = Pick<SignedIn, "officeId" | "staffId">;

/** "taken": another unit or counter of the office has the name, here or in its registers. */
export type NamingOutcome = { ok: true } | { ok: false; reason: "taken" | "not-found" };

/** Adds a unit or counter before a register names it, such as for accounts. */
export function addToOrganisation(
  context: Context,
  by: By,
  kind: OrganisationKind,
  name: string,
): Promise<NamingOutcome> {
  return inTransaction(context.db, async (tx): Promise<NamingOutcome> => {
    await lockOffice(tx, by.officeId);
    const key = nameKey(name);
    if ((await idOf(tx, kind, by.officeId, key)) !== undefined) return { ok: false, reason: "taken" };
    const row = { id: newId(), office_id: by.officeId, name, name_key: key };
    if (kind === "units") await tx.insertInto("units").values(row).execute();
    else
      await tx
        .insertInto("counters")
        .values({ ...row, code: newReadableCode(counterCodeLength) })
        .execute();
    await record(context, tx, by, { id: row.id, before: "", after: name });
    return { ok: true };
  });
}

/**
 * Gives a unit or counter another name. Registers may go on with the name they know or use the new one: both mean it. Its
 * dossiers, ratings and cases stay, and show the new name.
 */
export function renameOrganisation(
  context: Context,
  by: By,
  kind: OrganisationKind,
  { id, name }: { id: string; name: string },
): Promise<NamingOutcome> {
  return inTransaction(context.db, async (tx): Promise<NamingOutcome> => {
    await lockOffice(tx, by.officeId);
    const part = await tx
      .selectFrom(kind)
      .where("office_id", "=", by.officeId)
      .where("id", "=", id)
      .select(["name", "name_key"])
      .executeTakeFirst();
    if (part === undefined) return { ok: false, reason: "not-found" };
    const key = nameKey(name);
    const holder = await idOf(tx, kind, by.officeId, key);
    if (holder !== undefined && holder !== id) return { ok: false, reason: "taken" };
    if (part.name === name) return { ok: true };
    const change = { name, second_key: key };
    if (kind === "units") await tx.updateTable("units").set(change).where("id", "=", id).execute();
    else await tx.updateTable("counters").set(change).where("id", "=", id).execute();
    await record(context, tx, by, { id, before: part.name, after: name });
    return { ok: true };
  });
}

async function idOf(tx: Tx, kind: OrganisationKind, officeId: string, key: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("name_key", "=", key), eb("second_key", "=", key)]))
    .select("id")
    .executeTakeFirst();
  return found?.id;
}

function record(
  context: Context,
  tx: Tx,
  { officeId, staffId }: By,
  { id, before, after }: { id: string; before: string; after: string },
): Promise<void> {
  const now = context.clock.now();
  const changes = [{ field: "partName", before, after }] as const;
  return recordAudit(context, tx, { now, officeId, staffId, action: "organisation-named", subject: id, changes });
}

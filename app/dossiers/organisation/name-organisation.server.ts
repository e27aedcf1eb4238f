import { inTransaction, type Tx } from "#db/engine.ts";
import { nameKey } from "#app/dossiers/organisation-name.ts";
import { counterCodeLength } from "#app/dossiers/register/register-organisation.server.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { OrganisationKind } from "./organisation-part.ts";

type By = Pick<SignedIn, "officeId" | "staffId">;

/** "taken": another unit or counter of the office has the name, here or in its registers. */
export type NamingOutcome = { ok: true } | { ok: false; reason: "taken" | "not-found" };

/** A named part, with what the audit record shall say of it; no note if it had the name already. */
export type NamedPart = { ok: true; note?: SettingNote } | { ok: false; reason: "taken" | "not-found" };

/** Adds a unit or counter before a register names it, such as for accounts. */
export function addToOrganisation(
  context: Context,
  by: By,
  kind: OrganisationKind,
  name: string,
): Promise<NamingOutcome> {
  return recorded(context, by, (tx) => addPartIn(tx, by.officeId, kind, name));
}

/**
 * Gives a unit or counter another name. Registers may go on with the name they know or use the new one: both mean it. Its
 * dossiers, ratings and cases stay, and show the new name.
 */
export function renameOrganisation(
  context: Context,
  by: By,
  kind: OrganisationKind,
  part: { id: string; name: string },
): Promise<NamingOutcome> {
  return recorded(context, by, (tx) => renamePartIn(tx, by.officeId, kind, part));
}

/** `addToOrganisation` inside a transaction that locked the office and changes several; the caller records the note. */
export async function addPartIn(tx: Tx, officeId: string, kind: OrganisationKind, name: string): Promise<NamedPart> {
  const key = nameKey(name);
  if ((await idOf(tx, kind, officeId, key)) !== undefined) return { ok: false, reason: "taken" };
  const row = { id: newId(), office_id: officeId, name, name_key: key };
  if (kind === "units") await tx.insertInto("units").values(row).execute();
  else
    await tx
      .insertInto("counters")
      .values({ ...row, code: newReadableCode(counterCodeLength) })
      .execute();
  return { ok: true, note: noteOf(row.id, "", name) };
}

/** `renameOrganisation` inside a transaction that locked the office and changes several; the caller records the note. */
export async function renamePartIn(
  tx: Tx,
  officeId: string,
  kind: OrganisationKind,
  { id, name }: { id: string; name: string },
): Promise<NamedPart> {
  const part = await tx
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .where("merged_into", "is", null)
    .select("name")
    .executeTakeFirst();
  if (part === undefined) return { ok: false, reason: "not-found" };
  const key = nameKey(name);
  // The name of one that was merged into it already means this one.
  const holder = await idOf(tx, kind, officeId, key);
  if (holder !== undefined && holder !== id) return { ok: false, reason: "taken" };
  if (part.name === name) return { ok: true };
  const change = { name, second_key: key };
  if (kind === "units") await tx.updateTable("units").set(change).where("id", "=", id).execute();
  else await tx.updateTable("counters").set(change).where("id", "=", id).execute();
  return { ok: true, note: noteOf(id, part.name, name) };
}

/** The unit or counter that a name means in the office: for a merged one's name the one it was merged into. */
async function idOf(tx: Tx, kind: OrganisationKind, officeId: string, key: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("name_key", "=", key), eb("second_key", "=", key)]))
    .select(["id", "merged_into"])
    .executeTakeFirst();
  return found?.merged_into ?? found?.id;
}

function recorded(
  context: Context,
  { officeId, staffId }: By,
  name: (tx: Tx) => Promise<NamedPart>,
): Promise<NamingOutcome> {
  return inTransaction(context.db, async (tx): Promise<NamingOutcome> => {
    await lockOffice(tx, officeId);
    const named = await name(tx);
    if (!named.ok) return named;
    const now = context.clock.now();
    if (named.note !== undefined) await recordAudit(context, tx, { now, officeId, staffId, ...named.note });
    return { ok: true };
  });
}

function noteOf(id: string, before: string, after: string): SettingNote {
  return { action: "organisation-named", subject: id, changes: [{ field: "partName", before, after }] };
}

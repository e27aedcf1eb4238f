import { createHash } from "node:crypto";
import { z } from "zod";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import { translator } from "#app/i18n/translate.ts";
import { columnNameSchema, headerKey, type ColumnPositions } from "#app/imports/reading/register-columns.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import { columnsText, type ColumnProfile } from "./column-profile.ts";

const headingsSchema = z.array(z.string());
const columnsSchema = z.partialRecord(columnNameSchema, z.number());

/** What the header of a profile is known by, in hex. */
export function headerDigest(headings: readonly string[]): string {
  return createHash("sha256").update(headerKey(headings)).digest("hex");
}

function profilesOf(db: Db, officeId: string) {
  return db.selectFrom("register_profiles").where("office_id", "=", officeId);
}

/** The office's profiles. */
export async function listProfiles(db: Db, officeId: string): Promise<ColumnProfile[]> {
  const rows = await profilesOf(db, officeId).orderBy("header").selectAll().execute();
  return rows.map(profileOf);
}

export async function findProfile(db: Db, officeId: string, header: string): Promise<ColumnProfile | undefined> {
  const row = await profilesOf(db, officeId).where("header", "=", header).selectAll().executeTakeFirst();
  return row === undefined ? undefined : profileOf(row);
}

function profileOf({
  header,
  headings,
  columns,
}: {
  header: string;
  headings: string;
  columns: string;
}): ColumnProfile {
  return {
    header,
    headings: headingsSchema.parse(JSON.parse(headings)),
    columns: columnsSchema.parse(JSON.parse(columns)),
  };
}

/** The stored columns as a form carries them, so that it replaces only what it showed. */
export function carriedColumns(profile: ColumnProfile | undefined): string {
  return profile === undefined ? "" : JSON.stringify(Object.entries(profile.columns).sort());
}

/** Columns as a person told them; `before` is `carriedColumns` of what the form was filled with. */
export interface ToldColumns {
  headings: readonly string[];
  columns: ColumnPositions;
  before: string;
}

/**
 * Stores how registers with these headings are read; the office must be locked. Returns the note for the audit record,
 * or that another page has changed the profile meanwhile. Holds from the next run on.
 */
export async function saveProfile(
  tx: Tx,
  officeId: string,
  { headings, columns, before }: ToldColumns,
): Promise<SettingNote | "changed"> {
  const header = headerDigest(headings);
  const known = await findProfile(tx, officeId, header);
  if (carriedColumns(known) !== before) return "changed";
  const stored = { headings: JSON.stringify(headings), columns: JSON.stringify(columns) };
  await tx
    .insertInto("register_profiles")
    .values({ office_id: officeId, header, ...stored })
    .onConflict((conflict) => conflict.columns(["office_id", "header"]).doUpdateSet(stored))
    .execute();
  const after = { header, headings, columns };
  return { action: "register-profile-set", subject: header.slice(0, 12), changes: changesOf(known, after) };
}

function changesOf(before: ColumnProfile | undefined, after: ColumnProfile | undefined) {
  const text = (profile: ColumnProfile | undefined) =>
    profile === undefined ? "" : columnsText(translator("vi"), profile.headings, profile.columns);
  return changesBetween({ registerColumns: text(before) }, { registerColumns: text(after) });
}

/** Changes a profile; false if another page has changed or forgotten it meanwhile. */
export function changeProfile(
  context: Context,
  { officeId, staffId }: { officeId: string; staffId: string },
  told: ToldColumns,
): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx, officeId);
    const note = await saveProfile(tx, officeId, told);
    if (note === "changed") return false;
    await recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, ...note });
    return true;
  });
}

/** Forgets a profile: its headings are guessed, or asked about, from the next run on. */
export function forgetProfile(
  context: Context,
  { officeId, staffId }: { officeId: string; staffId: string },
  header: string,
): Promise<void> {
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx, officeId);
    const known = await findProfile(tx, officeId, header);
    if (known === undefined) return;
    await tx.deleteFrom("register_profiles").where("office_id", "=", officeId).where("header", "=", header).execute();
    const note = { action: "register-profile-forgotten", subject: header.slice(0, 12) } as const;
    const changes = changesOf(known, undefined);
    await recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, ...note, changes });
  });
}

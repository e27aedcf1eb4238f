import type { UpdateObject } from "kysely";
import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Database } from "#db/schema/database.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { TemplateInput } from "./answer-template.ts";

/** "not-found" and "no-procedure" concern ids that are not the office's; "changed": somebody else was faster. */
type TemplateRefusal = "not-found" | "no-procedure" | "changed";
export type TemplateOutcome = { ok: true; id: string } | { ok: false; reason: TemplateRefusal };
/** A saved template, with what the audit record shall say of it. */
export type SavedTemplate = { ok: true; id: string; note: SettingNote } | { ok: false; reason: TemplateRefusal };

type Keeper = Pick<SignedIn, "staffId" | "officeId">;

/** Adds a template for answers, for one procedure of the office or for all. */
export function addTemplate(context: Context, keeper: Keeper, input: TemplateInput): Promise<TemplateOutcome> {
  return recorded(context, keeper, (tx) => addTemplateIn(context, tx, keeper, input));
}

interface Seen {
  id: string;
  /** The revision the page showed. */
  revision: number;
}

/** Changes a template with an optimistic lock: if two people change it, the second gets a conflict. */
export function changeTemplate(
  context: Context,
  keeper: Keeper,
  seen: Seen,
  input: TemplateInput,
): Promise<TemplateOutcome> {
  return recorded(context, keeper, (tx) => changeTemplateIn(context, tx, keeper, seen, input));
}

/** Stops offering a template, or offers it again. */
export function closeTemplate(
  context: Context,
  keeper: Keeper,
  seen: Seen,
  isClosed: boolean,
): Promise<TemplateOutcome> {
  return recorded(context, keeper, (tx) => closeTemplateIn(context, tx, keeper, seen, isClosed));
}

/** `addTemplate` inside a transaction that changes several; the caller records the note. */
export async function addTemplateIn(
  context: Context,
  tx: Tx,
  keeper: Keeper,
  { title, body, procedure }: TemplateInput,
): Promise<SavedTemplate> {
  const procedureName = await nameOfProcedure(tx, keeper.officeId, procedure ?? null);
  if (procedureName === undefined) return { ok: false, reason: "no-procedure" };
  const id = newId();
  const now = context.clock.now();
  await tx
    .insertInto("answer_templates")
    .values({
      id,
      office_id: keeper.officeId,
      procedure_id: procedure ?? null,
      title,
      body,
      created_at: now,
      changed_at: now,
      changed_by: keeper.staffId,
      closed_at: null,
      revision: 1,
    })
    .execute();
  const after = { templateTitle: title, templateBody: body, templateProcedure: procedureName };
  return { ok: true, id, note: { action: "template-added", subject: id, changes: changesBetween({}, after) } };
}

/** `changeTemplate` inside a transaction that changes several; the caller records the note. */
export async function changeTemplateIn(
  context: Context,
  tx: Tx,
  keeper: Keeper,
  seen: Seen,
  { title, body, procedure }: TemplateInput,
): Promise<SavedTemplate> {
  const procedureName = await nameOfProcedure(tx, keeper.officeId, procedure ?? null);
  if (procedureName === undefined) return { ok: false, reason: "no-procedure" };
  const before = await lockTemplate(tx, keeper.officeId, seen.id);
  if (before === undefined) return { ok: false, reason: "not-found" };
  const change = { title, body, procedure_id: procedure ?? null };
  if (!(await update(context, tx, keeper, seen, change))) return { ok: false, reason: "changed" };
  const changes = changesBetween(
    {
      templateTitle: before.title,
      templateBody: before.body,
      templateProcedure: (await nameOfProcedure(tx, keeper.officeId, before.procedure_id)) ?? "",
    },
    { templateTitle: title, templateBody: body, templateProcedure: procedureName },
  );
  return { ok: true, id: seen.id, note: { action: "template-changed", subject: seen.id, changes } };
}

/** `closeTemplate` inside a transaction that changes several; the caller records the note. */
export async function closeTemplateIn(
  context: Context,
  tx: Tx,
  keeper: Keeper,
  seen: Seen,
  isClosed: boolean,
): Promise<SavedTemplate> {
  if ((await lockTemplate(tx, keeper.officeId, seen.id)) === undefined) return { ok: false, reason: "not-found" };
  const change = { closed_at: isClosed ? context.clock.now() : null };
  if (!(await update(context, tx, keeper, seen, change))) return { ok: false, reason: "changed" };
  const action = isClosed ? "template-closed" : "template-offered";
  return { ok: true, id: seen.id, note: { action, subject: seen.id } };
}

function recorded(
  context: Context,
  { officeId, staffId }: Keeper,
  save: (tx: Tx) => Promise<SavedTemplate>,
): Promise<TemplateOutcome> {
  return inTransaction(context.db, async (tx): Promise<TemplateOutcome> => {
    const saved = await save(tx);
    if (!saved.ok) return saved;
    await recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, ...saved.note });
    return { ok: true, id: saved.id };
  });
}

function lockTemplate(tx: Tx, officeId: string, id: string) {
  const own = tx
    .selectFrom("answer_templates")
    .where("id", "=", id)
    .where("office_id", "=", officeId)
    .select(["title", "body", "procedure_id"]);
  return lockForUpdate(tx, own, "answer_templates").executeTakeFirst();
}

/** False if somebody else changed the template since it was shown. */
async function update(
  context: Context,
  tx: Tx,
  { officeId, staffId }: Keeper,
  { id, revision }: Seen,
  change: UpdateObject<Database, "answer_templates">,
): Promise<boolean> {
  const result = await tx
    .updateTable("answer_templates")
    .set({ ...change, changed_at: context.clock.now(), changed_by: staffId, revision: revision + 1 })
    .where("id", "=", id)
    .where("office_id", "=", officeId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The name of a procedure of the office; empty for every procedure, undefined if it is not the office's. */
async function nameOfProcedure(tx: Tx, officeId: string, procedureId: string | null): Promise<string | undefined> {
  if (procedureId === null) return "";
  const own = tx.selectFrom("procedures").where("id", "=", procedureId).where("office_id", "=", officeId);
  return (await own.select("name").executeTakeFirst())?.name;
}

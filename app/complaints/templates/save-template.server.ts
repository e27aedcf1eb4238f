import type { UpdateObject } from "kysely";
import { inTransaction, type Tx } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { TemplateInput } from "./answer-template.ts";

export type TemplateOutcome =
  { ok: true; id: string } | { ok: false; reason: "not-found" | "no-procedure" | "changed" };

type Keeper = Pick<SignedIn, "staffId" | "officeId">;

/** Adds a template for answers, for one procedure of the office or for all. */
export function addTemplate(context: Context, keeper: Keeper, input: TemplateInput): Promise<TemplateOutcome> {
  return inTransaction(context.db, async (tx) => {
    if (!(await isOwnProcedure(tx, keeper.officeId, input.procedure))) return { ok: false, reason: "no-procedure" };
    const id = newId();
    const now = context.clock.now();
    await tx
      .insertInto("answer_templates")
      .values({
        id,
        office_id: keeper.officeId,
        procedure_id: input.procedure ?? null,
        title: input.title,
        body: input.body,
        created_at: now,
        changed_at: now,
        changed_by: keeper.staffId,
        closed_at: null,
        revision: 1,
      })
      .execute();
    return { ok: true, id };
  });
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
  return inTransaction(context.db, async (tx) => {
    if (!(await isOwnProcedure(tx, keeper.officeId, input.procedure))) return { ok: false, reason: "no-procedure" };
    const { title, body, procedure } = input;
    return update(context, tx, keeper, seen, { title, body, procedure_id: procedure ?? null });
  });
}

/** Stops offering a template, or offers it again. */
export function closeTemplate(
  context: Context,
  keeper: Keeper,
  seen: Seen,
  isClosed: boolean,
): Promise<TemplateOutcome> {
  const closedAt = isClosed ? context.clock.now() : null;
  return inTransaction(context.db, (tx) => update(context, tx, keeper, seen, { closed_at: closedAt }));
}

async function update(
  context: Context,
  tx: Tx,
  keeper: Keeper,
  { id, revision }: Seen,
  change: UpdateObject<Database, "answer_templates">,
): Promise<TemplateOutcome> {
  const own = tx.selectFrom("answer_templates").where("id", "=", id).where("office_id", "=", keeper.officeId);
  if ((await own.select("id").executeTakeFirst()) === undefined) return { ok: false, reason: "not-found" };
  const result = await tx
    .updateTable("answer_templates")
    .set({
      ...change,
      changed_at: context.clock.now(),
      changed_by: keeper.staffId,
      revision: revision + 1,
    })
    .where("id", "=", id)
    .where("office_id", "=", keeper.officeId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? { ok: true, id } : { ok: false, reason: "changed" };
}

async function isOwnProcedure(tx: Tx, officeId: string, procedureId: string | undefined): Promise<boolean> {
  if (procedureId === undefined) return true;
  const own = tx.selectFrom("procedures").where("id", "=", procedureId).where("office_id", "=", officeId);
  return (await own.select("id").executeTakeFirst()) !== undefined;
}

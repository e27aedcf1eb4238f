import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import {
  fillTemplate,
  type StoredTemplate,
  type OfferedTemplate,
  valuesOf,
  type FilledTemplate,
  type TemplateCase,
} from "./answer-template.ts";

/**
 * The templates offered for a case: those of its procedure and of the ones merged into it first, then those for every
 * case.
 */
export async function listTemplates(db: Db, officeId: string, procedureId: string | null): Promise<OfferedTemplate[]> {
  const rows = await db
    .selectFrom("answer_templates")
    .leftJoin("procedures", "procedures.id", "answer_templates.procedure_id")
    .where("answer_templates.office_id", "=", officeId)
    .where("answer_templates.closed_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("answer_templates.procedure_id", "is", null),
        eb("answer_templates.procedure_id", "=", procedureId),
        eb("procedures.merged_into", "=", procedureId),
      ]),
    )
    .orderBy("answer_templates.title")
    .orderBy("answer_templates.id")
    .select(["answer_templates.id", "answer_templates.title", "procedures.name as procedureName"])
    .execute();
  return [
    ...rows.filter(({ procedureName }) => procedureName !== null),
    ...rows.filter(({ procedureName }) => procedureName === null),
  ];
}

/** The templates offered for the case of an id: `listTemplates` with the procedure of its dossier. */
export async function listTemplatesForCase(db: Db, officeId: string, complaintId: string): Promise<OfferedTemplate[]> {
  const row = await db
    .selectFrom("complaints")
    .innerJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .where("complaints.id", "=", complaintId)
    .where("complaints.office_id", "=", officeId)
    .select("dossiers.procedure_id")
    .executeTakeFirst();
  return listTemplates(db, officeId, row?.procedure_id ?? null);
}

/** A chosen template filled for a case; undefined if it is not offered any more. */
export async function findFilledTemplate(
  context: Context,
  officeId: string,
  templateId: string,
  found: TemplateCase,
): Promise<FilledTemplate | undefined> {
  const row = await context.db
    .selectFrom("answer_templates")
    .innerJoin("offices", "offices.id", "answer_templates.office_id")
    .where("answer_templates.office_id", "=", officeId)
    .where("answer_templates.id", "=", templateId)
    .where("answer_templates.closed_at", "is", null)
    .select(["answer_templates.body", "offices.name", "offices.contact_line as contactLine"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return fillTemplate(row.body, valuesOf(found, row, dayOf(context.clock.now())));
}

/** Lists all templates of the office, the offered ones first. */
export async function listStoredTemplates(db: Db, officeId: string): Promise<StoredTemplate[]> {
  const rows = await db
    .selectFrom("answer_templates")
    .leftJoin("procedures", "procedures.id", "answer_templates.procedure_id")
    .where("answer_templates.office_id", "=", officeId)
    .orderBy("answer_templates.title")
    .orderBy("answer_templates.id")
    .select([
      "answer_templates.id",
      "answer_templates.title",
      "answer_templates.body",
      "answer_templates.procedure_id as procedureId",
      "answer_templates.closed_at",
      "answer_templates.revision",
      "procedures.name as procedureName",
    ])
    .execute();
  const templates = rows.map(({ closed_at: closedAt, ...row }) => ({ ...row, isClosed: closedAt !== null }));
  return [...templates.filter(({ isClosed }) => !isClosed), ...templates.filter(({ isClosed }) => isClosed)];
}

/** The procedures that the office uses, to choose one for a template: neither retired nor merged ones. */
export function listTemplateProcedures(
  db: Db,
  officeId: string,
): Promise<{ id: string; code: string; name: string }[]> {
  return db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("retired_at", "is", null)
    .where("merged_into", "is", null)
    .orderBy("name")
    .orderBy("id")
    .select(["id", "code", "name"])
    .execute();
}

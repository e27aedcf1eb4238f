import { templateSchema } from "#app/complaints/templates/answer-template.ts";
import { listStoredTemplates, listTemplateProcedures } from "#app/complaints/templates/list-templates.server.ts";
import {
  addTemplateIn,
  changeTemplateIn,
  closeTemplateIn,
  type SavedTemplate,
} from "#app/complaints/templates/save-template.server.ts";
import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import type { Cells, OfficeTable, RowChange, TableColumn } from "./office-table.ts";
import { yesOrNo, type By, type TableSource } from "./table-source.server.ts";

/** The templates for answers. A template is never removed but closed. */
export const templatesTable: TableSource = {
  section: "documents:templates.problems",
  page: "/settings/templates",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const [templates, procedures] = await Promise.all([
      listStoredTemplates(db, officeId),
      listTemplateProcedures(db, officeId),
    ]);
    const columns: TableColumn[] = [
      { name: "id", role: "id", width: 14 },
      { name: "title", role: "value", width: 32 },
      { name: "procedure", role: "value", width: 24 },
      { name: "offered", role: "value", choices: yesOrNo(language), usual: "true", width: 12 },
      { name: "body", role: "value", width: 90 },
    ];
    const codes = new Map(procedures.map(({ id, code }) => [id, code]));
    return {
      columns,
      rows: templates.map((one) => ({
        key: one.id,
        cells: {
          id: one.id,
          title: one.title,
          procedure: codes.get(one.procedureId ?? "") ?? "",
          offered: String(!one.isClosed),
          body: one.body,
        },
      })),
      mayAdd: true,
      mayRemove: false,
      check: (cells) => {
        const read = templateSchema.safeParse({ title: cells["title"] ?? "", body: cells["body"] ?? "" });
        const code = cells["procedure"] ?? "";
        const isKnown = code === "" || procedures.some((one) => one.code === code);
        return [
          ...(read.error?.issues ?? []).map(({ path, message }) => ({
            column: path[0] === "title" ? ("title" as const) : ("body" as const),
            problem: message,
          })),
          ...(isKnown ? [] : [{ column: "procedure" as const, problem: "procedureUnknown" }]),
        ];
      },
    };
  },
  async save(context, tx, by, changes) {
    const procedures = await listTemplateProcedures(tx, by.officeId);
    const known = new Map((await listStoredTemplates(tx, by.officeId)).map((one) => [one.id, one.revision]));
    const notes: SettingNote[] = [];
    for (const change of changes) {
      const procedure = procedures.find(({ code }) => code === change.after["procedure"])?.id;
      const revision = known.get(change.key) ?? 1;
      const saved = await saveRow(context, tx, by, { change, procedure, revision });
      if (!saved.ok) return { ok: false, refused: { change, problem: "changedMeanwhile" } };
      notes.push(...saved.notes);
    }
    return { ok: true, notes };
  },
};

type SavedRow = { ok: true; notes: SettingNote[] } | { ok: false };

async function saveRow(
  context: Context,
  tx: Tx,
  by: By,
  { change, procedure, revision }: { change: RowChange; procedure: string | undefined; revision: number },
): Promise<SavedRow> {
  const { kind, after, before, columns } = change;
  const input = templateSchema.parse({ title: after["title"], body: after["body"], procedure });
  const notes: SettingNote[] = [];
  let [id, seen] = [change.key, revision];
  if (kind === "add" || columns.some((name) => name !== "offered")) {
    const saved: SavedTemplate =
      kind === "add"
        ? await addTemplateIn(context, tx, by, input)
        : await changeTemplateIn(context, tx, by, { id, revision: seen }, input);
    if (!saved.ok) return { ok: false };
    notes.push(saved.note);
    [id, seen] = [saved.id, kind === "add" ? 1 : seen + 1];
  }
  if (isOffered(after) !== (kind === "add" || isOffered(before))) {
    const closed = await closeTemplateIn(context, tx, by, { id, revision: seen }, !isOffered(after));
    if (!closed.ok) return { ok: false };
    notes.push(closed.note);
  }
  return { ok: true, notes };
}

/** A new row says nothing of it: it is offered. */
const isOffered = ({ offered }: Cells) => offered !== "false";

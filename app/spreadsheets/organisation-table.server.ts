import { addPartIn, renamePartIn } from "#app/dossiers/organisation/name-organisation.server.ts";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { organisationKinds, organisationSchema } from "#app/dossiers/organisation/organisation-part.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

/** The units and counters of an office. A row with an id is renamed, one without is added; none is removed. */
export const organisationTable: TableSource = {
  section: "settings:organisation.problems",
  page: "/settings/organisation",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const rows: { key: string; cells: Record<string, string> }[] = [];
    for (const kind of organisationKinds) {
      const parts = await listOrganisation(db, officeId, kind);
      rows.push(...parts.map(({ id, name }) => ({ key: id, cells: { id, part: kind, partName: name } })));
    }
    const kinds = choicesOf(organisationKinds, language, (t, kind) => t(`settings:organisation.${kind}`));
    const kindOf = new Map(rows.map(({ key, cells }) => [key, cells["part"]]));
    return {
      columns: [
        { name: "id", role: "id", width: 14 },
        { name: "part", role: "value", choices: kinds, width: 24 },
        { name: "partName", role: "value", width: 60 },
      ],
      rows,
      mayAdd: true,
      mayRemove: false,
      check: ({ id = "", part, partName = "" }) => {
        const read = organisationSchema.safeParse({ kind: part, id, name: partName });
        const isMoved = id !== "" && kindOf.get(id) !== part;
        return [
          ...(read.error?.issues ?? []).map(({ message }) => ({ column: "partName" as const, problem: message })),
          ...(isMoved ? [{ column: "part" as const, problem: "partMoved" }] : []),
        ];
      },
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const notes: SettingNote[] = [];
    for (const change of changes) {
      const { id, kind, name } = organisationSchema.parse({
        kind: change.after["part"],
        id: change.key,
        name: change.after["partName"],
      });
      const named =
        id === "" ? await addPartIn(tx, officeId, kind, name) : await renamePartIn(tx, officeId, kind, { id, name });
      if (!named.ok) return { ok: false, refused: { change, problem: "nameTaken" } };
      if (named.note !== undefined) notes.push(named.note);
    }
    return { ok: true, notes };
  },
};

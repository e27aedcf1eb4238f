import { listOffices } from "#app/offices/list-offices.server.ts";
import { retentionKinds, retentionRules } from "#app/platform/data-folder/retention.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import { listRetention } from "#app/staff/retention/list-retention.server.ts";
import { retentionSchema } from "#app/staff/retention/retention-schema.ts";
import { saveRetention } from "#app/staff/retention/set-retention.server.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

/**
 * How long each kind of data is stored, with its basis. The periods hold for the whole installation: one of several offices
 * can read the table, and nothing of its file is taken.
 */
export const retentionTable: TableSource = {
  section: "settings:retention.problems",
  page: "/settings/retention",
  canRemove: false,
  async load(db, _officeId, language): Promise<OfficeTable> {
    const [periods, offices] = await Promise.all([listRetention(db), listOffices(db)]);
    const choices = choicesOf(retentionKinds, language, (t, kind) => t(`settings:retention.kinds.${kind}.name`));
    return {
      columns: [
        { name: "dataKind", role: "key", choices, width: 44 },
        { name: "days", role: "value", isNumber: true, width: 12 },
        { name: "basis", role: "value", width: 60 },
        { name: "allowed", role: "shown", width: 20 },
      ],
      rows: periods.map(({ kind, days, basis = "" }) => ({
        key: kind,
        cells: { dataKind: kind, days: String(days), basis, allowed: allowed(kind) },
      })),
      mayAdd: false,
      mayRemove: false,
      check: ({ dataKind, days, basis }) => {
        if (offices.length > 1) return [{ column: undefined, problem: "severalOffices" }];
        const read = retentionSchema.safeParse({ kind: dataKind, days, basis });
        return (read.error?.issues ?? []).map(({ path, message }) =>
          path[0] === "days"
            ? { column: "days" as const, problem: "retentionDays" }
            : { column: "basis" as const, problem: message },
        );
      },
    };
  },
  async save(context, tx, { staffId }, changes) {
    const notes: SettingNote[] = [];
    for (const { after } of changes) {
      const { dataKind: kind, days, basis } = after;
      notes.push(await saveRetention(tx, staffId, retentionSchema.parse({ kind, days, basis }), context.clock.now()));
    }
    return { ok: true, notes };
  },
};

function allowed(kind: (typeof retentionKinds)[number]): string {
  const { least, most } = retentionRules[kind];
  return `${String(least)}–${String(most)}`;
}

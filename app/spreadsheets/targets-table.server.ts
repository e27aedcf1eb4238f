import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import { formatDay } from "#app/i18n/format.ts";
import { isDay } from "#app/platform/day.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import { listTargets } from "#app/targets/find-targets.server.ts";
import { setTargetIn } from "#app/targets/set-targets.server.ts";
import { targetFormSchema } from "#app/targets/target-forms.ts";
import { figureNames, targetComparisons } from "#app/targets/target.ts";
import { inOrderOfFigures, type OfficeTarget } from "#app/targets/target-validity.ts";
import { typedValueOf } from "#app/targets/typed-target.ts";
import { isColumnName, rowKey, type Cells, type OfficeTable, type TableColumn } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

/** The targets of an office: what a file adds or changes is set like on the page, so nothing is overwritten. */
export const targetsTable: TableSource = {
  section: "targets:problems",
  page: "/settings/targets",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const columns: TableColumn[] = [
      {
        name: "figure",
        role: "key",
        choices: choicesOf(figureNames, language, (t, one) => t(`figures:name.${one}`)),
        width: 44,
      },
      { name: "from", role: "key", tidy: tidyDay, width: 14 },
      {
        name: "comparison",
        role: "value",
        choices: choicesOf(targetComparisons, language, (t, one) => t(`targets:form.comparisons.${one}`)),
        width: 18,
      },
      { name: "target", role: "value", tidy: (typed) => typed.replace(/\s*%$/, "").replace(".", ","), width: 12 },
      { name: "until", role: "value", tidy: tidyDay, width: 14 },
      { name: "source", role: "value", width: 60 },
    ];
    const counting = inOrderOfFigures(await listTargets(db, officeId)).filter(
      ({ from, until }) => until === null || until >= from,
    );
    const rows = counting.map((target) => {
      const cells = cellsOf(target);
      return { key: rowKey(columns, cells), cells };
    });
    return { columns, rows, mayAdd: true, mayRemove: false, check };
  },
  async save(_context, tx, { officeId }, changes) {
    const notes: SettingNote[] = [];
    const inOrder = changes.toSorted((one, other) => (isoOf(one.after) < isoOf(other.after) ? -1 : 1));
    for (const change of inOrder) {
      const form = targetFormSchema.safeParse(formOf(change.after));
      if (!form.success) return { ok: false, refused: { change, problem: form.error.issues[0]?.message ?? "wrong" } };
      const set = await setTargetIn(tx, officeId, form.data);
      if (set !== undefined) notes.push(set.note);
    }
    return { ok: true, notes };
  },
};

function cellsOf({ figure, from, comparison, value, until, source }: OfficeTarget): Cells {
  return {
    figure,
    from: formatDay(from),
    comparison,
    target: typedValueOf(value, figure),
    until: until === null ? "" : formatDay(until),
    source,
  };
}

const formOf = ({ target, ...cells }: Cells) => ({ ...cells, value: target });

/** The problems of the form by the columns of the file; `value` is called `target` here. */
const check: OfficeTable["check"] = (cells) => {
  const read = targetFormSchema.safeParse(formOf(cells));
  return (read.error?.issues ?? []).map(({ path, message }) => {
    const field = String(path[0] ?? "");
    const column = field === "value" ? "target" : field;
    return { column: isColumnName(column) ? column : undefined, problem: message };
  });
};

/** A day as this product writes it; what cannot be read stays, to be named as a problem. */
function tidyDay(typed: string): string {
  const day = readTypedDay(typed);
  return day === undefined ? typed : formatDay(day);
}

function isoOf(cells: Cells): string {
  const day = readTypedDay(cells["from"] ?? "");
  return day !== undefined && isDay(day) ? day : "";
}

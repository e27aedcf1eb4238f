import type { Language } from "#app/i18n/languages.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { officeDetailsSchema, type OfficeDetails } from "#app/offices/office-details.ts";
import { saveOfficeDetails } from "#app/offices/save-office-details.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

const detailNames = [
  "name",
  "parentName",
  "place",
  "contactLine",
  "ratingOpenDays",
  "minimumAnswers",
] as const satisfies readonly (keyof OfficeDetails)[];

const nameOf = (text: string | undefined) => detailNames.find((name) => name === text);

/** The details of the office, one per row. */
export const officeDetailsTable: TableSource = {
  section: "settings:office.problems",
  page: "/settings/office",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const details = await findOfficeDetails(db, officeId);
    return {
      columns: [
        { name: "detail", role: "key", width: 40, choices: detailChoices(language) },
        { name: "value", role: "value", width: 60 },
      ],
      rows: detailNames.map((detail) => ({ key: detail, cells: { detail, value: String(details[detail]) } })),
      mayAdd: false,
      mayRemove: false,
      check: ({ detail, value = "" }) => {
        const problem = problemOf(detail, value);
        return problem === undefined ? [] : [{ column: "value", problem }];
      },
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const before = await findOfficeDetails(tx, officeId);
    const given = Object.fromEntries(changes.map(({ after }) => [after["detail"] ?? "", after["value"] ?? ""]));
    const { shown: _shown, ...details } = officeDetailsSchema.parse({ ...before, ...given });
    await saveOfficeDetails(tx, officeId, details);
    const changed = changesBetween({ ...before }, { ...details });
    return { ok: true, notes: [{ action: "office-changed", subject: officeId, changes: changed }] };
  },
};

function detailChoices(language: Language) {
  return choicesOf(detailNames, language, (t, name) => t(`settings:fields.${name}`));
}

function problemOf(detail: string | undefined, value: string): string | undefined {
  const name = nameOf(detail);
  if (name === undefined) return "choice";
  // Number("") is 0, which another sentence refuses.
  if (value === "" && (name === "ratingOpenDays" || name === "minimumAnswers")) return `${name}Wrong`;
  return officeDetailsSchema.shape[name].safeParse(value).error?.issues[0]?.message;
}

import { languages, type Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { officeDetailsSchema, type OfficeDetails } from "#app/offices/office-details.ts";
import { saveOfficeDetails } from "#app/offices/save-office-details.server.ts";
import { territories, type Territory } from "#app/offices/territory.ts";
import { searchText } from "#app/platform/text/search.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

const detailNames = [
  "name",
  "parentName",
  "place",
  "territory",
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
      rows: detailNames.map((detail) => ({ key: detail, cells: { detail, value: cellOf(detail, details, language) } })),
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
    const given = Object.fromEntries(
      changes.map(({ after: { detail = "", value = "" } }) => [
        detail,
        detail === "territory" ? territoryNamed(value) : value,
      ]),
    );
    const { shown: _shown, ...details } = officeDetailsSchema.parse({ ...before, ...given });
    await saveOfficeDetails(tx, officeId, details);
    const changed = changesBetween({ ...before }, { ...details });
    return { ok: true, notes: [{ action: "office-changed", subject: officeId, changes: changed }] };
  },
};

function detailChoices(language: Language) {
  return choicesOf(detailNames, language, (t, name) => t(`settings:fields.${name}`));
}

/** A row has one column of values, so the word for a province or city is written as people read it. */
function cellOf(detail: (typeof detailNames)[number], details: OfficeDetails, language: Language): string {
  if (detail !== "territory") return String(details[detail]);
  return translator(language)(`settings:office.territories.${details.territory}`);
}

function territoryNamed(word: string): Territory | undefined {
  const plain = searchText(word);
  return territories.find((territory) =>
    [territory, ...languages.map((one) => translator(one)(`settings:office.territories.${territory}`))].some(
      (name) => searchText(name) === plain,
    ),
  );
}

function problemOf(detail: string | undefined, value: string): string | undefined {
  const name = nameOf(detail);
  if (name === undefined) return "choice";
  if (name === "territory") return territoryNamed(value) === undefined ? "territoryWrong" : undefined;
  // Number("") is 0, which another sentence refuses.
  if (value === "" && (name === "ratingOpenDays" || name === "minimumAnswers")) return `${name}Wrong`;
  return officeDetailsSchema.shape[name].safeParse(value).error?.issues[0]?.message;
}

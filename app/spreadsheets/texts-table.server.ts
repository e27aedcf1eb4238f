import { languages, type Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import {
  findTextInfo,
  officeTextInfos,
  productText,
  readOfficeText,
  shownPlaceholder,
  shownText,
  textNameOf,
} from "#app/settings/office-text.ts";
import { findAllOfficeTexts, saveOfficeText } from "#app/settings/office-texts.server.ts";
import type { Cells, OfficeTable, TableColumn } from "./office-table.ts";
import type { TableSource } from "./table-source.server.ts";

/** The words of messages and pages: the product's text beside the office's, which may be empty. */
export const textsTable: TableSource = {
  section: "settings:texts.problems",
  page: "/settings/texts",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const own = await findAllOfficeTexts(db, officeId);
    const columns: TableColumn[] = [
      {
        name: "text",
        role: "key",
        choices: officeTextInfos.map((info) => ({
          value: info.key,
          label: textNameOf(info, translator(language)),
          also: languages.map((one) => textNameOf(info, translator(one))),
        })),
        width: 36,
      },
      { name: "placeholders", role: "shown", width: 30 },
      { name: "productVi", role: "shown", width: 50 },
      { name: "vi", role: "value", width: 50 },
      { name: "productEn", role: "shown", width: 50 },
      { name: "en", role: "value", width: 50 },
    ];
    const wordsIn = (one: Language, key: string) => shownText(own[one][key] ?? "", one);
    return {
      columns,
      rows: officeTextInfos.map(({ key, placeholders }) => ({
        key,
        cells: {
          text: key,
          placeholders: placeholders.map((name) => shownPlaceholder(name, "vi")).join(" "),
          productVi: shownText(productText(key, "vi"), "vi"),
          vi: wordsIn("vi", key),
          productEn: shownText(productText(key, "en"), "en"),
          en: wordsIn("en", key),
        },
      })),
      mayAdd: false,
      mayRemove: false,
      check,
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const before = await findAllOfficeTexts(tx, officeId);
    const notes: SettingNote[] = [];
    for (const change of changes) {
      const info = findTextInfo(change.key);
      if (info === undefined) return { ok: false, refused: { change, problem: "unknownRow" } };
      const [vi, en] = languages.map((one) => readOfficeText(info, change.after[one] ?? "").text);
      const note = await saveOfficeText(tx, officeId, before, { key: change.key, vi: vi ?? "", en: en ?? "" });
      if (note !== undefined) notes.push(note);
    }
    return { ok: true, notes };
  },
};

function check(cells: Cells): ReturnType<OfficeTable["check"]> {
  const info = findTextInfo(cells["text"]);
  if (info === undefined) return [{ column: "text", problem: "unknownRow" }];
  return languages.flatMap((language) => {
    const { problem } = readOfficeText(info, cells[language] ?? "");
    return problem === undefined ? [] : [{ column: language, problem }];
  });
}

import { translator } from "#app/i18n/translate.ts";
import { findOpenDraft, saveDraftTexts } from "#app/ratings/versions/change-version.server.ts";
import { draftTexts, textProblem, type DraftText } from "#app/ratings/versions/draft-texts.ts";
import type { OfficeTable } from "./office-table.ts";
import type { TableSource } from "./table-source.server.ts";

/** The texts of the questionnaire's draft in both languages; empty while the office has no draft. */
export const questionsTable: TableSource = {
  section: "questionnaires:problems",
  page: "/settings/questionnaires",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const t = translator(language);
    const draft = await findOpenDraft(db, officeId);
    const texts = new Map(draftTexts(draft?.questions ?? []).map((text) => [text.id, text]));
    const nameOf = ({ part, question }: DraftText) =>
      part === "label"
        ? t("questionnaires:parts.label")
        : t(`questionnaires:parts.${part}`, { label: question.label.vi });
    return {
      columns: [
        { name: "id", role: "id", width: 24 },
        { name: "text", role: "shown", width: 40 },
        { name: "vi", role: "value", width: 50 },
        { name: "en", role: "value", width: 50 },
      ],
      rows: [...texts.values()].map((text) => ({
        key: text.id,
        cells: { id: text.id, text: nameOf(text), vi: text.texts.vi, en: text.texts.en },
      })),
      mayAdd: false,
      mayRemove: false,
      check: (cells) => {
        const part = texts.get(cells["id"] ?? "")?.part;
        if (part === undefined) return [{ column: "id", problem: "unknownRow" }];
        return (["vi", "en"] as const).flatMap((column) => {
          const problem = textProblem(part, column, cells[column] ?? "");
          return problem === undefined ? [] : [{ column, problem }];
        });
      },
    };
  },
  async save(context, tx, { officeId }, changes) {
    const typed = new Map(changes.map(({ key, after }) => [key, { vi: after["vi"] ?? "", en: after["en"] ?? "" }]));
    return { ok: true, notes: await saveDraftTexts(context, tx, officeId, typed) };
  },
};

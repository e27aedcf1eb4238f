import type { Db, Tx } from "#db/engine.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import type { ProblemSection } from "#app/i18n/problem-sentence.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { OfficeTable, RowChange, TableColumn } from "./office-table.ts";

/** Who changes a table. */
export type By = Pick<SignedIn, "officeId" | "staffId">;

/** A row that cannot be saved although each of its cells could: a name that is taken, an overlap. */
export interface RowRefusal {
  change: RowChange;
  problem: string;
}

export type SavedRows = { ok: true; notes: SettingNote[] } | { ok: false; refused: RowRefusal };

/** One table of settings: how it is read and saved. Its area keeps the rules and writes the rows. */
export interface TableSource {
  /** The section of texts in which its own problems stand. */
  section: ProblemSection;
  /** The page on which the same is set by hand. */
  page: string;
  /** Whether rows can be removed by a mark in the file. */
  canRemove: boolean;
  load: (db: Db, officeId: string, language: Language) => Promise<OfficeTable>;
  /** Saves all changes in the transaction that locked the office; one note for the audit record per changed thing. */
  save: (context: Context, tx: Tx, by: By, changes: readonly RowChange[]) => Promise<SavedRows>;
}

/** Choices with their word in the reader's language; the words of the other languages are understood as well. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  language: Language,
  wordOf: (t: Translate, value: Value) => string,
): NonNullable<TableColumn["choices"]> {
  return values.map((value) => ({
    value,
    label: wordOf(translator(language), value),
    also: languages.map((other) => wordOf(translator(other), value)),
  }));
}

/** Yes and no as choices. */
export function yesOrNo(language: Language): NonNullable<TableColumn["choices"]> {
  return choicesOf(["true", "false"], language, (t, value) =>
    t(value === "true" ? "settings:values.yes" : "settings:values.no"),
  );
}

import type { Db, Tx } from "#db/engine.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import type { ProblemSection } from "#app/i18n/problem-sentence.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { searchText } from "#app/platform/text/search.ts";
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

/** A cell that lists several values in words, separated by semicolons, commas or line breaks. */
export interface ListOfWords<Value extends string> {
  /** Every value, in words. */
  all: string;
  wordOf: (value: Value) => string;
  textOf: (values: readonly Value[]) => string;
  /** The value of a word in any language of the product; undefined for another word. */
  valueOf: (word: string) => Value | undefined;
  /** The known values of a cell, in the order of all values. */
  valuesOf: (cell: string) => Value[];
  /** Whether a cell has a word that none of the values has; a dash stands for no value. */
  isUnknown: (cell: string) => boolean;
  /** The cell in the words of the reader; without `between`, in the order of all values. A cell with unknown words stays. */
  tidy: (cell: string, between?: string) => string;
}

export function listOfWords<Value extends string>(
  values: readonly Value[],
  language: Language,
  wordOf: (t: Translate, value: Value) => string,
): ListOfWords<Value> {
  const named = (value: Value) => wordOf(translator(language), value);
  const valueOf = (word: string) =>
    values.find((value) =>
      [value, ...languages.map((one) => wordOf(translator(one), value))].some(
        (name) => searchText(name) === searchText(word),
      ),
    );
  const wordsOf = (cell: string) =>
    cell
      .split(/[;,\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "" && !/^[–-]$/.test(word));
  const valuesOf = (cell: string) => values.filter((value) => wordsOf(cell).some((word) => valueOf(word) === value));
  const isUnknown = (cell: string) => wordsOf(cell).some((word) => valueOf(word) === undefined);
  const textOf = (some: readonly Value[]) =>
    values
      .filter((value) => some.includes(value))
      .map(named)
      .join("; ");
  const inOrder = (word: string) => {
    const value = valueOf(word.trim());
    return value === undefined ? "–" : named(value);
  };
  return {
    all: textOf(values),
    wordOf: named,
    textOf,
    valueOf,
    valuesOf,
    isUnknown,
    tidy: (cell, between) => {
      if (isUnknown(cell)) return cell;
      if (between === undefined) return textOf(valuesOf(cell));
      return cell
        .split(between)
        .map(inOrder)
        .join(between)
        .replace(/(?:\n?–)+$/, "");
    },
  };
}

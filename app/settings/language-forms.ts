import { z } from "zod";
import type { TranslationProblem } from "#app/i18n/catalogue.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** A line of a translated catalogue. */
export interface TranslatedLine {
  line: number;
  key: string;
  /** The translation; empty if there is none. */
  words: string;
}

/** Why a line of a catalogue was not taken. */
export interface TranslationRefusal {
  line: number;
  key: string;
  problem: TranslationProblem | "unknownKey";
}

/** The form that adds a language; problems are texts below `settings:languages.problems`. */
export const languageSchema = z.object({
  code: typedLine(1, 3, { missing: "codeWrong", long: "codeWrong" }).transform((code) => code.toLowerCase()),
  name: typedLine(2, 60, { missing: "nameWrong", long: "nameWrong" }),
});

/** A further language as its page shows it. */
export interface LanguageState {
  code: string;
  name: string;
  isOffered: boolean;
  /** Texts that are not translated, of `all`. */
  missing: number;
  all: number;
}

import { z } from "zod";
import { channels, dossierStates, returnWays } from "#app/dossiers/dossier.ts";
import type { RegisterWords } from "#app/imports/reading/register-words.ts";
import { searchText } from "#app/platform/text/search.ts";

/** The columns of a register whose cells are words with a fixed meaning. */
export const wordKinds = ["channel", "state", "returnedBy"] as const;
export type WordKind = (typeof wordKinds)[number];

/** What a word of each column can mean. */
export const meaningsOf = { channel: channels, state: dossierStates, returnedBy: returnWays } as const;

/** A word of an office's registers, as it was written, and what it means. */
export interface RegisterWord {
  kind: WordKind;
  written: string;
  meaning: string;
}

/** The forms of one word; their messages are names of texts below `imports:wordProblems`. */
export const registerWordSchema = z
  .object({
    kind: z.enum(wordKinds, "wordMissing"),
    word: z.string("wordMissing").trim().min(1, "wordMissing").max(60, "wordMissing"),
    meaning: z.string("meaningMissing"),
  })
  .refine(({ kind, meaning }) => (meaningsOf[kind] as readonly string[]).includes(meaning), {
    path: ["meaning"],
    message: "meaningMissing",
  });

/** The words as the reader of registers looks them up. */
export function wordsOf(words: readonly RegisterWord[]): RegisterWords {
  const ofKind = (kind: WordKind) =>
    Object.fromEntries(
      words.filter((word) => word.kind === kind).map((word) => [searchText(word.written), word.meaning]),
    );
  return { channel: ofKind("channel"), state: ofKind("state"), returnedBy: ofKind("returnedBy") } as RegisterWords;
}

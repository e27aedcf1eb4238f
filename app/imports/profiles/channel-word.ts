import { z } from "zod";
import { channels, type Channel } from "#app/dossiers/dossier.ts";
import type { ChannelWords } from "#app/imports/reading/register-words.ts";
import { searchText } from "#app/platform/text/search.ts";

/** A word of an office's registers for a channel, as it was written. */
export interface ChannelWord {
  written: string;
  channel: Channel;
}

/** The forms of one word; their messages are names of texts below `imports:wordProblems`. */
export const channelWordSchema = z.object({
  word: z.string("wordMissing").trim().min(1, "wordMissing").max(60, "wordMissing"),
  channel: z.enum(channels, "channelMissing"),
});

/** The words as the reader of registers looks them up. */
export function wordsOf(words: readonly ChannelWord[]): ChannelWords {
  return Object.fromEntries(words.map(({ written, channel }) => [searchText(written), channel]));
}

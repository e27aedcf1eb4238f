import { channels, dossierStates, returnWays } from "#app/dossiers/dossier.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { RegisterWord } from "./register-word.ts";

/** What a word means, in the words of a language. */
export function meaningText(t: Translate, { kind, meaning }: Pick<RegisterWord, "kind" | "meaning">): string {
  const channel = channels.find((one) => kind === "channel" && one === meaning);
  if (channel !== undefined) return t(`dossiers:channels.${channel}`);
  const state = dossierStates.find((one) => kind === "state" && one === meaning);
  if (state !== undefined) return t(`dossiers:states.${state}`);
  const way = returnWays.find((one) => kind === "returnedBy" && one === meaning);
  return way === undefined ? meaning : t(`imports:ways.${way}`);
}

/** A word with its column and its meaning. */
export function wordText(t: Translate, word: RegisterWord): string {
  return `${t(`imports:columns.${word.kind}`)}: “${word.written}” = ${meaningText(t, word)}`;
}

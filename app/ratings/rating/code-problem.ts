import { codeCharacters, partWithCode, type CodeProblem } from "#app/platform/readable-code.ts";

/** Why no receipt was found for what was typed. */
export type CodeTrouble = CodeProblem | { reason: "empty" } | { reason: "unknown" };

/** Letters and digits that no code contains, because they are taken for one another. */
export const neverUsed = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ").filter(
  (character) => !codeCharacters.includes(character),
);

/** Characters of the field at most: room for a whole address that somebody pastes. */
export const longestTyped = 200;

/** The code in what was typed, alone or in a pasted address, as it is read and put back into the field. */
export function codeInTyped(typed: string): string {
  return Array.from(partWithCode(typed)).slice(0, 40).join("");
}

/** The characters to name in a sentence: at most ten, whatever was pasted. */
export function strangeCharacters(characters: readonly string[]): string {
  return characters.slice(0, 10).join(" ");
}

import { codeCharacters, partWithCode, type CodeProblem } from "#app/platform/readable-code.ts";

/** Why the typed text leads to no receipt. */
export type CodeTrouble = CodeProblem | { reason: "empty" } | { reason: "unknown" };

/** Letters and digits that no code contains, because people confuse them with others. */
export const neverUsed = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ").filter(
  (character) => !codeCharacters.includes(character),
);

/** Most characters of the field: enough for a whole address that somebody pastes. */
export const longestTyped = 200;

/** The code in a typed text, alone or in a pasted address, as it is put back into the field. */
export function codeInTyped(typed: string): string {
  return Array.from(partWithCode(typed)).slice(0, 40).join("");
}

/** The unknown characters for a message: at most ten. */
export function strangeCharacters(characters: readonly string[]): string {
  return characters.slice(0, 10).join(" ");
}

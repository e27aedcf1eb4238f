import { randomInt } from "node:crypto";
import { checkCharacter, codeCharacters } from "./spoken-code.ts";

/** A new random code of `length` characters, the last one its check character. */
export function newSpokenCode(length: number): string {
  const body = Array.from({ length: length - 1 }, () => codeCharacters.charAt(randomInt(codeCharacters.length))).join(
    "",
  );
  return body + checkCharacter(body);
}

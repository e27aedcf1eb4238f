import { isCommonPassword } from "./common-passwords.ts";

/** The fewest and the most characters of a password; the maximum only prevents hashing a very long text. */
export const shortestPassword = 12;
export const longestPassword = 200;

const fewestDifferentCharacters = 5;

/** Only digits: a telephone number, a day or a citizen's number. */
const onlyDigits = /^[\d\s.-]+$/;

export type PasswordProblem = "short" | "long" | "guessable";

/**
 * The reason why a new password is refused, or undefined. Its length decides, not a mixture of character classes (NIST
 * SP 800-63B §5.1.1.2, OWASP ASVS 2.1). Also refused: few different characters, a simple sequence, digits only, the
 * account's own name, and common passwords.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const characters = Array.from(samePassword(password));
  if (characters.length < shortestPassword) return "short";
  if (characters.length > longestPassword) return "long";
  return isGuessable(characters, email) ? "guessable" : undefined;
}

function isGuessable(characters: readonly string[], email: string): boolean {
  if (new Set(characters).size < fewestDifferentCharacters) return true;
  const text = characters.join("").toLowerCase();
  const account = email.toLowerCase().split("@")[0] ?? "";
  if (account.length >= 4 && text.includes(account)) return true;
  return isRun(text) || onlyDigits.test(text) || isCommonPassword(text);
}

/** Whether every character follows the one before: `123456789012`, `abcdefghijkl`. */
function isRun(text: string): boolean {
  const rest = text.slice(1).replaceAll("0", ":");
  return Array.from(rest).every((character, index) => character.charCodeAt(0) - text.charCodeAt(index) === 1);
}

/** Normalizes to NFKC: keyboards send ế as one character or as three. */
export function samePassword(password: string): string {
  return password.normalize("NFKC");
}

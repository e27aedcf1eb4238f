/** The reason why the letters of a text are not what was written (legacy font, double encoding). */
export type TextTrouble = "brokenText" | "doubleEncoded" | "legacyFont";

/** The characters that bytes 0x80–0xBF of UTF-8 become if they are read as Latin-1 or a Windows code page. */
const tail =
  "[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2010-\\u203a\\u20ab\\u20ac\\u2122]";

/**
 * UTF-8 that was read in another encoding and saved as UTF-8 again. The leading characters are the first bytes of
 * Vietnamese letters (C3–C6, E1 BA, E1 BB) in Latin-1, Windows-1252 and 1258, Mac Roman (√, ·∫) and DOS code pages (box
 * drawing).
 */
const doubleEncoded = new RegExp(
  [
    `[ÃĂÄÅÆ]${tail.replace("\\u00bf", "\\u009f\\u00a1-\\u00bf")}`,
    "[ÃĂ]\\u00a0(?=\\p{L})",
    "á[º»¼½]",
    "Â[\\u0080-\\u009f\\u00a1-\\u00bf]",
    "â€",
    "·[∫ª]",
    "√[^\\s\\d]",
    "\\p{L}?[\\u2500-\\u257f]\\p{L}?",
  ].join("|"),
  "u",
);

/** Letters as a web page writes them in ASCII, such as `&#7843;`, `&#x1EA3;` and `&ograve;`. */
const pageLetters = /&(#0*(19[2-9]|[2-9]\d\d|\d{4,5})|#x[\da-f]{2,4}|[a-z](acute|grave|circ|tilde));/i;

/**
 * Letters that TCVN3 (".VnTime") and VNI fonts show as Vietnamese ones and that stand in no Vietnamese word, beside a plain
 * letter; and the tone letters of Windows-1258 in the middle of a word. All as programs write them that take the bytes for
 * Latin-1.
 */
const strange = "µ¸¶·¹¨»¾¼½©®ª«¬§¦¤¥¢£ÆÇÎÏÑ×ØÜÞßåäæçëîïñö÷øûüþÄÅËÖÛ\\u00ad";
const besideLetter = new RegExp(`[A-Za-z][${strange}]|[${strange}][A-Za-z]|[a-zà-ÿ][ÌÒÞ]`, "gu");
/** VNI writes a tone mark as a letter after the vowel: pairs that no Vietnamese syllable has. */
const vniPair = /[aeoy][âêô]|[aeou][øûïåäë]|[oeuiyö][õã](?![aeiouy])|[AEOY][ÂÊÔ]|[AEOU][ØÛÏÅÄË]/gu;
/** Letters that only Vietnamese in Unicode has: a text with them was not written in such a font. */
const unicodeVietnamese = /[\u1ea0-\u1ef9ăĂđĐơƠưƯ]/u;
/** One strange letter may be a name ("Müller"), several are a font. */
const fewestStrange = 2;

/** Marks that no letter of the text could take up: the tone marks of Windows-1258 stand behind vowels only. */
const looseMark = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * Whether bytes are text of Windows-1258, by what they would be in UTF-8 and in that code page: few valid letters there,
 * and here Vietnamese ones without letters of older fonts among them.
 */
export function isWindows1258(asUnicode: string, asCodePage: () => string): boolean {
  const broken = count(asUnicode, /\ufffd/g);
  if (broken === 0 || broken <= count(asUnicode, /[\u0080-\ufffc]/gu)) return false;
  const text = asCodePage().normalize("NFC");
  const vietnamese = count(text, new RegExp(unicodeVietnamese, "gu"));
  return vietnamese > 0 && !looseMark.test(text) && count(text, besideLetter) + count(text, vniPair) < vietnamese / 4;
}

function count(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).length;
}

/** The problem of the letters of a text; undefined if there is none. */
export function textTrouble(text: string): TextTrouble | undefined {
  if (text.includes("\ufffd")) return "brokenText";
  if (text.includes("&") && pageLetters.test(text)) return "doubleEncoded";
  if (/^[\x20-\x7e]*$/.test(text)) return undefined;
  if (doubleEncoded.test(text)) return "doubleEncoded";
  const composed = text.normalize("NFC");
  if (unicodeVietnamese.test(composed)) return undefined;
  return count(composed, besideLetter) + count(composed, vniPair) >= fewestStrange ? "legacyFont" : undefined;
}

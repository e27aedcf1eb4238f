import {
  accountPattern,
  addressPatterns,
  dossierPatterns,
  emailPattern,
  identityPatterns,
  longNumberPattern,
  namePatterns,
  phonePatterns,
  platePatterns,
} from "./personal-data-patterns.ts";

/**
 * The kinds of data in a text that identify a person or help to (Luật 91/2025/QH15), searched before a text is
 * published.
 */
export const personalDataKinds = [
  "phone",
  "email",
  "identity",
  "account",
  "dossier",
  "plate",
  "address",
  "name",
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** A span in a text, as string positions; `to` is the first position after it. */
export interface FoundSpan {
  from: number;
  to: number;
  kind: PersonalDataKind;
}

/** Known data of the persons and the dossier of a case, found in any writing. */
export interface KnownData {
  names: readonly string[];
  addresses: readonly string[];
  dossierNumbers: readonly string[];
}

export const nothingKnown: KnownData = { names: [], addresses: [], dossierNumbers: [] };

/** The words that replace personal data, by kind. */
export const maskWords: Record<PersonalDataKind, string> = {
  phone: "[số điện thoại]",
  email: "[thư điện tử]",
  identity: "[số giấy tờ]",
  account: "[số tài khoản]",
  dossier: "[mã hồ sơ]",
  plate: "[biển số xe]",
  address: "[địa chỉ]",
  name: "[họ tên]",
};

/** The replacements of masked data, such as "[họ tên]". */
export const masks = Object.values(maskWords);

/** If two patterns match the same words, the first one decides the kind. */
const patterns: readonly (readonly [PersonalDataKind, readonly RegExp[]])[] = [
  ["email", [emailPattern]],
  ["dossier", dossierPatterns],
  ["phone", phonePatterns],
  ["account", [accountPattern]],
  ["identity", identityPatterns],
  ["account", [longNumberPattern]],
  ["plate", platePatterns],
  ["address", addressPatterns],
  ["name", namePatterns],
];

/**
 * Finds personal data in a text, in order and without overlaps. It finds known shapes and words after an announcing
 * word, rather too much than too little; a person checks the result. `text` must be NFC.
 */
export function findPersonalData(text: string, known: KnownData = nothingKnown): FoundSpan[] {
  const spans: FoundSpan[] = [];
  for (const { from, to } of betweenMasks(text)) {
    const part = text.slice(from, to);
    for (const span of [...findByShape(part), ...findKnown(part, known)]) {
      spans.push({ ...span, from: span.from + from, to: span.to + from });
    }
  }
  return merged(spans);
}

/** The text with the spans masked; they must be in order and without overlaps, as `findPersonalData` gives them. */
export function maskText(text: string, spans: readonly FoundSpan[]): string {
  let masked = "";
  let at = 0;
  for (const { from, to, kind } of spans) {
    masked += text.slice(at, from) + maskWords[kind];
    at = to;
  }
  return masked + text.slice(at);
}

const mostRounds = 12;

/**
 * Masks all personal data that can be found in a text, also data that is only recognized after its neighbour is masked.
 * Ordinary texts need two or three rounds; after twelve the rest of the text is masked as a whole, because a text of
 * numbers only ("091.091.091.…") would need a round for each and stop the process for a minute.
 */
export function maskPersonalData(text: string, known: KnownData = nothingKnown): string {
  let masked = text;
  for (let round = 1; ; round += 1) {
    const spans = findPersonalData(masked, known);
    const [first] = spans;
    if (first === undefined) return masked;
    if (round > mostRounds) return maskText(masked, [{ ...first, to: masked.length }]);
    masked = maskText(masked, spans);
  }
}

/** The parts of a text between its masks. */
function betweenMasks(text: string): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  while (from < text.length) {
    const next = masks
      .map((mask) => ({ mask, at: text.indexOf(mask, from) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    const to = next?.at ?? text.length;
    if (to > from) parts.push({ from, to });
    from = next === undefined ? text.length : to + next.mask.length;
  }
  return parts;
}

function findByShape(written: string): FoundSpan[] {
  const text = inPlainSigns(written);
  return patterns.flatMap(([kind, shapes]) =>
    shapes.flatMap((shape) =>
      [...text.matchAll(shape)].flatMap((match) => {
        // After an announcing word only the announced text is masked: the group "data".
        const data = match.groups?.["data"] ?? match[0];
        const from = match.index + match[0].lastIndexOf(data);
        return data === "" ? [] : [{ kind, from, to: from + data.length }];
      }),
    ),
  );
}

/**
 * Replaces wide characters (０９, ＠) by their normal ones and invisible ones by spaces, one by one, so that positions
 * stay the same.
 */
function inPlainSigns(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, " ");
}

/** Removes diacritics and capitals letter by letter, so that positions stay the same. */
function folded(text: string): string {
  return Array.from(text)
    .map((letter) => {
      const plain = letter
        .normalize("NFD")
        .replace(/\p{M}+/gu, "")
        .replace(/[đĐ]/g, "d")
        .toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join("");
}

function findKnown(text: string, known: KnownData): FoundSpan[] {
  const plain = folded(text);
  const wanted: (readonly [PersonalDataKind, readonly string[]])[] = [
    ["name", known.names],
    ["address", known.addresses],
    ["dossier", known.dossierNumbers],
  ];
  return wanted.flatMap(([kind, values]) =>
    values.flatMap((value) => occurrences(text, plain, value).map((span) => ({ ...span, kind }))),
  );
}

/** Several words are found in any writing; a single word only as written, because "An" is also in "an toàn". */
function occurrences(text: string, plain: string, value: string): { from: number; to: number }[] {
  const words = value.normalize("NFC").trim().split(/\s+/).filter(Boolean);
  if (words.join("").length < 2) return [];
  const isSingle = words.length === 1;
  const escaped = (isSingle ? words : words.map(folded)).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const shape = new RegExp(`(?<![\\p{L}\\d])${escaped.join("\\s+")}(?![\\p{L}\\d])`, "gu");
  return [...(isSingle ? text : plain).matchAll(shape)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Overlapping spans become one, of the kind of the first. */
function merged(spans: readonly FoundSpan[]): FoundSpan[] {
  const inOrder = spans.toSorted((one, other) => one.from - other.from || other.to - one.to);
  const result: FoundSpan[] = [];
  for (const span of inOrder) {
    const last = result.at(-1);
    if (last === undefined || span.from >= last.to) result.push({ ...span });
    else last.to = Math.max(last.to, span.to);
  }
  return result;
}

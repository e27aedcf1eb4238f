/**
 * Blanks that were left in a text: what a template or a draft keeps open, and what nobody may read who gets the text.
 * An ellipsis that ends a word ("bản sao…", "v.v…"), omissions inside quotation marks and remarks in brackets that tell
 * something ("(nêu trên)", "(ghi ngày 20/11/2026)") are no blanks.
 */

/** What a writer is told to do in a blank. */
const instructions =
  "nêu|ghi|liệt kê|điền|nhập|bổ sung|chọn|viết|mô tả|trình bày|giải thích|state|fill in|list|insert|enter|write|describe";
/** What follows when the same word tells where something stands, not what to write. */
const tellsWhere = "trên|ở|tại|theo|trong|dưới|sau|năm|trước|rõ (?:ở|tại|trong|trên)";
/** What a blank is called that has a name only. */
const names =
  "lý do|lí do|nội dung|họ tên|họ và tên|tên|tên cơ quan|cơ quan|ngày|ngày tháng|ngày,? tháng,? năm|thời gian|thời hạn|số|số hồ sơ|mã hồ sơ|địa chỉ|hướng dẫn|căn cứ|reason|name|date";

/** A word after which the thing itself is missing. */
const announcing = "vì|do|là|gồm|ngày|tháng|năm|số|tên|lý do|lí do|mã|của|tại|từ|đến";

/** In order: the first that is found names the gap. Each says what it finds as its whole match or as its group. */
const shapes: readonly RegExp[] = [
  // {{nêu lý do}}, {{ }}
  /\{\{[^{}]*\}\}/gu,
  // ____, ……, .....: places to write on; "./." ends a letter.
  /_{2,}|…{2,}|\.{4,}|(?:…|\.{3})\s*\/\s*(?:…|\.{3})(?:\s*\/\s*(?:…|\.{3}))?/gu,
  // […], [...], [ ], (…), <…>
  /\[[\s.…_]*\]|\([\s]*(?:…|\.{3}|_+)[\s]*\)|<[\s]*(?:…|\.{3})[\s]*>/gu,
  // [nêu lý do], (liệt kê), <ghi ngày>
  new RegExp(
    `[[(<]\\s*(?:${instructions})(?!\\p{L})(?!\\s+(?:${tellsWhere})(?!\\p{L}))[^\\])>\\d]{0,60}[\\])>]`,
    "giu",
  ),
  // [lý do], [ngày, tháng, năm]
  new RegExp(`\\[\\s*(?:${names})\\s*\\]`, "giu"),
  // "vì: …", "ngày …", and an ellipsis that stands alone
  new RegExp(
    `(?:(?:^|[\\s:“"«])(?:…|\\.{3})(?=$|[\\s,;:!?/”"»]|\\.(?!\\.)))|(?<=(?:^|\\s)(?:${announcing})\\s?)(?:…|\\.{3})(?!\\.)`,
    "gimu",
  ),
];

/** Quotation marks around words: what is left out inside them was left out by whoever quotes. */
const quotes = /“[^“”]*”|"[^"\n]*"|«[^«»]*»/gu;

/** A quote that holds words, with its omissions taken out; one that holds nothing but blanks stays as it is. */
function withoutOmissions(quote: string): string {
  const words = quote.replaceAll(/\[\s*(?:…|\.{3})\s*\]|…|\.{3}/gu, "");
  return /\p{L}/u.test(words) ? words : quote;
}

/**
 * The blanks of a text as they are written, each once, in the order of the text. `masks` are words in square brackets
 * that stand for personal data, such as "[họ tên]" in a published answer.
 */
export function gapsIn(text: string, masks: readonly string[] = []): string[] {
  const read = masks.reduce((left, mask) => left.replaceAll(mask, "—"), text).replaceAll(quotes, withoutOmissions);
  const found = shapes.flatMap((shape) =>
    [...read.matchAll(shape)].map((match) => ({ at: match.index, gap: match[0].replace(/^[:“"«]/u, "").trim() })),
  );
  const inOrder = found.toSorted((one, other) => one.at - other.at).map(({ gap }) => gap);
  return [...new Set(inOrder)];
}

/** The blanks of a text, as a sentence names them: “[…]”, “(ghi ngày)”. */
export function gapsAsQuoted(text: string, masks: readonly string[] = []): string {
  return gapsIn(text, masks)
    .map((gap) => `“${gap}”`)
    .join(", ");
}

/** Whether a text is complete, so that it may leave the office. */
export function isComplete(text: string, masks: readonly string[] = []): boolean {
  return gapsIn(text, masks).length === 0;
}

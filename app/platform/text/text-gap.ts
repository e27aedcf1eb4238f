/**
 * Blanks in a text: parts that a template or draft leaves open and that no recipient may see. An ellipsis that ends a
 * word ("bản sao…", "v.v…"), omissions inside quotation marks and remarks in brackets with a content ("(nêu trên)",
 * "(ghi ngày 20/11/2026)") are no blanks.
 */

/** Words of instruction inside a blank. */
const instructions =
  "nêu|ghi|liệt kê|điền|nhập|bổ sung|chọn|viết|mô tả|trình bày|giải thích|state|fill in|list|insert|enter|write|describe";
/** Continuations that show that the word is not an instruction. */
const tellsWhere =
  "trên|ở|tại|theo|trong|dưới|sau|năm|trước|rõ (?:ở|tại|trong|trên)|nhận|lại|tắt|tay|hoa|học|khẩu|cảnh|hộ|âm|hình|một|hồ sơ";
/** Polite words before an instruction in square or angle brackets; in round ones they may address the reader. */
const politely = "(?:(?:đề nghị|xin|vui lòng|hãy|cần|please)\\s+)?";
/** Names of things that a blank may stand for without an instruction. */
const names =
  "lý do|lí do|nội dung|họ tên|họ và tên|tên|tên cơ quan|cơ quan|ngày|ngày tháng|ngày,? tháng,? năm|thời gian|thời hạn|số|số hồ sơ|mã hồ sơ|địa chỉ|hướng dẫn|căn cứ|giấy tờ|reason|name|date";

/** Words after which the content is missing. */
const announcing = "vì|do|là|gồm|ngày|tháng|năm|số|tên|lý do|lí do|mã|của|tại|từ|đến";

/** Words before a name in round brackets that is not filled in: "vì (lý do)", "Kính gửi (họ tên)". */
const awaiting = "vì|do|là|gồm|của|tại|từ|đến|gửi|cho|thuộc|ông|bà|ông/bà";

/** Patterns in order of priority: the first match names the blank, by its whole match or by its group. */
const shapes: readonly RegExp[] = [
  // {{nêu lý do}}, {nêu lý do}, {{ }}, and what is left of them
  /\{{1,2}[^{}]*\}{1,2}|\{\{/gu,
  // ____, _ _ _, ……, ....., . . .: places to write on; "./." ends a letter.
  /_(?:\s?_)+|…{2,}|\.{4,}|\.(?: \.){2,}|(?:…|\.{2,3})\s*\/\s*(?:…|\.{2,3})(?:\s*\/\s*(?:…|\.{2,3}))?/gu,
  // […], [...], [ ], (…), ( ), <…>, [xxx]
  /\[[\s.…_]*\]|\([\s.…_]*\)|<[\s.…_]+>|\[\s*x+\s*\]/giu,
  // xx/xx/2026, dd/MM/yyyy, xxx, "ngày   /   /2026"
  /(?<![\p{L}\d])(?:[xX]{2}\/[xX]{2}|[dD]{2}\/[mM]{2})(?:\/[\dxXyY]{2,4})?|(?<![\p{L}\d])x{3,}(?![\p{L}\d])|(?<=ngày\s*)\/\s*\//gu,
  // [nêu lý do], (liệt kê), <ghi ngày>
  new RegExp(
    `[[(<]\\s*(?:${instructions})(?!\\p{L})(?!\\s+(?:${tellsWhere})(?!\\p{L}))[^\\])>\\d]{0,60}[\\])>]`,
    "giu",
  ),
  // [đề nghị ghi rõ], <xin điền>
  new RegExp(`[[<]\\s*${politely}(?:${instructions})(?!\\p{L})[^\\]>\\d]{0,60}[\\]>]`, "giu"),
  // [lý do], [ngày, tháng, năm], [tên đơn vị], <số ngày>
  new RegExp(`[[<]\\s*(?:${names})(?:\\s\\p{L}+){0,3}\\s*[\\]>]`, "giu"),
  // "vì (lý do)", "Lý do: (nội dung)", and a text that begins with "(tên cơ quan)"
  new RegExp(`(?<=(?:^|:|(?:^|\\s)(?:${awaiting}))\\s*)\\(\\s*(?:${names})(?:\\s\\p{L}+){0,3}\\s*\\)`, "giu"),
  // "hồ sơ XXX", "số XXXX"; other capitals may be a Roman number
  /(?<=(?:^|\s)(?:hồ sơ|ông|bà|ông\/bà|mã|số|tên|ngày) )X{3,}(?![\p{L}\d])/giu,
  // "vì: …", "ngày …", and an ellipsis that stands alone
  new RegExp(
    `(?:(?<=^|[\\s:“"«[(<])(?:…|\\.{2,3})(?=$|[\\s,;:!?/”"»]|\\.(?!\\.)))|(?<=(?:^|\\s)(?:${announcing})\\s?)(?:…|\\.{3})(?!\\.)`,
    "gimu",
  ),
];

/** Quotation marks around words: an omission inside them belongs to the quotation. */
const quotes = /“[^“”]*”|"[^"\n]*"|«[^«»]*»/gu;

/** Replaces brackets and dots of other keyboards by the usual ones, and removes invisible characters. */
function plainSigns(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[（）［］｛｝【】＜＞〈〉＿．：⋯]/gu, (sign) => plainSign[sign] ?? sign)
    .replaceAll("‥", "..");
}

const plainSign: Readonly<Record<string, string>> = {
  "（": "(",
  "）": ")",
  "［": "[",
  "］": "]",
  "｛": "{",
  "｝": "}",
  "【": "[",
  "】": "]",
  "＜": "<",
  "＞": ">",
  "〈": "<",
  "〉": ">",
  "＿": "_",
  "．": ".",
  "：": ":",
  "⋯": "…",
};

/** Removes the omissions inside a quotation with words; a quotation of blanks only stays. */
function withoutOmissions(quote: string): string {
  const words = quote.replaceAll(/\[\s*(?:…|\.{3})\s*\]|…|\.{3}/gu, "");
  return /\p{L}/u.test(words) ? words : quote;
}

/**
 * Finds the blanks of a text as they are written, each once, in the order of the text. `masks` are words in square
 * brackets that replace personal data, such as "[họ tên]" in a published answer.
 */
export function gapsIn(text: string, masks: readonly string[] = []): string[] {
  const plain = plainSigns(masks.reduce((left, mask) => left.replaceAll(mask, "—"), text));
  const read = plain.replaceAll(quotes, withoutOmissions);
  const found = shapes.flatMap((shape) =>
    [...read.matchAll(shape)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      gap: match[0].trim(),
    })),
  );
  // Sorted by position, then by length: a match inside another one is the same blank.
  const inOrder = found.toSorted((one, other) => one.at - other.at || other.end - one.end);
  let end = 0;
  const outer = inOrder.filter((each) => {
    const isOuter = each.end > end;
    end = Math.max(end, each.end);
    return isOuter;
  });
  return [...new Set(outer.map(({ gap }) => gap))];
}

/** Formats the blanks of a text for a sentence: “[…]”, “(ghi ngày)”. */
export function gapsAsQuoted(text: string, masks: readonly string[] = []): string {
  return gapsIn(text, masks)
    .map((gap) => `“${gap}”`)
    .join(", ");
}

/** Whether a text has no blanks, so that it may leave the office. */
export function isComplete(text: string, masks: readonly string[] = []): boolean {
  return gapsIn(text, masks).length === 0;
}

/**
 * Blanks that were left in a text: what a template or a draft keeps open, and what nobody may read who gets the text.
 * An ellipsis that ends a word ("bản sao…", "v.v…"), omissions inside quotation marks and remarks in brackets that tell
 * something ("(nêu trên)", "(ghi ngày 20/11/2026)") are no blanks.
 */

/** Words of instruction inside a blank. */
const instructions =
  "nêu|ghi|liệt kê|điền|nhập|bổ sung|chọn|viết|mô tả|trình bày|giải thích|state|fill in|list|insert|enter|write|describe";
/** Continuations that show that the word is not an instruction. */
const tellsWhere =
  "trên|ở|tại|theo|trong|dưới|sau|năm|trước|rõ (?:ở|tại|trong|trên)|nhận|lại|tắt|tay|hoa|học|khẩu|cảnh|hộ|âm|hình|một|hồ sơ";
/** What goes before an instruction in square or angle brackets; in round ones it may be meant for the reader. */
const politely = "(?:(?:đề nghị|xin|vui lòng|hãy|cần|please)\\s+)?";
/** What a blank is called that has a name only. */
const names =
  "lý do|lí do|nội dung|họ tên|họ và tên|tên|tên cơ quan|cơ quan|ngày|ngày tháng|ngày,? tháng,? năm|thời gian|thời hạn|số|số hồ sơ|mã hồ sơ|địa chỉ|hướng dẫn|căn cứ|giấy tờ|reason|name|date";

/** A word after which the thing itself is missing. */
const announcing = "vì|do|là|gồm|ngày|tháng|năm|số|tên|lý do|lí do|mã|của|tại|từ|đến";

/** What goes before a name in round brackets that is not filled in: "vì (lý do)", "Kính gửi (họ tên)". */
const awaiting = "vì|do|là|gồm|của|tại|từ|đến|gửi|cho|thuộc|ông|bà|ông/bà";

/** In order: the first that is found names the gap. Each says what it finds as its whole match or as its group. */
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

/** Brackets and dots of other keyboards as the usual ones, without invisible characters. */
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
 * The blanks of a text as they are written, each once, in the order of the text. `masks` are words in square brackets
 * that stand for personal data, such as "[họ tên]" in a published answer.
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

/**
 * Patterns of personal data in Vietnamese texts. A group named `data` marks the personal part of a match; without it,
 * the whole match is personal. Numbers of laws, procedures, days and sums of money must not match.
 */

const digitBefore = String.raw`(?<![\p{L}\d]|\d[.,/-])`;
const digitAfter = String.raw`(?![\p{L}\d]|[.,/-]\d)`;
/** A sum of money follows, or a unit. */
const notMoney = String.raw`(?!\s*(?:đồng|đ\b|₫|VND|VNĐ|triệu|tỷ|nghìn|ngàn))`;
/** 05-12-2026 08: a day and an hour have as many digits as a telephone number. */
const notDay = String.raw`(?!\d{1,2}[.\-]\d{1,2}[.\-]\d{4})`;

/** The look-behind lets a match begin only where its word does: without it a long word without @ costs quadratic time. */
export const emailPattern = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;

/** Mobile numbers 03, 05, 07, 08, 09; fixed ones 02x; old ones of eleven digits; with +84, 0084 or 84 in front. */
export const phonePatterns = [
  new RegExp(String.raw`(?<!\d)${notDay}0[ .-]{0,2}[35789](?:[ .-]{0,2}\d){8}(?!\d)${notMoney}`, "gu"),
  new RegExp(String.raw`(?<!\d)${notDay}0[ .-]{0,2}2(?:[ .-]{0,2}\d){8,9}(?!\d)${notMoney}`, "gu"),
  new RegExp(String.raw`\(02\d{1,2}\)(?:[ .-]{0,2}\d){7,8}(?!\d)`, "gu"),
  new RegExp(String.raw`(?<!\d)${notDay}01[2689](?:[ .-]?\d){8}(?!\d)${notMoney}`, "gu"),
  new RegExp(String.raw`(?:\(\+\s?84\)|\+\s?84|(?<!\d)0084)(?:[ .()-]{0,2}\d){8,10}(?!\d)`, "gu"),
  new RegExp(String.raw`${digitBefore}84[35789](?:[ .-]?\d){8}(?!\d)${notMoney}`, "gu"),
];

/** CCCD: twelve digits that begin with the code of a province (001–096); CMND: nine; passports after their word. */
export const identityPatterns = [
  new RegExp(String.raw`${digitBefore}0\d{2}(?:[ .]?\d){9}(?!\d)${notMoney}`, "gu"),
  new RegExp(String.raw`${digitBefore}\d{9}${digitAfter}${notMoney}`, "gu"),
  /(?:CMND|CMTND|CCCD|căn cước(?: công dân)?|chứng minh nhân dân|định danh(?: cá nhân)?|hộ chiếu)(?:\s+số)?\s*[:.]?\s*(?<data>[A-Z]?\d(?:[ .]?\d){6,11})(?!\d)/giu,
];

export const accountPattern =
  /(?:số tài khoản|tài khoản(?: ngân hàng)?|STK|TK)(?:\s+số)?\s*[:.]?\s*(?<data>\d(?:[ .-]?\d){5,18})(?!\d)/giu;

/** A row of this many digits is a personal number of some kind. */
export const longNumberPattern = new RegExp(String.raw`${digitBefore}\d{10,19}${digitAfter}${notMoney}`, "gu");

/** Dossier numbers of one-stop software, such as H29.16-261112-0001, what stands after "mã hồ sơ", and our own references. */
export const dossierPatterns = [
  /(?<![\p{L}\d])(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:[.-]\d{1,4}){0,3}-\d{6}-\d{2,6}(?![\p{L}\d])/gu,
  /(?:mã(?: số)? hồ sơ|số hồ sơ|hồ sơ số|mã hồ sơ số|biên nhận(?: số)?|giấy hẹn số|mã (?:tra cứu|phản ánh|giấy hẹn))\s*(?:là|số)?\s*[:.]?\s*(?<data>(?=[\p{L}.\-/]*\d)[A-Z0-9][A-Z0-9.\-/]{2,}[A-Z0-9])/giu,
  /(?<![\p{L}\d])PA-[0-9A-Z]{4}-[0-9A-Z]{4}(?![\p{L}\d])/giu,
];

/** 65A-123.45, 65B1-123.45, 51F 12345, and four digits as on old plates. */
export const platePatterns = [
  /(?<![\p{L}\d.,/-])\d{2}[- ]?[A-ZĐ]{1,2}\d?[- .]{0,2}\d{3}\.?\d{2}(?![\p{L}\d])/gu,
  /(?<![\p{L}\d.,/-])\d{2}[- ]?[A-ZĐ]\d?[- ]\d{4}(?![\p{L}\d])/gu,
];

/** A word written like a name: with a capital, or all in capitals. */
const capital = String.raw`\p{Lu}\p{L}*`;
const capitals = (most: number) => String.raw`${capital}(?:\s+${capital}){0,${String(most - 1)}}`;

/** Words as alternatives, each also with a capital letter: the flag "i" would make every word look like a name. */
function anyOf(...words: readonly string[]): string {
  const either = words.map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`);
  return `(?:${either.join("|")})`;
}

const houseNumber = String.raw`\d+\p{L}?(?:\/\d+\p{L}?)*`;
const home = anyOf(
  "ấp",
  "thôn",
  "xóm",
  "bản",
  "buôn",
  "tổ dân phố",
  "tổ",
  "khóm",
  "khu phố",
  "hẻm",
  "ngõ",
  "ngách",
  "kiệt",
);
const ward = anyOf("xã", "phường", "thị trấn", "quận", "huyện", "thị xã", "thành phố", "tP\\.?", "tỉnh");
const area = `(?:${anyOf("đường", "phố", "khu vực")}|${home}|${ward})`;
const areaOf = String.raw`${area}\s+(?:số\s+)?(?:${houseNumber}|${capitals(5)})`;
/** "…, phường X, quận Y, thành phố Z" after a beginning. */
const chain = String.raw`(?:\s*[,-]\s*(?:${areaOf}|${capitals(4)}))*`;
/** Numbers of papers, counters and articles are no house numbers. */
const notPaper = String.raw`(?<!(?:định|tư|văn|hoạch|luật|lệnh|điều|khoản|mẫu|biểu|phụ lục|quầy|cửa|phòng|hồ sơ|báo|thị|quyết|ngày|tháng|năm)\s)`;
const number = String.raw`${anyOf("số nhà", "số")}`;
const dwelling = anyOf("địa chỉ", "thường trú", "tạm trú", "trú", "ngụ", "sống", "nhà tôi", "gia đình tôi", "tôi");

export const addressPatterns = [
  new RegExp(
    String.raw`${notPaper}(?:${number}\s+)?(?<![\d/.-])${notPaper}${houseNumber}\s*,?\s*${areaOf}${chain}`,
    "gu",
  ),
  new RegExp(String.raw`${notPaper}${number}\s+${houseNumber}\s*,?\s+${capitals(4)}${chain}`, "gu"),
  new RegExp(String.raw`[Ss]ố nhà\s+${houseNumber}`, "gu"),
  new RegExp(
    String.raw`(?<!\p{L})${home}\s+(?:số\s+)?(?:\d+|${capitals(3)})(?=\s*,\s*${area}|\s+${ward})${chain}(?:\s+${areaOf})*${chain}`,
    "gu",
  ),
  new RegExp(
    String.raw`(?<!\p{L})${dwelling}(?:\s+(?:ở|tại))?\s*:?\s+(?<data>(?:${houseNumber}\s*,?\s+)?${areaOf}${chain})`,
    "gu",
  ),
  new RegExp(String.raw`[Đđ]ịa chỉ\s*:\s*(?<data>${houseNumber}\s*,?\s+${capitals(4)}${chain})`, "gu"),
];

// Only the title may begin with a small or capital letter; the name after it must begin with a capital.
const title = String.raw`(?:[ôÔ]ng|ÔNG|[bB]à|BÀ|[aA]nh|[cC]hị|[cC]ô|[cC]hú|[bB]ác|[dD]ì|[cC]ậu|[eE]m|[cC]háu|[tT]hầy)`;
/** Words after a title that are no name: offices, other titles, places. */
const notName = String.raw`(?!(?:Giám|Phó|Chủ|Trưởng|Chánh|Bộ|Sở|Ủy|Uỷ|Phòng|Ông|Bà|Anh|Chị|Cô|Em|Rịa|Nà|Đen|Tô|Cán|Công|Nghị|Quyết|Thông|Luật|Kính)(?!\p{L}))`;
const surname = String.raw`(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Mai|Trương|Lâm|Đoàn|Tô|Hà|Châu|Cao|Lương)`;
const notPlace = String.raw`(?<!(?:đường|phố|cầu|chợ|trường|viện|viên|quận|phường|xã|TP\.?|Tp\.?)\s)`;

export const namePatterns = [
  new RegExp(String.raw`(?<!\p{L})${title}\s+(?<data>${notName}${capitals(5)})`, "gu"),
  new RegExp(
    String.raw`(?:[Tt]ên tôi là|[Tt]ôi tên(?: là)?|[Tt]ôi là|[Hh]ọ(?: và)? tên(?: là)?|[Nn]gười nộp(?: hồ sơ)?(?: là)?|[Kk]ý tên)\s*:?\s*(?<data>${notName}${capitals(5)})`,
    "gu",
  ),
  new RegExp(String.raw`(?<![\p{L}/])${notPlace}(?!Hồ Chí Minh)${surname}(?:\s+${capital}){2,3}(?!\p{L})`, "gu"),
  new RegExp(String.raw`(?<![\p{L}/])${notPlace}${surname}\s+(?:Văn|Thị)(?!\p{L})`, "gu"),
];

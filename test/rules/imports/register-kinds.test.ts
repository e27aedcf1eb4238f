import { expect, test } from "vitest";
import { isNoDay, isNoName } from "#app/imports/reading/none-words.ts";
import { isTotalsLabel } from "#app/imports/reading/register-frame.ts";
import { seenNumbers } from "#app/imports/runs/seen-numbers.ts";
import { isWindows1258, textTrouble } from "#app/imports/reading/text-trouble.ts";
import { tidyCell } from "#app/imports/reading/tidy-cell.ts";
import { windows1258 } from "#test/support/unseen-registers.ts";
import { betterSpelling, nameKey } from "#app/dossiers/organisation-name.ts";

const doubled = (text: string, times = 1): string =>
  times === 0 ? text : doubled(Buffer.from(text).toString("latin1"), times - 1);

/** The same through Windows-1252, whose letters stand elsewhere than Latin-1's. */
const throughWindows = (text: string) => new TextDecoder("windows-1252").decode(Buffer.from(text));
const through1258 = (text: string) => new TextDecoder("windows-1258").decode(Buffer.from(text));

test.each([
  [doubled("Phòng Quản lý Chuyên ngành"), "doubleEncoded"],
  [doubled("Đã trả kết quả", 2), "doubleEncoded"],
  [throughWindows("Thẩm định thiết bị đo"), "doubleEncoded"],
  [throughWindows(throughWindows("Trực tiếp")), "doubleEncoded"],
  [through1258("Phòng Quản lý"), "doubleEncoded"],
  ["Ph&#242;ng Qu&#7843;n l&#253;", "doubleEncoded"],
  ["Qu&#x1EA3;n", "doubleEncoded"],
  ["Ph&ograve;ng", "doubleEncoded"],
  ["Phòng A &amp; B", undefined],
  ["Phßng Qu¶n lý Chuyªn ngµnh", "legacyFont"],
  ["ThÈm ®Þnh thiÕt bÞ ®o thö", "legacyFont"],
  ["Phoøng Quaûn lyù Chuyeân ngaønh", "legacyFont"],
  ["Thaåm ñònh thieát bò ño", "legacyFont"],
  ["Ph\ufffdng", "brokenText"],
  ["Phòng Quản lý Chuyên ngành", undefined],
  ["Phòng Quản lý".normalize("NFD"), undefined],
  ["Khoá học hoà nhập, quý, tuần, thuở", undefined],
  ["Tân Hoà, Thuý, Xoá, Khuê", undefined],
  ["Müller", undefined],
  ["Cấp phép 50 m² – 30 °C ± 2, «mẫu»", undefined],
  ["LÃNH ĐẠO, MÃ SỐ, ÂU CƠ", undefined],
  ["Thủ tục 😀", undefined],
])("the letters of %s: %s", (text, trouble) => {
  expect(textTrouble(text)).toBe(trouble);
});

/** Bytes of older fonts are invalid in UTF-8, too. */
test.each([
  ["the Vietnamese code page of Windows", windows1258("Số hồ sơ;Thủ tục hành chính;Đơn vị xử lý"), true],
  ["TCVN3", Buffer.from("Sè hå s¬;Thñ tôc hµnh chÝnh;§¬n vÞ xö lý", "latin1"), false],
  ["VNI", Buffer.from("Soá hoà sô;Thuû tuïc haønh chính;Ñôn vò xöû lyù;Nguyeãn", "latin1"), false],
  ["Latin-1", Buffer.from("Numéro;Procédure;Müller;Straße", "latin1"), false],
  ["UTF-8 with a broken byte", Buffer.concat([Buffer.from("Số hồ sơ"), Buffer.of(255)]), false],
] as const)("bytes of %s are text of Windows-1258: %s", (_name, bytes, isIt) => {
  const asCodePage = () => new TextDecoder("windows-1258").decode(bytes);
  expect(isWindows1258(new TextDecoder().decode(bytes), asCodePage)).toBe(isIt);
});

test.each([
  "-",
  "--",
  "–",
  "…",
  "NULL",
  "(null)",
  "[NULL]",
  "<null>",
  "\\N",
  "#N/A",
  "n/a",
  "NaN",
  "NaT",
  "None",
  "#REF!",
  "#VALUE!",
  "#DIV/0!",
  "########",
  "0",
  "00/00/0000",
  "0000-00-00 00:00:00",
  "01/01/0001 00:00",
  "1/1/1",
  "0001-01-01T00:00:00",
  "01/01/1900",
  "1900-01-00",
  "1900-01-01 00:00",
  "00/01/1900",
  "30/12/1899",
  "12/30/1899",
  "31/12/9999",
  "01/01/1970 07:00",
  "__/__/____",
  "chưa có",
  "Chưa có kết quả",
  "Không",
  "(chưa có)",
  "00:00",
  "12:00:00 SA",
])("%s in a day means that there is none", (text) => {
  expect(isNoDay(text)).toBe(true);
});

test.each(["01/01/2026", "02/01/1900", "=TODAY()", "31/12/2026", "hôm qua", "10-Nov-26", "45000"])(
  "%s in a day is not passed over",
  (text) => {
    expect(isNoDay(text)).toBe(false);
  },
);

test.each([
  ["(null)", true],
  ["#NAME?", true],
  ["Err:502", true],
  ["…", true],
  ["0000-00-00", true],
  ["=VLOOKUP(A1;B:C;2;0)", true],
  ["01/01/0001", true],
  ["00/00/0000 00:00", true],
  ["30/12/1899", true],
  ["0", true],
  ["Chưa có", true],
  ["không", true],
  ["Không có", true],
  ["(trống)", true],
  ["chưa xác định", true],
  ["Chưa phân công", true],
  ["(không có dữ liệu)", true],
  ["Không Gian Số", false],
  ["Phòng Chưa có", false],
  ["Quầy 0", false],
  ["Na Hang", false],
  ["1", false],
])("%s names nothing: %s", (text, isNone) => {
  expect(isNoName(text)).toBe(isNone);
});

test.each([
  ['="2.001270"', "2.001270"],
  ["'H13.18-261110-0001", "H13.18-261110-0001"],
  ["’H13", "H13"],
  ['=T("Quầy 2")', "Quầy 2"],
  ["=“Quầy 2”", "Quầy 2"],
  ['"Quầy 2"', "Quầy 2"],
  ["\u200bQu\u00adầy\u00a02\u2060", "Quầy 2"],
  ["Ðơn vị ðo", "Đơn vị đo"],
  ["Qu\ufeffầy 2\ufeff", "Quầy 2"],
  ["'Quầy 2'", "Quầy 2"],
  ["='Quầy 2'", "Quầy 2"],
  ["=Quầy 2", "Quầy 2"],
  ["=VLOOKUP(A1;B:C;2)", "=VLOOKUP(A1;B:C;2)"],
  ["Phòng\tA\u000bB\u0007", "Phòng A B"],
  ["Cấp phép “mẫu”", "Cấp phép “mẫu”"],
])("the cell %j is tidied to %s", (cell, text) => {
  expect(tidyCell(cell)).toBe(text);
});

test.each([
  ["Hoà Bình", "Hòa Bình", true],
  ["TỔ ĐỊNH GIÁ", "Tổ Định giá", true],
  ["Tổ Định giá", "Tổ Đính Giá", false],
  ["Tân Hoà", "Tân Hoa", false],
])("%s and %s are one name: %s", (one, other, isOne) => {
  expect(nameKey(one) === nameKey(other)).toBe(isOne);
});

test("all capitals lose against a mixed spelling, whichever came first", () => {
  expect(betterSpelling("PHÒNG A B", "Phòng A b")).toBe("Phòng A b");
  expect(betterSpelling("Phòng A b", "PHÒNG A B")).toBe("Phòng A b");
});

test.each([
  ["Tổng công ty Điện lực", false],
  ["Công ty Cộng Hưởng", false],
  ["Tổng hợp", true],
  ["Cộng lĩnh vực A", true],
  ["2 hồ sơ", true],
])("%s is the label of totals: %s", (text, isLabel) => {
  expect(isTotalsLabel(text)).toBe(isLabel);
});

test("the last line of each of very many numbers is remembered", () => {
  const seen = seenNumbers();
  const number = (index: number) => `H29.16-240101-${String(index)}`;
  for (let index = 1; index <= 200_000; index += 1) seen.note(number(index), index);
  seen.note(number(7), 300_000);
  expect([seen.lineOf(number(7)), seen.lineOf(number(200_000)), seen.lineOf("H1-240101-0001")]).toEqual([
    300_000,
    200_000,
    undefined,
  ]);
});

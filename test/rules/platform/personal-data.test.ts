import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findPersonalData,
  maskPersonalData,
  maskText,
  maskWords,
  type KnownData,
  type PersonalDataKind,
} from "#app/platform/text/personal-data.ts";

const found = (text: string, known?: KnownData) =>
  findPersonalData(text, known).map(({ from, to, kind }) => [kind, text.slice(from, to)]);

describe("what identifies a person is found, and exactly it", () => {
  const cases: [PersonalDataKind, string, string][] = [
    ["phone", "Xin gọi 0912345678 sau 14 giờ.", "0912345678"],
    ["phone", "ĐT: 0912.345.678", "0912.345.678"],
    ["phone", "ĐT.0912 345 678, gặp buổi sáng", "0912 345 678"],
    ["phone", "số 091-234-5678", "091-234-5678"],
    ["phone", "zalo +84 912 345 678", "+84 912 345 678"],
    ["phone", "zalo 0084912345678", "0084912345678"],
    ["phone", "zalo 84912345678 nhé", "84912345678"],
    ["phone", "nhà riêng (0292) 3820674", "(0292) 3820674"],
    ["phone", "số cũ 01234567890", "01234567890"],
    ["email", "gửi về thu.cong-dan+1@vi.du.vn giúp tôi", "thu.cong-dan+1@vi.du.vn"],
    ["identity", "CCCD 092085001234 cấp năm 2021", "092085001234"],
    ["identity", "căn cước 092 085 001 234", "092 085 001 234"],
    ["identity", "CMND 361234567", "361234567"],
    ["identity", "CMND số: 361 234 567", "361 234 567"],
    ["identity", "hộ chiếu B1234567", "B1234567"],
    ["account", "chuyển vào STK 1903 4567 8901 giúp", "1903 4567 8901"],
    ["account", "số tài khoản: 070012345", "070012345"],
    ["account", "nộp vào 19034567890123 rồi", "19034567890123"],
    ["dossier", "hồ sơ H29.16-261112-0001 bị trễ", "H29.16-261112-0001"],
    ["dossier", "hồ sơ 000.00.17.H29-261112-0001 bị trễ", "000.00.17.H29-261112-0001"],
    ["dossier", "mã hồ sơ: ABC-2026-77 của tôi", "ABC-2026-77"],
    ["dossier", "đã hỏi theo PA-7KQM-4TRX", "PA-7KQM-4TRX"],
    ["plate", "xe 65A-123.45 đỗ chắn cửa", "65A-123.45"],
    ["plate", "xe máy 65-B1 123.45", "65-B1 123.45"],
    ["plate", "xe 51F 12345", "51F 12345"],
    [
      "address",
      "nhà ở số 12 đường Thử Nghiệm, phường An Thử, thành phố Cần Thơ.",
      "số 12 đường Thử Nghiệm, phường An Thử, thành phố Cần Thơ",
    ],
    ["address", "tại số nhà 12/3B hẻm 51, phường Thử Hai thì", "số nhà 12/3B hẻm 51, phường Thử Hai"],
    ["address", "tại ấp Thử Ba, xã Thử Bốn, huyện Thử Năm", "ấp Thử Ba, xã Thử Bốn, huyện Thử Năm"],
    ["address", "nhà tôi ở xã Thử Bốn nên đi xa", "xã Thử Bốn"],
    ["address", "Địa chỉ: 12 Thử Sáu, phường Thử Bảy", "12 Thử Sáu, phường Thử Bảy"],
    ["address", "đến số 12 Thử Sáu để nhận", "số 12 Thử Sáu"],
    ["name", "gặp ông Trần Văn Thử ở quầy", "Trần Văn Thử"],
    ["name", "chị Thử Thị Hai bảo chờ", "Thử Thị Hai"],
    ["name", "Anh Thử nói lớn tiếng", "Thử"],
    ["name", "Tôi tên là Thử Văn Ba.", "Thử Văn Ba"],
    ["name", "Người nộp: THỬ VĂN BỐN", "THỬ VĂN BỐN"],
    ["name", "công chức Nguyễn Thử Văn Năm tiếp", "Nguyễn Thử Văn Năm"],
  ];
  test.each(cases)("%s in: %s", (kind, text, data) => {
    expect(found(text)).toEqual([[kind, data]]);
  });
});

describe("what only looks like it is left alone", () => {
  test.each([
    "Nghị định số 20/2008/NĐ-CP và số 118/2025/NĐ-CP",
    "Thông tư số 01/2018/TT-VPCP, khoản 2 Điều 15, Luật 91/2025/QH15",
    "thủ tục 2.001100 và 1.004283.000.00.00.H61",
    "ngày 24/11/2026, 05-12-2026 08 giờ, 05.12.2026 09:30, 2018–2020",
    "lệ phí 1.500.000 đồng, 150000000 đồng, 0,5 %, 12.345.678đ",
    "phí 300000000 VND cho 3 hồ sơ",
    "chờ 45 phút ở quầy số 2, phòng 204, cửa số 5",
    "gọi tổng đài 1022 hoặc 1900 1234",
    "Kính gửi Ông/Bà, Sở Khoa học và Công nghệ xin tiếp thu.",
    "ông Giám đốc và bà Phó Giám đốc Sở đã xem xét",
    "UBND phường Ninh Thử phối hợp với Sở",
    "Thành phố Cần Thơ, Thành phố Hồ Chí Minh, tỉnh Bà Rịa",
    "trụ sở trên đường Lý Thường Kiệt",
    "hồ sơ thứ 3, lần 2, bước 4/6, đạt 37,4 %",
    "Quyết định số 766 của Thủ tướng",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("wide digits and signs that cannot be seen hide nothing", () => {
  expect(maskPersonalData("gọi ０９０１２３４５６７ nhé")).toBe("gọi [số điện thoại] nhé");
  expect(maskPersonalData("gọi 0901\u200B234\u2060567")).toBe("gọi [số điện thoại]");
  expect(maskPersonalData("thư a.b＠example．com")).toBe("thư [thư điện tử]");
});

test("what is known of the sender is found however it is written", () => {
  const known = { names: ["Người Gửi Thử"], addresses: ["12 đường Thử"], dossierNumbers: ["HS/77"] };
  expect(found("nguoi gui thu, NGƯỜI  GỬI THỬ và người gửi thử nghiệm", known).map(([kind]) => kind)).toEqual([
    "name",
    "name",
    "name",
  ]);
  expect(found("ở 12 ĐƯỜNG thử, hồ sơ hs/77", known)).toEqual([["address", "12 ĐƯỜNG thử"]]);
  expect(found("hồ sơ HS/77", known)).toEqual([["dossier", "HS/77"]]);
  expect(found("hồ sơ (H13.18-261120-0012).", { ...known, dossierNumbers: ["H13.18-261120-0012"] })).toEqual([
    ["dossier", "H13.18-261120-0012"],
  ]);
  expect(() => found("!", { names: ["a-b /c\\d$ [e]{f}", "g-h"], addresses: [], dossierNumbers: [] })).not.toThrow();
  expect(found("an toàn, An", { ...known, names: ["An"] })).toEqual([["name", "An"]]);
});

test("masked words name what stood there and leave the rest as it was", () => {
  const text = "Ông Trần Văn Thử (0912345678) chờ ở quầy số 2 ngày 24/11/2026.";
  expect(maskText(text, findPersonalData(text))).toBe(
    "Ông [họ tên] ([số điện thoại]) chờ ở quầy số 2 ngày 24/11/2026.",
  );
});

const pieces = fc.constantFrom(
  "0912345678",
  "0292 3820674",
  "+84 912 345 678",
  "a@b.vn",
  "092085001234",
  "361234567",
  "STK 0123456789",
  "H29.16-261112-0001",
  "65A-123.45",
  "số 12 đường Thử, phường Hai",
  "ông Trần Văn Thử",
  "tôi tên là Thử",
  "mã hồ sơ 12-34",
  " ",
  ", ",
  ". ",
  "0",
  "12",
  "/",
  "-",
  "Nguyễn",
  "Văn",
  "chờ lâu",
  "20/2008/NĐ-CP",
  ...Object.values(maskWords),
  "[",
  "]",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

test("after masking nothing more is found, and masking again changes nothing", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.constantFrom("Thử", "Trần Văn Thử", "họ", "số", "[", "a"), { maxLength: 2 }),
      (text, names) => {
        const known = { names, addresses: [], dossierNumbers: [] };
        const masked = maskPersonalData(text, known);
        expect(findPersonalData(masked, known)).toEqual([]);
        expect(maskPersonalData(masked, known)).toBe(masked);
      },
    ),
    { numRuns: 500 },
  );
});

test("spans stand in order, inside the text and apart", () => {
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const { from, to } of findPersonalData(text)) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        last = to;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

test("a long text of a stubborn shape is read and masked quickly", () => {
  const pieces = [
    "0 ",
    "số 1 đường A, ",
    "Nguyễn ",
    "a.",
    "12/",
    "1.",
    "ấp A, ",
    "Ông A ",
    "a%",
    "51F-H01-",
    "091.",
    "PA-84",
  ];
  const begin = performance.now();
  for (const piece of pieces) {
    const text = piece.repeat(5000).slice(0, 10_000);
    expect(findPersonalData(maskPersonalData(text))).toEqual([]);
  }
  expect(performance.now() - begin).toBeLessThan(5000);
});

test("a text of nothing but numbers is masked to its end", () => {
  const masked = maskPersonalData("Số của tôi 091.091.091.".padEnd(4000, "091."));
  expect(masked).toContain("Số của tôi [");
  expect(masked).not.toMatch(/\d/);
});

import { expect, test } from "vitest";
import { answerLetter, letterFileName, type AnsweredCase } from "#app/documents/answer-letter.ts";
import { closeLetter, paragraphsOf, placeAndMonth, symbolOf } from "#app/documents/official-letter.ts";
import { day } from "#app/platform/day.ts";

const answered: AnsweredCase = {
  office: {
    slug: "skhcn",
    name: "Sở Khoa học và Công nghệ",
    parentName: "Ủy ban nhân dân thành phố",
    place: "Cần Thơ",
    contactLine: "Bộ phận Một cửa",
  },
  reference: "PA-7KQM-4TRX",
  receivedOn: day("2026-11-20"),
  text: "Kết quả trễ hẹn.\n\nĐề nghị cho biết lý do.",
  answer: "Sở xin lỗi Ông/Bà.",
  sender: { name: "Người gửi thử", address: "12 đường Thử" },
  dossier: { number: "H29.16-1", procedureName: "Cấp giấy phép" },
  today: day("2026-11-27"),
};

test("the letter names the case, its day, its words, the answer, whom to ask, and ends with ./.", () => {
  const letter = answerLetter(answered);
  expect(letter).toMatchObject({
    symbol: "SKHCN-VP",
    subject: "trả lời phản ánh, kiến nghị mã PA-7KQM-4TRX",
    addressee: "Ông/Bà Người gửi thử",
    placeAndDate: "Cần Thơ, ngày      tháng 11 năm 2026",
    recipients: ["Như trên", "Lưu: VT, VP"],
  });
  const body = letter.paragraphs.map(({ text }) => text);
  expect(body[0]).toContain("Ngày 20/11/2026");
  expect(body[0]).toContain("hồ sơ số H29.16-1, thủ tục Cấp giấy phép");
  expect(letter.paragraphs.filter(({ isQuoted }) => isQuoted).map(({ text }) => text)).toEqual(
    paragraphsOf(answered.text),
  );
  expect(body).toContain("Sở xin lỗi Ông/Bà.");
  expect(body.at(-1)).toMatch(/Bộ phận Một cửa\)\.\/\.$/);
});

test("a letter to a sender who left no details names nobody", () => {
  const letter = answerLetter({ ...answered, sender: null, dossier: null });
  expect(letter.addressee).toBe("Ông/Bà gửi phản ánh, kiến nghị");
  expect(JSON.stringify(letter)).not.toMatch(/null|undefined/);
});

test("a letter ends with ./. once, however its last line ended", () => {
  for (const text of ["Hết", "Hết.", "Hết./.", "Hết ./. "]) expect(closeLetter([{ text }])[0]?.text).toBe("Hết./.");
});

test.each([
  ["2026-01-05", "ngày      tháng 01 năm 2026"],
  ["2026-02-05", "ngày      tháng 02 năm 2026"],
  ["2026-03-05", "ngày      tháng 3 năm 2026"],
  ["2026-12-31", "ngày      tháng 12 năm 2026"],
])("the day is left blank and only months 1 and 2 take a 0: %s", (on, expected) => {
  expect(placeAndMonth("Cần Thơ", on)).toBe(`Cần Thơ, ${expected}`);
});

test("names for the symbol and the file hold plain characters only", () => {
  expect(symbolOf("so-kh-cn")).toBe("SOKHCN");
  expect(letterFileName("PA-7KQM-4TRX")).toBe("cong-van-tra-loi-PA-7KQM-4TRX.docx");
});

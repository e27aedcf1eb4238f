import { expect, test } from "vitest";
import {
  answerLetter,
  forwardingLetter,
  letterFileName,
  refusalLetter,
  type AnsweredCase,
} from "#app/documents/answer-letter.ts";
import { addressedTo, senderAsAddressed } from "#app/documents/sender-name.ts";
import { withoutGreeting } from "#app/documents/web-answer.ts";
import { closeLetter, drawnPlaceAndDate, paragraphsOf, placeAndMonth } from "#app/documents/official-letter.ts";
import { day } from "#app/platform/day.ts";

const answered: AnsweredCase = {
  office: {
    name: "Sở Khoa học và Công nghệ",
    parentName: "Ủy ban nhân dân thành phố",
    place: "Cần Thơ",
    contactLine: "Bộ phận Một cửa",
    documentSymbol: "SKHCN-VP",
    signer: ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
    archiveLine: "VT, VP",
  },
  reference: "PA-7KQM-4TRX",
  isPraise: false,
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
  expect(letter.addressee).toBe("Người gửi phản ánh, kiến nghị mã PA-7KQM-4TRX");
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

test("an office that set no symbol leaves room for it", () => {
  const letter = answerLetter({ ...answered, office: { ...answered.office, documentSymbol: "" } });
  expect(letter.symbol).toMatch(/^ {6,}$/);
});

test("a letter greets once, says once whom to ask and claims no verification that nobody recorded", () => {
  const answer =
    "Kính gửi Ông/Bà,\n\nHồ sơ trễ do phải bổ sung.\n\nNếu còn nội dung chưa rõ, đề nghị Ông/Bà gửi phản ánh mới hoặc liên hệ trực tiếp Bộ phận Một cửa.\n\nTrân trọng.";
  const body = answerLetter({ ...answered, answer }).paragraphs.map(({ text }) => text);
  expect(body.join("\n")).not.toMatch(/Kính gửi|kiểm tra, xác minh|chưa rõ|Trân trọng/);
  expect(body.filter((line) => line.includes("liên hệ"))).toHaveLength(1);
  expect(body).toContain("Hồ sơ trễ do phải bổ sung.");
  expect(body).toContain("Về nội dung này, Sở Khoa học và Công nghệ trả lời như sau:");
});

test("a letter about praise speaks of an ý kiến", () => {
  const letter = answerLetter({ ...answered, isPraise: true });
  expect(letter.subject).toBe("trả lời ý kiến mã PA-7KQM-4TRX");
  expect(JSON.stringify(letter)).not.toContain("phản ánh");
});

test.each([
  ["Trần Thị Thử", "Ông/Bà Trần Thị Thử"],
  ["bà Trần Thị Thử", "bà Trần Thị Thử"],
  ["Công ty TNHH Thử Nghiệm", "Công ty TNHH Thử Nghiệm"],
  ["HTX Nông nghiệp Thử", "HTX Nông nghiệp Thử"],
  ["  Trung tâm Kiểm định Thử ", "Trung tâm Kiểm định Thử"],
  ["Hộ kinh doanh Thử", "Hộ kinh doanh Thử"],
  ["Hoàng Văn Thử", "Ông/Bà Hoàng Văn Thử"],
])("only persons are Ông/Bà: %s", (name, addressee) => {
  expect(senderAsAddressed(name)).toBe(addressee);
});

test.each([
  [["Kính gửi Ông/Bà, hồ sơ đã có kết quả."], ["Hồ sơ đã có kết quả."]],
  [["Kính gửi: Bà Thử", "Hồ sơ đã có kết quả."], ["Hồ sơ đã có kết quả."]],
  [["Hồ sơ đã xong. Nếu cần trao đổi thêm, đề nghị Ông/Bà liên hệ: 0123 (a@b.vn)."], ["Hồ sơ đã xong."]],
  // What is no greeting and no closing stays.
  [
    ["Nếu hồ sơ thiếu, đề nghị Ông/Bà liên hệ kho bạc để nộp phí."],
    ["Nếu hồ sơ thiếu, đề nghị Ông/Bà liên hệ kho bạc để nộp phí."],
  ],
  [["Sở đã kính gửi thông báo."], ["Sở đã kính gửi thông báo."]],
  [["Kính gửi Ông/Bà,"], ["Kính gửi Ông/Bà,"]],
])("an answer of the status page in a letter: %j", (paragraphs, expected) => {
  expect(withoutGreeting(paragraphs)).toEqual(expected);
});

test("the name of the file holds plain characters only", () => {
  expect(letterFileName("answer", "PA-7KQM-4TRX")).toBe("cong-van-tra-loi-PA-7KQM-4TRX.docx");
});

test("a refusal is a letter of its own: its reason, one sentence on whom to ask, no answer promised", () => {
  const letter = refusalLetter({ ...answered, answer: "Kính gửi Ông/Bà,\n\nNội dung thuộc thẩm quyền của Tòa án." });
  const body = letter.paragraphs.map(({ text }) => text).join("\n");
  expect(letter.subject).toBe("không tiếp nhận phản ánh, kiến nghị mã PA-7KQM-4TRX");
  expect(body).toContain("Nội dung thuộc thẩm quyền của Tòa án.");
  expect(body).not.toMatch(/Kính gửi|trả lời như sau|kiểm tra, xác minh/);
  expect(body.match(/liên hệ/g)).toHaveLength(1);
  expect(body).toMatch(/\.\/\.$/);
});

test("a forwarding slip goes to the agency and names neither the sender nor the address", () => {
  const letter = forwardingLetter({ ...answered, answer: "Kính chuyển Quý cơ quan xem xét." }, "Sở Xây dựng");
  expect(letter.addressee).toBe("Sở Xây dựng");
  expect(letter.recipients).toEqual(["Như trên", "Người gửi (để biết)", "Lưu: VT, VP"]);
  expect(JSON.stringify(letter)).not.toMatch(/Người gửi thử|12 đường Thử/);
});

test.each([
  [
    "Công ty TNHH Thử",
    "Sở xin lỗi Ông/Bà. Đề nghị ông/bà nộp lại.",
    "Sở xin lỗi quý đơn vị. Đề nghị quý đơn vị nộp lại.",
  ],
  ["Công ty TNHH Thử", "Ông/Bà có thể nhận kết quả.", "Quý đơn vị có thể nhận kết quả."],
  ["Công ty TNHH Thử", "Người ký là Ông/Bà Trần Thử.", "Người ký là Ông/Bà Trần Thử."],
  ["Trần Thị Thử", "Sở xin lỗi Ông/Bà.", "Sở xin lỗi Ông/Bà."],
])("the words of a letter to %s: %s", (name, text, said) => {
  expect(addressedTo(name, text)).toBe(said);
});

test.each([
  ["Cần Thơ, ngày      tháng 11 năm 2026", "Cần Thơ, ngày      tháng 11 năm 2026"],
  [
    "Thành phố Hồ Chí Minh, ngày      tháng 02 năm 2027",
    "Thành phố Hồ Chí Minh, ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a002\u00a0năm\u00a02027",
  ],
])("the line %s breaks before its date and never in it", (typed, drawn) => {
  expect(drawnPlaceAndDate(typed)).toBe(drawn);
});

import { expect, test } from "vitest";
import { apologyLetter, type ApologyContent } from "#app/documents/apology-letter.ts";
import { day } from "#app/platform/day.ts";

const content: ApologyContent = {
  office: {
    name: "Sở Khoa học và Công nghệ",
    parentName: "Ủy ban nhân dân thành phố",
    place: "Thành phố",
    contactLine: "Bộ phận Một cửa",
    documentSymbol: "SKHCN-VP",
    signer: ["GIÁM ĐỐC"],
    archiveLine: "VT, VP",
  },
  title: "extension",
  dossierNumber: "H13.18-261102-0001",
  procedureName: "Khai báo thiết bị X-quang",
  receivedOn: day("2026-11-02"),
  promisedOn: day("2026-11-16"),
  newOn: day("2026-11-27"),
  reason: "Hồ sơ cần thẩm định thêm tại cơ sở.",
  isFinished: false,
  documentNumber: null,
  today: day("2026-11-20"),
};

test("a letter names dossier, procedure, state, reason, new date and the apology, and leaves the name to a person", () => {
  const letter = apologyLetter(content);
  expect(letter.subject).toBe("xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ số H13.18-261102-0001");
  expect(letter.addressee).toMatch(/\.{30}/);
  const text = letter.paragraphs.map((one) => one.text).join("\n");
  for (const part of [
    "02/11/2026",
    "16/11/2026",
    "Khai báo thiết bị X-quang",
    "chưa có kết quả",
    content.reason,
    "xin lỗi Ông/Bà",
    "gia hạn thời gian giải quyết đến ngày 27/11/2026",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toMatch(/\.\/\.$/);
});

test("the other title appoints the day anew", () => {
  const letter = apologyLetter({ ...content, title: "reappointment" });
  expect(letter.subject).toBe("xin lỗi và hẹn lại ngày trả kết quả hồ sơ số H13.18-261102-0001");
  expect(letter.paragraphs.map((one) => one.text).join("\n")).toContain("hẹn lại ngày trả kết quả là ngày 27/11/2026");
});

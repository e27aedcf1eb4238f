import { expect, test } from "vitest";
import { contactOf, newComplaintSchema, type NewComplaint } from "#app/complaints/case/new-complaint.ts";

const matter = { kind: "problem", text: "Kết quả trễ hẹn hai ngày." };
const whole = { name: "Người gửi thử", address: "12 đường Thử", phone: "0900 000 001" };

function problemsOf(typed: Record<string, string>): Record<string, string> {
  const parsed = newComplaintSchema.safeParse(typed);
  return Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
}

function read(typed: Record<string, string>): NewComplaint {
  return newComplaintSchema.parse({ ...matter, ...typed });
}

test.each<[what: string, typed: Record<string, string>, problems: Record<string, string>]>([
  ["nothing typed", {}, { kind: "kindMissing", text: "textMissing" }],
  ["a kind that is none", { ...matter, kind: "denunciation" }, { kind: "kindMissing" }],
  ["nine characters", { ...matter, text: " 123456789 " }, { text: "textShort" }],
  ["too much text", { ...matter, text: "x".repeat(5001) }, { text: "textLong" }],
  ["no contact at all", matter, {}],
  ["the whole contact without consent", { ...matter, ...whole }, { consent: "consentMissing" }],
  ["the whole contact with consent", { ...matter, ...whole, consent: "on" }, {}],
  [
    "only a name",
    { ...matter, name: "Người gửi thử", consent: "on" },
    { address: "addressMissing", phone: "phoneMissing" },
  ],
  [
    "only a mail address",
    { ...matter, email: "nguoi.gui@example.vn", consent: "on" },
    { name: "nameMissing", address: "addressMissing", phone: "phoneMissing" },
  ],
  [
    "a telephone number with letters",
    { ...matter, ...whole, phone: "chín số không", consent: "on" },
    { phone: "phoneWrong" },
  ],
  ["a mail address with Vietnamese letters", { ...matter, ...whole, email: "mau@tên-miền.vn", consent: "on" }, {}],
  ["a mail address that is none", { ...matter, ...whole, email: "example.vn", consent: "on" }, { email: "emailWrong" }],
  ["consent without a contact", { ...matter, consent: "on" }, {}],
])("%s: every problem is told beside its field", (_what, typed, problems) => {
  expect(problemsOf(typed)).toEqual(problems);
});

test("problems of both halves of the form are told at once", () => {
  expect(problemsOf({ text: "ngắn", name: "Người gửi thử" })).toEqual({
    kind: "kindMissing",
    text: "textShort",
    address: "addressMissing",
    phone: "phoneMissing",
    consent: "consentMissing",
  });
});

test.each(["0900000001", "+84 900 000 001", "(0292) 3.000.001", "0292-3000001"])(
  "%s is a telephone number",
  (phone) => {
    expect(problemsOf({ ...matter, ...whole, phone, consent: "on" })).toEqual({});
  },
);

test("without contact it is an anonymous comment", () => {
  expect(contactOf(read({}))).toBeNull();
  expect(contactOf(read({ name: "  " }))).toBeNull();
});

test("a whole contact is kept, the mail address being optional", () => {
  expect(contactOf(read({ ...whole, consent: "on" }))).toEqual({ ...whole, email: "" });
});

test("text is kept with one kind of line break, composed letters and nothing that a database refuses", () => {
  const { text } = read({ text: " Dòng một rất dài\r\nDo\u0300ng hai\u0000 \n" });
  expect(text).toBe("Dòng một rất dài\nDòng hai");
});

import { describe, expect, test } from "vitest";
import { foldedHeading } from "#app/imports/reading/register-columns.ts";
import { findContactColumns } from "#app/invitations/contact-columns.ts";
import { contactToInvite, readConsent, readEmail, readPhone } from "#app/invitations/contact.ts";
import { obstacleOf } from "#app/invitations/invitation.ts";
import { day } from "#app/platform/day.ts";

describe("a cell is an e-mail address only if it is exactly one", () => {
  test.each([
    ["Lien.He@Example.VN ", "lien.he@example.vn"],
    ["mau@tên-miền.vn", "mau@xn--tn-min-iva0322d.vn"],
    ["a@example.vn; b@example.vn", undefined],
    ["a@example.vn,b@example.vn", undefined],
    ["a@example.vn\r\nBcc: b@example.vn", undefined],
    ["a@example.vn\nBcc: b@example.vn", undefined],
    ["Tên <a@example.vn>", undefined],
    ["không có", undefined],
    ["@", undefined],
    ["", undefined],
    [`${"a".repeat(250)}@example.vn`, undefined],
    [`a@${"b.".repeat(100_000)}vn`, undefined],
  ])("%#", (written, address) => {
    expect(readEmail(written)).toBe(address);
  });
});

describe("a cell is a mobile number only if it is exactly one", () => {
  test.each([
    ["0901234567", "0901234567"],
    ["+84 901 234 567", "0901234567"],
    ["0084901234567", "0901234567"],
    ["84901234567", "0901234567"],
    ["(090) 123-4567", "0901234567"],
    ["901234567", "0901234567"],
    ["0901234567 0912345678", undefined],
    ["0901234567/0912345678", undefined],
    ["02838221234", undefined],
    ["0901234567\r\nX", undefined],
    ["9.01E+08", undefined],
    ["", undefined],
    ["1".repeat(100_000), undefined],
  ])("%s", (written, number) => {
    expect(readPhone(written)).toBe(number);
  });
});

test.each([
  ["Có", true],
  ["ĐỒNG Ý", true],
  ["x", true],
  ["Không", false],
  ["Không đồng ý", false],
  ["", false],
  ["có thể", false],
])("the consent %s is %s", (written, agreed) => {
  expect(readConsent(written)).toBe(agreed);
});

test("without a column of consent only remote dossiers are invited, with one only those who agreed", () => {
  const written = { email: "", phone: "0901234567" };
  const contact = { channel: "sms", address: "0901234567" };
  expect(contactToInvite({ ...written, consent: undefined }, "counter")).toBeUndefined();
  expect(contactToInvite({ ...written, consent: undefined }, "online-full")).toEqual(contact);
  expect(contactToInvite({ ...written, consent: undefined }, "post")).toEqual(contact);
  expect(contactToInvite({ ...written, consent: "Có" }, "counter")).toEqual(contact);
  expect(contactToInvite({ ...written, consent: "" }, "online-full")).toBeUndefined();
  expect(contactToInvite({ ...written, email: "a@example.vn", consent: "Có" }, "counter")).toEqual({
    channel: "email",
    address: "a@example.vn",
  });
});

const today = day("2026-11-20");
const finished = { state: "finished" as const, finishedOn: today, openUntil: day("2027-02-18"), isRated: false };
test.each([
  ["a fresh result", {}, undefined],
  ["a result of fourteen days ago", { finishedOn: day("2026-11-06") }, undefined],
  ["a result of fifteen days ago", { finishedOn: day("2026-11-05") }, "too-old"],
  ["a result of last year", { finishedOn: day("2025-11-20") }, "too-old"],
  ["a receipt that can be rated no more", { openUntil: day("2026-11-19") }, "too-old"],
  ["no result", { finishedOn: null, openUntil: null }, "not-ready"],
  ["a result of tomorrow", { finishedOn: day("2026-11-21") }, "not-ready"],
  ["a returned dossier", { state: "returned" as const }, "returned"],
  ["a rated dossier", { isRated: true }, "rated"],
])("%s", (_what, change, obstacle) => {
  expect(obstacleOf({ ...finished, ...change }, today)).toBe(obstacle);
});

const columnsOf = (header: readonly string[]) => findContactColumns(header.map(foldedHeading));

test("columns of contact are found by their headings, and none without an address", () => {
  expect(columnsOf(["Số hồ sơ", "Email (*)", "3. SĐT", "Đồng ý nhận tin nhắn"])).toEqual({
    email: 1,
    phone: 2,
    consent: 3,
  });
  expect(columnsOf(["Số hồ sơ", "Đồng ý nhận tin nhắn"])).toBeUndefined();
});

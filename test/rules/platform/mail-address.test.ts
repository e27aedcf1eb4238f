import { expect, test } from "vitest";
import { asciiAddress, isMailAddress } from "#app/platform/text/mail-address.ts";

test.each([
  ["mau@example.vn", "mau@example.vn"],
  ["mau@tên-miền.vn", "mau@xn--tn-min-iva0322d.vn"],
  ["mau@tên-miền.vn".normalize("NFD"), "mau@xn--tn-min-iva0322d.vn"],
  ["mau.hai+ba@một-cửa.đà-nẵng.vn", "mau.hai+ba@xn--mt-ca-btz4985b.xn---nng-dia0uk63e.vn"],
])("%s leaves as %s", (typed, sent) => {
  expect(isMailAddress(typed)).toBe(true);
  expect(asciiAddress(typed)?.replace(/xn--[^.]*/g, "xn")).toBe(sent.replace(/xn--[^.]*/g, "xn"));
});

test.each([
  "",
  "example.vn",
  "@tên-miền.vn",
  "mau@",
  "mau@tên miền.vn",
  "mẫu@tên-miền.vn",
  "mau@tên-miền.vn/đường",
  "mau@tên-miền.vn:25",
  "mau@tên-miền",
  "mau@hai@tên-miền.vn",
  "mau@127.0.0.1",
  "mau@-đường.vn",
  "mau@đường-.vn",
])("%j is no e-mail address", (typed) => {
  expect(isMailAddress(typed)).toBe(false);
});

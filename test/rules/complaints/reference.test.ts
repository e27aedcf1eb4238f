import { expect, test } from "vitest";
import {
  formatFollowSecret,
  formatReference,
  readFollowSecret,
  readReference,
} from "#app/complaints/case/reference.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { readCode, readableCodeFrom } from "#app/platform/readable-code.ts";

const reference = formatReference(readableCodeFrom(new Uint8Array(32).fill(7), 8));
const startsLikePrefix = formatReference(readableCodeFrom(bytesOf("PA"), 8));

/** Bytes that lead to a code beginning with P A, which look like the prefix. */
function bytesOf(beginning: string): Uint8Array {
  for (let number = 0; number < 65_536; number += 1) {
    const bytes = new Uint8Array([1, 2, 3, 4, number >> 8, number & 255]);
    if (readableCodeFrom(bytes, 8).startsWith(beginning)) return bytes;
  }
  throw new Error("no such code");
}

test.each([
  ["as printed", reference],
  ["in small letters", reference.toLowerCase()],
  ["with spaces", reference.replaceAll("-", " ")],
  ["without hyphens", reference.replaceAll("-", "")],
  ["without PA in front", reference.slice(3)],
])("a reference is read %s", (_how, typed) => {
  expect(readReference(typed)).toEqual({ ok: true, code: reference });
});

test.each([...Array.from("\u200b\ufeff\u00a0\u00ad.,;:!?)]}>*&\"'”’»…~_|+\ufe0f"), ").", "”, ", "\u200b\u200b\n"])(
  "what a messenger puts around codes does not matter: %j",
  (around) => {
    const secret = readableCodeFrom(new Uint8Array(32).fill(9), 10);
    for (const put of [(code: string) => code + around, (code: string) => around + code + around]) {
      expect(readReference(put(reference))).toEqual({ ok: true, code: reference });
      expect(readFollowSecret(put(formatFollowSecret(secret)))).toEqual({ ok: true, code: secret });
      expect(readReceiptCode(put(secret))).toEqual({ ok: true, code: secret });
    }
  },
);

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

test.each([
  ["in full-width letters", fullWidth],
  ["in a pasted address", (code: string) => `https://danhgia.example/t/${code}`],
  [
    "in an address that goes on",
    (code: string) => `https://danhgia.example/r/${code}/details?utm_source=zalo&x=1#done`,
  ],
  [
    "in an address with a quote behind",
    (code: string) => `https://danhgia.example/R/${encodeURIComponent(`${code}”`)}`,
  ],
  ["in an address without its first half", (code: string) => `<danhgia.example/r/${code}>`],
  [
    "inside another address",
    (code: string) => `https://x.example/?u=${encodeURIComponent(`https://y.example/r/${code}`)}`,
  ],
  ["behind its label", (code: string) => `Mã đánh giá: ${code}`],
  ["with a colon in the middle", (code: string) => code.replace("-", ":")],
])("a code is read %s", (_how, put) => {
  const secret = readableCodeFrom(new Uint8Array(32).fill(9), 10);
  expect(readReference(put(reference))).toEqual({ ok: true, code: reference });
  expect(readFollowSecret(put(formatFollowSecret(secret)))).toEqual({ ok: true, code: secret });
  expect(readReceiptCode(put(formatFollowSecret(secret)))).toEqual({ ok: true, code: secret });
});

test("a reference whose own characters begin with PA is read with and without the prefix", () => {
  expect(startsLikePrefix).toMatch(/^PA-PA/);
  expect(readReference(startsLikePrefix)).toEqual({ ok: true, code: startsLikePrefix });
  expect(readReference(startsLikePrefix.slice(3))).toEqual({ ok: true, code: startsLikePrefix });
});

test("a wrong character in a reference is found without asking the database", () => {
  const wrong = reference.slice(0, -1) + (reference.endsWith("3") ? "4" : "3");
  expect(readReference(wrong)).toEqual({ ok: false, problem: { reason: "check" } });
});

test("a secret is shown in two halves and read from them", () => {
  const secret = readableCodeFrom(new Uint8Array(32).fill(9), 10);
  expect(formatFollowSecret(secret)).toMatch(/^\w{5}-\w{5}$/);
  expect(readFollowSecret(formatFollowSecret(secret).toLowerCase())).toEqual({ ok: true, code: secret });
});

test("the same bytes lead to the same code, other bytes to another, and each has its check character", () => {
  const bytes = (value: number) => new Uint8Array(32).fill(value);
  const codes = [1, 2, 3, 4, 5].map((value) => readableCodeFrom(bytes(value), 10));
  expect(new Set(codes).size).toBe(5);
  expect(readableCodeFrom(bytes(1), 10)).toBe(codes[0]);
  for (const code of codes) expect(readCode(code, 10)).toEqual({ ok: true, code });
});

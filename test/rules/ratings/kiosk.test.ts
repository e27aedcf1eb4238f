import { expect, test } from "vitest";
import { instantFromDate } from "#app/platform/day.ts";
import { isTabletPage, resetAddress, thanksAddress } from "#app/ratings/kiosk/kiosk-screen.ts";
import { kioskState, tappedAt } from "#app/ratings/kiosk/kiosk.ts";
import { bodySizes } from "#app/platform/forms/body-sizes.ts";
import { longestComment } from "#app/ratings/questions/answers.ts";
import { mostTapsAtOnce, tapsOfOneRequest } from "#app/ratings/kiosk/kiosk-tap.ts";
import { readScanned } from "#app/ratings/kiosk/scanned-code.ts";
import { readSentTaps } from "#app/ratings/kiosk/sent-taps.ts";
import { readTappedForm } from "#app/ratings/kiosk/tapped-form.ts";

const at = (time: string) => instantFromDate(new Date(time));
const now = at("2026-11-24T02:00:00Z");
const day = 24 * 3_600_000;

test.each([
  ["at once", 0, "2026-11-24T02:00:00.000Z"],
  ["an hour ago", 3_600_000, "2026-11-24T01:00:00.000Z"],
  ["in the future", -day, "2026-11-24T02:00:00.000Z"],
  ["longer ago than a tablet keeps it", 20 * day, "2026-11-10T02:00:00.000Z"],
  ["for ever ago", Infinity, "2026-11-10T02:00:00.000Z"],
  ["at no time", Number.NaN, "2026-11-24T02:00:00.000Z"],
])("a rating that says it was tapped %s", (_name, waited, tapped) => {
  expect(tappedAt(now, waited)).toBe(tapped);
});

test.each([
  ["waiting", at("2026-11-24T02:30:00Z"), null, null],
  ["late", at("2026-11-24T01:30:00Z"), null, null],
  ["active", null, now, null],
  ["revoked", null, now, now],
  ["revoked", null, null, now],
] as const)("a tablet is %s", (state, pairingUntil, pairedAt, revokedAt) => {
  expect(kioskState({ pairingUntil, pairedAt, revokedAt }, now)).toBe(state);
});

const tap = { id: "0123456789abcdef", code: "34679ACDE3", score: 4, comment: " tốt\r\n ", waited: 5, language: "vi" };

test("what the script of a tablet sends is read, and nothing else", () => {
  expect(readSentTaps(JSON.stringify([tap]))).toEqual([{ ...tap, comment: "tốt" }]);
  expect(readSentTaps(JSON.stringify([{ ...tap, language: "km" }]))).toMatchObject([{ language: "vi" }]);
  expect(readSentTaps("[]")).toEqual([]);
  for (const wrong of [
    { ...tap, score: 6 },
    { ...tap, score: "4" },
    { ...tap, id: "short" },
    { ...tap, id: "'; drop table kiosks" },
    { ...tap, code: "" },
    { ...tap, code: "x".repeat(10_000) },
    { ...tap, comment: "x".repeat(100_000) },
    { ...tap, waited: null },
  ]) {
    expect(readSentTaps(JSON.stringify([wrong]))).toBeUndefined();
  }
  for (const wrong of ["", "{", "null", "{}", JSON.stringify(Array.from({ length: 21 }, () => tap)), null, 5]) {
    expect(readSentTaps(wrong)).toBeUndefined();
  }
});

test("a comment that a browser lengthens on its way is cut, and holds up no other rating", () => {
  const long = "dòng\r\n".repeat(longestComment / 5);
  expect(long.length).toBeGreaterThan(longestComment);
  const [read] = readSentTaps(JSON.stringify([{ ...tap, comment: long }, tap])) ?? [];
  expect(read?.comment).toHaveLength(longestComment - 1);
});

test.each(["", "tốt", "ệ".repeat(longestComment), "😀".repeat(longestComment / 2), "\ud800".repeat(longestComment)])(
  "however long the comments that wait on a tablet, each request is one that the server takes (%#)",
  (comment) => {
    let waiting = Array.from({ length: 50 }, (_, index) => ({ ...tap, id: `0123456789-${String(index)}`, comment }));
    const sent: string[] = [];
    while (waiting.length > 0) {
      const taps = tapsOfOneRequest(waiting);
      expect(taps.length).toBeGreaterThan(0);
      expect(taps.length).toBeLessThanOrEqual(mostTapsAtOnce);
      const body = new URLSearchParams({ taps: JSON.stringify(taps) }).toString();
      expect(body.length).toBeLessThan(bodySizes.plain);
      expect(readSentTaps(JSON.stringify(taps))).toHaveLength(taps.length);
      sent.push(...taps.map(({ id }) => id));
      waiting = waiting.slice(taps.length);
    }
    expect(new Set(sent).size).toBe(50);
  },
);

test("the form of a tablet without script: the same face is the same rating, another one another", () => {
  const form = (fields: Record<string, string>) => readTappedForm(new Map(Object.entries(fields)));
  const first = form({ tapId: "0123456789", code: "34679ACDE3", score: "4", comment: "" });
  expect(first.tap).toMatchObject({ id: "0123456789-4", score: 4 });
  expect(form({ tapId: "0123456789", code: "34679ACDE3", score: "5" }).tap).toMatchObject({ id: "0123456789-5" });
  expect(form({ code: "34679ACDE3" })).toEqual({ code: "34679ACDE3", comment: "", tap: undefined });
  expect(form({ tapId: "<script>", code: "x", score: "4" }).tap).toBeUndefined();
});

const signature = "0123456789ABCDEF0123";
const link = { kind: "link", secretId: "34AB9Z", number: "H13.18/261102-Đ2" };

test.each([
  ["34679-ACDE3", { kind: "code", code: "34679ACDE3" }],
  ["HTTPS://HAILONG.EXAMPLE/R/34679ACDE3", { kind: "code", code: "34679ACDE3" }],
  [`https://h.example/s/34AB9Z/H13.18%2F261102-%C4%902/${signature}`, link],
  [`HTTPS://H.EXAMPLE/S/34AB9Z/H13.18%2F261102-%C4%902/${signature}`, link],
  [` https://h.example/s/34ab9z/h13.18/261102-đ2/${signature.toLowerCase()}?x=1#y `, link],
  [`/s/34AB9Z/H13.18%2F261102-%C4%902/${signature}`, link],
  [`/s/34AB9Z/%E0%A4%A/${signature}`, { kind: "link", number: "%E0%A4%A" }],
  ["/s/34AB9Z/HS-1/0123", undefined],
  ["/s/34AB9/HS-1/0123456789ABCDEF0123", undefined],
  [`/s/34AB9Z/${"9".repeat(61)}/${signature}`, undefined],
  ["x".repeat(100_000), undefined],
  ["", undefined],
])("a tablet reads %s", (typed, wanted) => {
  if (wanted === undefined) expect(readScanned(typed)).toBeUndefined();
  else expect(readScanned(typed)).toMatchObject(wanted);
});

test("only the page of a tablet has a script and a camera, and its addresses name no receipt", () => {
  expect(["/kiosk/X6W4W3AC", "/KIOSK/x6w4w3ac?thanks=4"].map(isTabletPage)).toEqual([true, true]);
  const others = [
    "/",
    "/kiosk",
    "/kiosk/",
    "/kiosk/x/taps",
    "/r/34679ACDE3",
    "/settings/kiosks",
    "/results?x=/kiosk/a",
  ];
  expect(others.filter(isTabletPage)).toEqual([]);
  expect(thanksAddress("X6W4W3AC", 2, "later-counts")).toBe("/kiosk/X6W4W3AC?thanks=2&later=1");
  expect(resetAddress("X6W4W3AC")).toBe("/kiosk/X6W4W3AC?lang=vi");
});

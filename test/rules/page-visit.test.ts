import { expect, test } from "vitest";
import { isVisit } from "#app/dossiers/page-visit.ts";

const phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 Zalo android/24";

test.each([
  ["a phone that opens the page", "GET", { "User-Agent": phone }, true],
  ["a phone that says nothing of itself", "GET", {}, true],
  ["a look without the page", "HEAD", { "User-Agent": phone }, false],
  ["a tap", "POST", { "User-Agent": phone }, false],
  ["a page fetched ahead", "GET", { "User-Agent": phone, "Sec-Purpose": "prefetch;prerender" }, false],
  ["a page fetched ahead by an older browser", "GET", { "User-Agent": phone, Purpose: "prefetch" }, false],
  ["a preview in a chat", "GET", { "User-Agent": "facebookexternalhit/1.1" }, false],
  ["a search engine", "GET", { "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" }, false],
])("%s", (_who, method, headers, counts) => {
  expect(isVisit(new Request("http://office.example/r/ABC", { method, headers }))).toBe(counts);
});

import { expect, test } from "vitest";
import { isHost, normalizedAddress } from "#app/server/address.ts";
import { isLoggedWord, loggedPath } from "#app/platform/logged-path.ts";
import { filesBelow } from "#test/architecture/tree.ts";

const code = "4W6KAAAAAA";

test.each([
  [`/r/${code}`, `/r/${code}`],
  [`//r/${code}`, `/r/${code}`],
  [`/r//${code}`, `/r/${code}`],
  [`/%72/${code}`, `/r/${code}`],
  [`/x/../r/${code}`, `/r/${code}`],
  [`/x/%2e%2E/r/${code}`, `/r/${code}`],
  [`/x/%2e%2e//r/${code}?a=//b`, `/r/${code}?a=//b`],
  [`/\\r\\${code}`, `/r/${code}`],
  [`http://elsewhere.example/r/${code}?lang=en`, `/r/${code}?lang=en`],
  ["/", "/"],
  ["//", "/"],
  ["///..//", "/"],
  ["/r/%E2%80%9D", "/r/%E2%80%9D"],
  ["/r/a%2Fb", "/r/a%2Fb"],
  ["/r/a%252e", "/r/a%252e"],
])("the address %s is settled as %s", (target, settled) => {
  expect(normalizedAddress(target)).toBe(settled);
});

test.each(["/r/%ff", "/%", "/r/%zz", "*", "", "javascript:alert(1)", "elsewhere.example:443"])(
  "%s is no address",
  (target) => {
    expect(normalizedAddress(target)).toBeUndefined();
  },
);

test.each(["localhost", "localhost:3000", "a-b.gov.vn", "A.gov.vn:443", "127.0.0.1:80", "[::1]:3000", "hai_long:1"])(
  "%s is a host",
  (host) => {
    expect(isHost(host)).toBe(true);
  },
);

test.each([
  "a b",
  "localhost/complaint?",
  "x/..",
  "a@b",
  "a,b",
  "a:b",
  "a:123456",
  "",
  "a\\b",
  "a#b",
  "[::1",
  "a%00b",
  "-",
  "ă.vn",
])("%s is no host", (host) => {
  expect(isHost(host)).toBe(false);
});

test.each([
  [`/r/${code}`, "/r/…"],
  [`/R/${code}/details`, "/R/…/details"],
  [`/${code}`, "/…"],
  [`/t/PA-3333-3333/files/0190`, "/t/…/files/…"],
  ["/inbox/PA-3333-3333/letter.docx", "/inbox/…/letter.docx"],
  ["/settings/staff/0190", "/settings/staff/…"],
  ["/", "/"],
])("the log shows %s as %s", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});

test("every word of the product's own addresses may stand in the log", () => {
  const names = filesBelow("app/routes").map((path) => path.split("/")[2] ?? "");
  const parts = names.flatMap((name) =>
    name
      .replace(/\.tsx?$/, "")
      .replaceAll("[.]", "\0")
      .split(".")
      .map((part) => part.replaceAll("\0", ".").replace(/_$/, "")),
  );
  const own = parts.filter((part) => part !== "" && !part.startsWith("_") && !part.startsWith("$"));
  expect(own.length).toBeGreaterThan(50);
  expect([...new Set(own)].filter((part) => !isLoggedWord(part))).toEqual([]);
});

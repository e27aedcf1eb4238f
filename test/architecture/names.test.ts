import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { filesBelow, read } from "./tree.ts";

const emptyWords = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "services",
  "service",
  "lib",
  "shared",
  "misc",
]);

/** Parts of a path whose name says nothing, and `index` files that only pass on what others export. */
function emptyNames(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split("/").some((part) => {
      const [name = ""] = part.split(".");
      return emptyWords.has(name.toLowerCase()) || name === "index";
    }),
  );
}

test("no file or folder has a name that says nothing, and there are no barrels", () => {
  const files = ["app", "db", "test", "docs", "public"].flatMap(filesBelow);
  expect(files.length).toBeGreaterThan(100);
  expect(emptyNames(files)).toEqual([]);
});

test("such names would be found", () => {
  const planted = ["app/utils/day.ts", "app/lib.ts", "app/ratings/index.ts", "app/ratings/helpers.server.ts"];
  expect(emptyNames([...planted, "app/ratings/rating/rating.ts", "app/routes/_citizen._index/route.tsx"])).toEqual(
    planted,
  );
});

/** What may stand at the top of the project; a new entry is a decision, so it is added here on purpose. */
const topEntries = new Set([
  ".ci",
  ".gitattributes",
  ".gitignore",
  ".npmrc",
  ".prettierignore",
  ".prettierrc.json",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "app",
  "db",
  "docs",
  "eslint.config.js",
  "knip.json",
  "package-lock.json",
  "package.json",
  "playwright.config.ts",
  "public",
  "remix.config.js",
  "test",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
]);

const leftByRuns = new Set([".git", "node_modules", "build", "data", "test-results", "playwright-report"]);

test("nothing stands at the top of the project that was not decided on", () => {
  const entries = readdirSync(".").filter((name) => !leftByRuns.has(name) && !/\.log$|^\.env/.test(name));
  expect(entries.length).toBeGreaterThan(10);
  expect(entries.filter((name) => !topEntries.has(name))).toEqual([]);
});

test("no source file is longer than 400 lines; messages may be", () => {
  const sources = ["app", "db", "test"].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path));
  const long = read(sources).filter(({ path, text }) => !path.startsWith("app/i18n/") && text.split("\n").length > 400);
  expect(long.map(({ path }) => path)).toEqual([]);
});

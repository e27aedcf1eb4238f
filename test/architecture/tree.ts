import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** The project's files as the architecture tests read them: paths with forward slashes, relative to its folder. */

/** What is not the project's own: packages, what is built, what runs leave behind. */
const notOurs = new Set([".git", "node_modules", "build", "data", "test-results", "playwright-report"]);

function isOurs(path: string): boolean {
  const [top = ""] = path.split("/");
  return !notOurs.has(top) && !path.endsWith(".log") && !/(^|\/)\.env/.test(path);
}

/** Every file of the project below a folder; "." is the whole project. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join("/"))
    .filter(isOurs)
    .sort();
}

/** The text with its comments blanked, for rules about code that comments may freely speak of. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

export interface SourceFile {
  path: string;
  text: string;
}

export function read(paths: readonly string[]): SourceFile[] {
  return paths.map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** Every place where a pattern (with the flag `g`) occurs in the files' code, comments left out. */
export function findInCode(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(pattern)].map((match) => `${path}: ${match[0].trim()}`),
  );
}

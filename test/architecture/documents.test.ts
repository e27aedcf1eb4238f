import { expect, test } from "vitest";
import { filesBelow, findInCode, read } from "./tree.ts";

const [readme] = read(["README.md"]);
const readmeText = readme?.text ?? "";

test("every environment variable that the code reads is documented in the README", () => {
  const sources = read(["app", "db", "test"].flatMap(filesBelow).filter((path) => /\.(tsx?|mjs)$/.test(path)));
  const [settings] = read(["app/platform/settings.server.ts"]);
  const declared = [...(settings?.text ?? "").matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map((match) => match[1] ?? "");
  const used = findInCode(sources, /process\.env\["\w+"\]|process\.env\.[A-Z_]+/g).map(
    (found) => /([A-Z][A-Z_]+)"?\]?$/.exec(found)?.[1] ?? "",
  );
  expect(declared.length).toBeGreaterThan(7);
  // The system's own, handed on to the programs that the tests start.
  const internal = new Set(["PATH", "CI"]);
  const names = [...new Set([...declared, ...used])].filter((name) => name !== "" && !internal.has(name));
  expect(names.filter((name) => !readmeText.includes(`\`${name}\``))).toEqual([]);
});

test("every npm script is documented in the README", () => {
  const [manifest] = read(["package.json"]);
  const { scripts } = JSON.parse(manifest?.text ?? "{}") as { scripts: Record<string, string> };
  const spoken = (name: string) => (name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`);
  expect(Object.keys(scripts).filter((name) => !readmeText.includes(spoken(name)))).toEqual([]);
});

test("every file that the README and the decisions point to exists", () => {
  const pages = read(["README.md", "CHANGELOG.md", ...filesBelow("docs").filter((path) => path.endsWith(".md"))]);
  const all = new Set(filesBelow("."));
  const lost = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map((match) => new URL(match[1] ?? "", `file:///${path}`).pathname.slice(1))
      .filter((target) => !all.has(target) && ![...all].some((file) => file.startsWith(target.replace(/\/?$/, "/"))))
      .map((target) => `${path} → ${target}`),
  );
  expect(lost).toEqual([]);
});

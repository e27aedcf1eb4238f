import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";
import { figureNames } from "#app/targets/target.ts";
import { dataDictionary } from "#test/maps/data-dictionary.ts";
import { drawArchitecture } from "#test/maps/draw-architecture.ts";
import { graphOf, layersOf, readImports } from "#test/maps/read-imports.ts";
import { filesBelow, read, type SourceFile } from "./tree.ts";

/** Where one of the first two fails: `npm run docs:maps`, and commit what it wrote. */

test("the drawing of the architecture shows the imports as they are", () => {
  expect(readFileSync("docs/images/architecture.svg", "utf8")).toBe(drawArchitecture(readImports()));
});

test("the data dictionary says what db/schema and the migrations say", async () => {
  expect(readFileSync("docs/data-dictionary.md", "utf8")).toBe(await dataDictionary());
});

test("a part is drawn above everything it imports, and parts in a circle share a layer", () => {
  const folderOf = (path: string) => path.split("/")[1];
  const graph = graphOf(
    [
      { from: "app/figures/a.ts", to: "app/ratings/b.ts" },
      { from: "app/ratings/b.ts", to: "app/platform/c.ts" },
      { from: "app/figures/a.ts", to: "app/platform/c.ts" },
      { from: "app/ratings/b.ts", to: "app/dossiers/d.ts" },
      { from: "app/dossiers/d.ts", to: "app/ratings/e.ts" },
    ],
    folderOf,
  );
  expect(graph.get("figures")).toEqual(["platform", "ratings"]);
  expect(layersOf(graph)).toEqual([["platform"], ["dossiers", "ratings"], ["figures"]]);
});

/** Files and folders that a page names in code letters, such as `db/engine.ts` or `calendar/`. */
function namedPlaces({ text }: SourceFile): string[] {
  const withoutBlocks = text.replace(/```[\s\S]*?```/g, "");
  return [...withoutBlocks.matchAll(/`([\w.$/[\]-]+)`/g)]
    .map(([, name = ""]) => name)
    .filter((name) => /(?:\w\/|\w\.(?:ts|tsx|mjs|css|md|csv))$/.test(name) && !/^(?:x)?\./.test(name));
}

test("every file and folder that the maps name exists", () => {
  const all = filesBelow(".");
  const maps = ["CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/glossary.md", "docs/figures.md"];
  const readmes = all.filter((path) => /^(?:app|db|test)\/(?:.*\/)?README\.md$/.test(path));
  const pages = read([...maps, "docs/dependencies.md", ...readmes]);
  /** From the top of the project, from the folder of the page, or by the end of its path. */
  const isThere = (page: string, name: string) =>
    [name, join(dirname(page), name)].some((place) => all.some((file) => file === place || file.startsWith(place))) ||
    all.some((file) => `/${file}`.includes(`/${name}`));
  const named = pages.flatMap((page) => namedPlaces(page).map((name) => ({ page: page.path, name })));
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter(({ page, name }) => !isThere(page, name)).map(({ page, name }) => `${page} → ${name}`)).toEqual(
    [],
  );
});

test("every area has a README", () => {
  // One inside `routes/` would become an address; app/README.md speaks of it.
  const areas = readdirSync("app", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const places = [...areas.map(({ name }) => `app/${name}`), "db", "test"].filter((place) => place !== "app/routes");
  const all = new Set(filesBelow("."));
  expect(places.filter((place) => !all.has(`${place}/README.md`))).toEqual([]);
});

test("every decision stands in the index, and every package in the list of dependencies", () => {
  const [index, dependencies, manifest] = read(["docs/decisions/README.md", "docs/dependencies.md", "package.json"]);
  const decisions = filesBelow("docs/decisions").map((path) => path.slice("docs/decisions/".length));
  expect(decisions.filter((name) => name !== "README.md" && index?.text.includes(`](${name})`) !== true)).toEqual([]);
  const lists = JSON.parse(manifest?.text ?? "{}") as Record<string, Record<string, string> | undefined>;
  const packages = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((list) =>
    Object.keys(lists[list] ?? {}),
  );
  const isListed = (name: string) => name.startsWith("@types/") || dependencies?.text.includes(`\`${name}\``) === true;
  expect(packages.length).toBeGreaterThan(40);
  expect(packages.filter((name) => !isListed(name))).toEqual([]);
});

test("every figure stands in docs/figures.md", () => {
  const [page] = read(["docs/figures.md"]);
  expect(figureNames.filter((name) => page?.text.includes(`\`${name}\``) !== true)).toEqual([]);
});

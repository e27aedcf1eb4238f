import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dataDictionary } from "#test/maps/data-dictionary.ts";
import { drawArchitecture } from "#test/maps/draw-architecture.ts";
import { graphOf, layersOf, readImports } from "#test/maps/read-imports.ts";

/** Where one of these fails: `npm run docs:maps`, and commit what it wrote. */

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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { expect, onTestFinished, test } from "vitest";
import { filesBelow } from "./tree.ts";
import { areaSteps, importRules, roomSteps } from "./import-rules.ts";

async function examine(folder: string, parts: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(parts, {
    baseDir: folder,
    ruleSet: { forbidden: importRules },
    validate: true,
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  });
  if (typeof output === "string") throw new Error("the cruise answered text");
  return output;
}

function told(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

test("every import of the product keeps to the law", async () => {
  const result = await examine(process.cwd(), ["app", "db"]);
  expect(result.summary.totalCruised).toBeGreaterThan(100);
  expect(told(result)).toEqual([]);
});

test("every folder below app has its place in the order of the areas", () => {
  const areas = new Set(filesBelow("app").map((file) => file.split("/")[1] ?? ""));
  const folders = [...areas].filter((name) => !name.includes(".") && name !== "server");
  expect(folders.length).toBeGreaterThan(8);
  expect(folders.filter((name) => !areaSteps.flat().includes(name))).toEqual([]);
});

/** Areas whose folders inside are one thing: the languages' texts, and what is put together from all areas. */
const withoutRooms = new Set(["i18n", "routes", "server", "demo"]);

test("every room of an area has its place in the order of the rooms", () => {
  const rooms = new Set(filesBelow("app").flatMap((file) => roomOf(file) ?? []));
  expect(rooms.size).toBeGreaterThan(30);
  const ordered = Object.entries(roomSteps).flatMap(([area, steps]) => steps.flat().map((room) => `${area}/${room}`));
  expect([...rooms].filter((room) => !ordered.includes(room)).sort()).toEqual([]);
  expect(ordered.filter((room) => !room.endsWith("/.") && !rooms.has(room))).toEqual([]);
});

function roomOf(file: string): string | undefined {
  const [, area = "", room = "", deeper] = file.split("/");
  return deeper === undefined || withoutRooms.has(area) ? undefined : `${area}/${room}`;
}

test("no folder of an area is a wall: none lists more than 26 files", () => {
  const files = filesBelow("app").filter((file) => !file.startsWith("app/routes/"));
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const lengthOf = (folder: string) => files.filter((file) => dirname(file) === folder).length;
  const walls = folders.filter((folder) => lengthOf(folder) > 26);
  expect(walls).toEqual([]);
});

/** One breach of each kind, planted in a folder of its own: the rules must find every one of them. */
const planted: Record<string, string> = {
  "app/platform/day.ts": `import "node:fs";`,
  "app/platform/clock.server.ts": `export const clock = 1;`,
  "app/ratings/score.ts": `import { clock } from "#app/platform/clock.server.ts"; export const score = clock;`,
  "app/ratings/type.ts": `import type { clock } from "#app/platform/clock.server.ts"; export type Score = typeof clock;`,
  "app/ratings/face.tsx": `import { clock } from "#app/platform/clock.server.ts"; import "node:os"; export const face = clock;`,
  "app/ratings/read.server.ts": `import { face } from "./face.tsx"; import "#app/complaints/case.ts"; export const read = face;`,
  "app/complaints/case.ts": `export const one = 1;`,
  "app/dossiers/query.server.ts": `import "pg";`,
  "app/dossiers/up.ts": `import type { one } from "#app/complaints/case.ts"; export type One = typeof one;`,
  "app/routes/a/route.tsx": `import "#app/routes/b/route.tsx"; import "#db/engine.ts";`,
  "app/routes/b/route.tsx": `export default 1;`,
  "app/figures/one.ts": `import { two } from "./two.ts"; export const first = () => two;`,
  "app/figures/two.ts": `import { first } from "./one.ts"; export const two = () => first;`,
  "app/figures/lost.ts": `import "./nowhere.ts";`,
  "app/figures/measures/share.ts": `import type { table } from "#app/figures/tables/table.ts"; export type Share = typeof table;`,
  "app/figures/tables/table.ts": `import { chart } from "#app/figures/charts/chart.ts"; export const table = chart;`,
  "app/figures/charts/chart.ts": `export const chart = 1;`,
  "app/i18n/translate.ts": `import "node:os";`,
  "db/engine.ts": `import "#app/complaints/case.ts";`,
  "test/story.ts": `export const story = 1;`,
  "app/offices/office.ts": `import { story } from "#test/story.ts"; export const office = story;`,
};

test("a planted breach of each rule is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-imports-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const imports = { "#app/*": "./app/*", "#db/*": "./db/*", "#test/*": "./test/*" };
  const files = { ...planted, "package.json": JSON.stringify({ type: "module", imports }) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const found = told(await examine(folder, ["app", "db"]));
  expect(found).toEqual(
    expect.arrayContaining([
      "a rule imports only rules and zod: app/platform/day.ts → fs",
      "a rule imports only rules and zod: app/ratings/score.ts → app/platform/clock.server.ts",
      "the translator imports only rules and i18next: app/i18n/translate.ts → os",
      "server code imports no screen: app/ratings/read.server.ts → app/ratings/face.tsx",
      "a screen fetches nothing: app/ratings/face.tsx → app/platform/clock.server.ts",
      "a screen uses nothing of Node: app/ratings/face.tsx → os",
      "only db knows the engines: app/dossiers/query.server.ts → pg",
      "a route never touches the database: app/routes/a/route.tsx → db/engine.ts",
      "a route never imports another route: app/routes/a/route.tsx → app/routes/b/route.tsx",
      "the database's own files know no area: db/engine.ts → app/complaints/case.ts",
      "ratings imports only what lies below it: app/ratings/read.server.ts → app/complaints/case.ts",
      "dossiers imports only what lies below it: app/dossiers/up.ts → app/complaints/case.ts",
      "figures/measures imports only the rooms below it: app/figures/measures/share.ts → app/figures/tables/table.ts",
      "figures/tables imports only the rooms below it: app/figures/tables/table.ts → app/figures/charts/chart.ts",
      "the product never imports its tests: app/offices/office.ts → test/story.ts",
    ]),
  );
  expect(found.filter((line) => line.startsWith("no circle"))).not.toEqual([]);
  expect(found.filter((line) => line.startsWith("every import leads somewhere"))).not.toEqual([]);
  expect(found.filter((line) => line.includes("app/ratings/type.ts"))).toEqual([
    "screens and rules take no types from server code: app/ratings/type.ts → app/platform/clock.server.ts",
  ]);
});

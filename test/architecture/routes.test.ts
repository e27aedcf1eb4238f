import { expect, test } from "vitest";
import { filesBelow, read, withoutComments, type SourceFile } from "./tree.ts";

/** Routes open to everybody (below `t/` with the secret of the case, below `view/` with that of a link); every other route requires a permission. */
const publicDoors = [
  /^_citizen/,
  /^sign-in/,
  /^sign-out/,
  /^setup/,
  /^results\[\.\](json|csv)\.ts$/,
  /^results\.figures\[\.\]csv\.ts$/,
  /^results\.datapackage\[\.\]json\.ts$/,
  /^results\.feed\[\.\]xml\.ts$/,
  /^results\.(fragment|frame)\[\.\]html\.ts$/,
  /^t\.\$reference\./,
  /^kiosk\.\$counter/,
  /^view\.\$secret$/,
  /^emblem\.\$digest\.ts$/,
];
/** The frame around the staff's pages: it only asks who is signed in. */
const frames = new Set(["_staff"]);

function nameOf(path: string): string {
  return path.replace(/^app\/routes\//, "").replace(/\/route\.tsx$/, "");
}

function isPublic(path: string): boolean {
  return frames.has(nameOf(path)) || publicDoors.some((door) => door.test(nameOf(path)));
}

/** What in a staff route answers without asking for a permission. */
function openDoors({ path, text }: SourceFile): string[] {
  const code = withoutComments(text);
  const found: string[] = [];
  for (const [part, through] of [
    ["loader", "staffLoader"],
    ["action", "staffAction"],
  ] as const) {
    const exported = new RegExp(
      `export\\s+(?:async\\s+)?(?:const|function|let)\\s+${part}\\b|export\\s*\\{[^}]*\\b${part}\\b`,
    );
    const guarded = new RegExp(`export\\s+const\\s+${part}\\s*=\\s*${through}\\(\\s*"[a-z-]+\\.[a-z-]+"`);
    if (exported.test(code) && !guarded.test(code)) found.push(`${path}: ${part} without ${through}`);
  }
  if (!/\bstaff(Loader|Action)\(/.test(code)) found.push(`${path}: asks for no permission`);
  return found;
}

const routes = read(filesBelow("app/routes").filter((path) => /(\/route\.tsx|\.ts)$/.test(path)));

test("every route that is not a citizen's door asks for a permission", () => {
  const staffRoutes = routes.filter(({ path }) => !isPublic(path));
  expect(staffRoutes.length).toBeGreaterThan(5);
  expect(staffRoutes.flatMap(openDoors)).toEqual([]);
});

test("an open door would be seen", () => {
  const open = { path: "planted", text: "export async function loader() { return null; }" };
  expect(openDoors(open)).toEqual(["planted: loader without staffLoader", "planted: asks for no permission"]);
  const half = {
    path: "planted",
    text: `export const loader = staffLoader("inbox.view", list);\nexport const action = () => null;`,
  };
  expect(openDoors(half)).toEqual(["planted: action without staffAction"]);
  const closed = { path: "planted", text: `export const loader = staffLoader("inbox.view", list);` };
  expect(openDoors(closed)).toEqual([]);
});

test("a route's folder holds its route and nothing else", () => {
  const strays = filesBelow("app/routes").filter((path) => !/^app\/routes\/[^/]+(\/route\.tsx|\.tsx?)$/.test(path));
  expect(strays).toEqual([]);
});

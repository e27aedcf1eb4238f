import { expect, test } from "vitest";
import { mismatchOf, mismatchText, type Mismatch } from "#app/platform/data-folder/data-identity.ts";

/** Database: id, empty, names files. Folder: id, holds files. */
type Case = [
  what: string,
  [id: string | undefined, isEmpty?: boolean, namesFiles?: boolean],
  [id?: string | undefined, holdsFiles?: boolean],
  Mismatch | undefined,
];

const cases: Case[] = [
  ["a new installation", [undefined, true], [], undefined],
  ["the same id", ["a"], ["a", true], undefined],
  ["an installation of an earlier version", [undefined, false, true], [undefined, true], undefined],
  ["an installation of an earlier version without files", [undefined, false, false], [], undefined],
  ["a database that was set up, and a new folder", ["a"], [], undefined],
  ["an empty database beside files", [undefined, true], [undefined, true], "database-empty"],
  ["an empty database beside the folder of an installation", [undefined, true], ["a"], "database-empty"],
  [
    "a database of an earlier version beside files it cannot know",
    [undefined, false, false],
    [undefined, true],
    "database-without-id",
  ],
  [
    "a backup from before the update beside the folder of an installation",
    [undefined, false, true],
    ["a", true],
    "database-without-id",
  ],
  ["a folder that is not mounted", ["a", false, true], [], "folder-without-id"],
  ["another folder with files", ["a"], [undefined, true], "folder-without-id"],
  ["two installations", ["a", false, true], ["b", true], "different-ids"],
];

test.each(cases)("%s", (_what, [id, isEmpty = false, namesFiles = false], [folderId, holdsFiles = false], expected) => {
  const found = { database: { id, isEmpty, namesFiles }, folder: { id: folderId, holdsFiles } };
  expect(mismatchOf(found)).toBe(expected);
});

test("the sentences say which database, which folder and how to go on", () => {
  const text = mismatchText("database-empty", "PostgreSQL db.example/hai_long", "/srv/data");
  expect(text).toContain("The database (PostgreSQL db.example/hai_long) is empty");
  expect(text).toContain("/srv/data");
  expect(text).toContain("npm run data:adopt");
});

import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fieldsAt, judgeChoice } from "#app/imports/profiles/column-profile.ts";
import {
  changeProfile,
  carriedColumns,
  findProfile,
  forgetProfile,
  listProfiles,
} from "#app/imports/profiles/column-profiles.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import { findColumnsToTell, tellColumns } from "#app/imports/columns/tell-columns.server.ts";
import { sweepUploads } from "#app/imports/runs/uploads.server.ts";
import type { ColumnPositions } from "#app/imports/reading/register-columns.ts";
import { givenImportingOffice, readStory, uploadOf, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const row = (number: number) =>
  `H29.16-261120-${String(number).padStart(4, "0")};1.000001.000.00.00.H29;Thủ tục một;20/11/2026 08:00;Trực tiếp`;
const lettered = (...numbers: number[]) => Buffer.from(["A;B;C;D;E", ...numbers.map(row), ""].join("\n"));
const columns: ColumnPositions = { number: 0, procedureCode: 1, procedureName: 2, receivedAt: 3, channel: 4 };

async function staffOf({ context, officeId }: ImportingOffice) {
  return { officeId, staffId: await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]) };
}

async function lastRun({ context }: ImportingOffice): Promise<string> {
  const runs = context.db.selectFrom("import_runs").orderBy("started_at", "desc").select("id");
  return (await runs.executeTakeFirstOrThrow()).id;
}

async function toTell(office: ImportingOffice, runId: string, line?: number) {
  const found = await findColumnsToTell(office.context, office.officeId, runId, line);
  if (found === undefined || found === "gone") throw new Error("no columns to tell");
  return found;
}

const next = (office: ImportingOffice) => importNext(office.context, new AbortController().signal);

/** Tells the columns of the office's last run, as its page does. */
async function tell(office: ImportingOffice, told = columns, known?: Awaited<ReturnType<typeof staffOf>>) {
  const staff = known ?? (await staffOf(office));
  const runId = await lastRun(office);
  const { headings, before } = await toTell(office, runId);
  return { staff, runId, result: await tellColumns(office.context, staff, runId, { headings, columns: told, before }) };
}

test("a file with unknown headings is kept, told once and read; the next one is read without a question", async () => {
  const office = await givenImportingOffice("page");
  expect((await office.take(lettered(1, 2))).failure).toBe("noHeader");
  expect(office.uploads()).toHaveLength(1);
  const shown = await toTell(office, await lastRun(office));
  expect(shown).toMatchObject({ line: 1, headings: ["A", "B", "C", "D", "E"], columns: {}, before: "" });
  expect(shown.samples[4]).toEqual(["Trực tiếp"]);
  const { result } = await tell(office);
  if (result.outcome !== "started") throw new Error(result.outcome);
  await next(office);
  const story = await readStory(office.context, office.officeId, result.runId);
  expect([story.state, story.counts.created]).toEqual(["finished", 2]);
  expect(office.uploads()).toEqual([]);
  expect((await office.take(lettered(3))).counts.created).toBe(1);
  const { header } = await office.context.db
    .selectFrom("import_runs")
    .where("id", "=", await lastRun(office))
    .select("header")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(header)).toMatchObject({ isTold: true, columns });
});

test("a trial is tried again with the columns told, and a finished run keeps them for the next file", async () => {
  const office = await givenImportingOffice("page");
  const reception = await receiveFile(office.context, uploadOf(lettered(1)), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  await startImport(office.context, { officeId: office.officeId, staffId: "" }, reception.file, { kind: "trial" });
  await next(office);
  const { result, staff } = await tell(office);
  if (result.outcome !== "started") throw new Error(result.outcome);
  await next(office);
  const tried = await office.context.db.selectFrom("import_runs").selectAll().where("id", "=", result.runId).execute();
  expect(tried).toMatchObject([{ kind: "trial", created: 1 }]);
  await office.take(lettered(1));
  const runId = await lastRun(office);
  const again = await toTell(office, runId);
  expect([again.rows, again.columns]).toEqual([[], columns]);
  const told = { headings: again.headings, columns: { ...columns, counter: 2 }, before: again.before };
  expect(await tellColumns(office.context, staff, runId, told)).toEqual({ outcome: "saved" });
  // The page of another tab was filled with the columns of before.
  expect(await tellColumns(office.context, staff, runId, told)).toEqual({ outcome: "changed" });
});

test("columns told go before guessed ones, also from the command", async () => {
  const office = await givenImportingOffice("command");
  const guessed = Buffer.from(
    `Số hồ sơ;Mã TTHC;Tên thủ tục;Ngày tiếp nhận;Hình thức nộp;Quầy;Bàn số\n${row(1)};Quầy 1;Bàn 7\n`,
  );
  await office.take(guessed);
  const { result } = await tell(office, { ...columns, counter: 6 });
  expect(result).toEqual({ outcome: "saved" });
  await office.take(guessed);
  const names = await office.context.db.selectFrom("counters").select("name").orderBy("name").execute();
  expect(names.map(({ name }) => name)).toEqual(["Bàn 7", "Quầy 1"]);
  expect((await office.take(registerFile(row(2)))).failure).not.toBe("finished");
});

test("letters that were told do not replace a true header above the same letters", async () => {
  const office = await givenImportingOffice("page");
  await office.take(lettered(1));
  await tell(office, { number: 4, procedureCode: 3, procedureName: 2, receivedAt: 1, channel: 0 });
  await next(office);
  const both = `Số hồ sơ;Mã TTHC;Tên thủ tục;Ngày tiếp nhận;Hình thức nộp\nA;B;C;D;E\n${row(1)}\n`;
  expect((await office.take(Buffer.from(both))).counts.created).toBe(1);
});

test("columns told make no file readable that is refused for its letters or its days", async () => {
  const office = await givenImportingOffice("page");
  await office.take(lettered(1));
  await tell(office);
  await next(office);
  const monthFirst = lettered(5).toString().replaceAll("20/11/2026", "11/20/2026");
  expect((await office.take(Buffer.from(monthFirst))).failure).toBe("monthFirst");
  const twice = lettered(6).toString().replaceAll("Thủ tục một", "Quáº£n lÃ½ Ä‘áº¥t Ä‘ai");
  expect((await office.take(Buffer.from(twice))).failure).toBe("doubleEncoded");
});

test("a choice without a required column, with one twice, of a dossier or of blank headings is refused in words", () => {
  const headings = ["A", "B", "C", "D", "E"];
  const missing = judgeChoice(headings, fieldsAt({ number: 0, procedureCode: 1, procedureName: 2, receivedAt: 3 }));
  expect(missing).toEqual({ ok: false, problems: [{ kind: "missing", column: "channel" }] });
  const twice = judgeChoice(headings, [...fieldsAt(columns).slice(0, 5), "number"]);
  expect(twice).toEqual({ ok: false, problems: [{ kind: "twice", column: "number" }] });
  expect(judgeChoice(["", "", "", "D", "E"], fieldsAt(columns))).toMatchObject({ problems: [{ kind: "fewHeadings" }] });
  const dossier = judgeChoice(["H29", "Nguyễn", "Một", "20/11/2026", "E"], fieldsAt(columns));
  expect(dossier).toMatchObject({ problems: [{ kind: "dossierRow" }] });
});

test("the run of another office, a file that is gone and a second upload leave nothing half done", async () => {
  const office = await givenImportingOffice("page");
  const { context, officeId } = office;
  await office.take(lettered(1));
  const runId = await lastRun(office);
  const staff = await staffOf(office);
  const other = await givenOffice(context, "khac");
  expect(await findColumnsToTell(context, other, runId)).toBeUndefined();
  const told = { headings: ["A", "B", "C", "D", "E"], columns, before: "" };
  await tellColumns(context, { ...staff, officeId: other }, runId, told);
  expect(await context.db.selectFrom("import_runs").select("id").execute()).toHaveLength(1);
  // A second upload takes the place of the first file, and its run goes first.
  const second = await receiveFile(context, uploadOf(lettered(2)), "file");
  if (second.outcome !== "received") throw new Error(second.outcome);
  await startImport(context, { officeId, staffId: "" }, second.file);
  expect(await findColumnsToTell(context, officeId, runId)).toBe("gone");
  await next(office);
  expect((await tell(office, columns, staff)).result.outcome).toBe("started");
  // Removed behind the product's back: nothing is imported, and the run says so.
  for (const name of office.uploads()) rmSync(join(context.settings.dataFolder, "uploads", name));
  await next(office);
  expect((await readStory(context, officeId, await lastRun(office))).state).toBe("interrupted");
});

test("a kept file is removed after a day", async () => {
  const office = await givenImportingOffice("page");
  await office.take(lettered(1));
  office.clock.moveTo("2026-11-29T10:00:00+07:00");
  await sweepUploads(office.context);
  expect(await findColumnsToTell(office.context, office.officeId, await lastRun(office))).toBe("gone");
});

test("absurd headings are shown cut, told and recognized again", async () => {
  const office = await givenImportingOffice("page");
  const long = `Cột <script>alert(1)</script>${"x".repeat(10_000)}`;
  const header = `${long};${long};;D;E;F${";G".repeat(16_000)}`;
  const file = (...numbers: number[]) => Buffer.from([header, ...numbers.map(row), ""].join("\n"));
  expect((await office.take(file(1))).failure).toBe("noHeader");
  const shown = await toTell(office, await lastRun(office));
  expect(shown.headings).toHaveLength(150);
  expect(Math.max(...shown.headings.map((heading) => heading.length))).toBe(200);
  await tell(office);
  await next(office);
  expect((await office.take(file(2))).counts.created).toBe(1);
});

test("a profile is changed and forgotten, with its columns before and after in the audit record", async () => {
  const office = await givenImportingOffice("page");
  const { context, officeId } = office;
  await office.take(lettered(1));
  const { staff } = await tell(office);
  const [profile] = await listProfiles(context.db, officeId);
  if (profile === undefined) throw new Error("no profile");
  const { headings, header } = profile;
  const before = carriedColumns(profile);
  const changed = { number: 0, procedureCode: 1, procedureName: 2, receivedAt: 3, channel: 4, unit: 2 };
  expect(await changeProfile(context, staff, { headings, columns: changed, before })).toBe(true);
  expect(await changeProfile(context, staff, { headings, columns, before })).toBe(false);
  const other = await givenOffice(context, "khac");
  await forgetProfile(context, { ...staff, officeId: other }, header);
  expect(await findProfile(context.db, officeId, header)).toMatchObject({ columns: changed });
  await forgetProfile(context, staff, header);
  expect(await listProfiles(context.db, officeId)).toEqual([]);
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "like", "register-profile-%")
    .orderBy("position")
    .select(["action", "changes"])
    .execute();
  expect(entries.map(({ action }) => action)).toEqual([
    "register-profile-set",
    "register-profile-set",
    "register-profile-forgotten",
  ]);
  expect(entries[0]?.changes).toContain("A → Số hồ sơ");
});

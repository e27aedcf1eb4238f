import { expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { forgetProblems } from "#app/imports/runs/forget-problems.server.ts";
import { refusedRowsCsv } from "#app/imports/runs/refused-rows.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { givenImportingOffice, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

async function lastRun({ db }: Context): Promise<string> {
  const runs = db.selectFrom("import_runs").orderBy("id", "desc").select("id");
  return (await runs.executeTakeFirstOrThrow()).id;
}

async function refused({ context, officeId }: ImportingOffice): Promise<string> {
  return (await refusedRowsCsv(context.db, officeId, await lastRun(context), translator("vi"))) ?? "";
}

const wrong = [
  registerRow({ number: "H29.16-261120-0002", received: "31/10/2026 25:00", applicant: "Người Nộp Hai" }),
  registerRow({ number: "H29.16-261120-0003", channel: "Qua mạng=1", unit: "@Phòng Ban", applicant: "Người Nộp Ba" }),
];

test.each(["command", "page"] as const)(
  "refused rows come as a file that is mended and imported again (%s)",
  async (door) => {
    const office = await givenImportingOffice(door);
    const first = await office.take(registerFile(registerRow({ number: "H29.16-261120-0001" }), ...wrong));
    expect([first.counts.created, first.counts.problems]).toEqual([1, 2]);
    const csv = await refused(office);
    const [head, one, two] = csv.slice(1).split("\r\n");
    expect(head).toMatch(/^Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;.*;Dòng;Lý do$/);
    expect(one).toContain("H29.16-261120-0002");
    expect(one).toContain(";3;");
    expect(two).toContain("'@Phòng Ban");
    const mended = csv.replace("31/10/2026 25:00", "02/11/2026").replace("Qua mạng=1", "Trực tuyến một phần");
    const second = await office.take(Buffer.from(mended));
    expect([second.failure, second.counts.created, second.counts.problems]).toEqual([null, 2, 0]);
    expect((await office.take(registerFile(registerRow({ number: "H29.16-261120-0001" })))).counts.unchanged).toBe(1);
  },
);

test("of a refused row neither the applicant nor any column that is not read is stored", async () => {
  const office = await givenImportingOffice("command");
  await office.take(registerFile(...wrong, "1;2;3"));
  const rows = await office.context.db.selectFrom("refused_rows").selectAll().execute();
  // The row of three cells may have its texts in the wrong columns: nothing of it is stored.
  expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(JSON.stringify(rows)).not.toContain("Người Nộp");
});

test("a run of another office and one without refused rows have no file", async () => {
  const office = await givenImportingOffice("command");
  await office.take(registerFile(...wrong));
  const { context } = office;
  const other = await givenOffice(context, "khac");
  expect(await refusedRowsCsv(context.db, other, await lastRun(context), translator("vi"))).toBeUndefined();
  await office.take(registerFile(registerRow({ number: "H29.16-261120-0001" })));
  expect(await refused(office)).toBe("");
});

test("refused rows are forgotten with the problems of their import", async () => {
  const office = await givenImportingOffice("command");
  await office.take(registerFile(...wrong));
  office.clock.moveTo("2028-02-28T09:00:00+07:00");
  await forgetProblems(office.context, 400);
  expect(await office.context.db.selectFrom("refused_rows").selectAll().execute()).toEqual([]);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { givenImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerRow } from "#test/support/register.ts";

function proceduresOf(context: Context) {
  return context.db.selectFrom("procedures").select(["code", "name"]).orderBy("code").execute();
}

test("a code that lost its zero is the known procedure, whichever came first", async () => {
  const office = await givenImportingOffice("command");
  const story = await office.take(readFileSync("test/support/registers/16-procedure-code-lost-zero.csv"));
  expect(await proceduresOf(office.context)).toEqual([{ code: "2.001270", name: "Kiểm định thiết bị X" }]);
  expect(story.remarks).toEqual([
    "3: Mã TTHC: Mã TTHC “2.00127” được hiểu là 2.001270 (bảng tính đã bỏ số 0 ở cuối).",
    "4: Mã TTHC: Mã TTHC “2,00127” được hiểu là 2.001270 (bảng tính đã bỏ số 0 ở cuối).",
  ]);
  const short = (number: string, code: string) =>
    registerRow({ number: `H13.18-261102-${number}`, code, procedure: "Cấp giấy phép" });
  await office.take(registerFile(short("0001", "1.0077")));
  const whole = await office.take(registerFile(short("0001", "1.007700"), short("0002", "1.0077")));
  expect(whole.counts).toMatchObject({ created: 1, unchanged: 1, problems: 0 });
  expect((await proceduresOf(office.context)).map(({ code }) => code)).toEqual(["1.007700", "2.001270"]);
  await office.take(registerFile(short("0003", "3.001100"), short("0004", "3.0011")));
  expect((await proceduresOf(office.context)).map(({ code }) => code)).toEqual(["1.007700", "2.001270", "3.001100"]);
});

test("a short code of an unknown procedure is kept as it is, with the code it may have been", async () => {
  const office = await givenImportingOffice("command");
  const short = registerRow({ code: "2.0011", procedure: "Cấp giấy phép" });
  const story = await office.take(registerFile(short));
  expect(story.counts).toMatchObject({ created: 1, problems: 0 });
  expect(story.remarks).toEqual([
    "2: Mã TTHC: Mã TTHC “2.0011” có ít hơn 6 chữ số sau dấu chấm; nếu bảng tính đã bỏ số 0 ở cuối thì mã đúng là 2.001100. Hồ sơ vẫn được nhập với mã như trong tệp.",
  ]);
  const own = registerRow({ number: "H13.18-261102-0002", code: "1.2", procedure: "Việc của cơ quan" });
  expect((await office.take(registerFile(own))).remarks).toEqual([]);
});

test("a code with the place behind it is the procedure's own, also where it was kept with the place before", async () => {
  const office = await givenImportingOffice("command");
  const portal = (number: string, code: string) => registerRow({ number: `H13.18-261102-${number}`, code });
  await office.take(registerFile(portal("0001", "1.004227.000.00.00.H56")));
  expect((await proceduresOf(office.context)).map(({ code }) => code)).toEqual(["1.004227"]);
  await office.context.db.updateTable("procedures").set({ code: "1.004227.000.00.00.H56" }).execute();
  const again = await office.take(registerFile(portal("0001", "1.004227.000.00.00.H56"), portal("0002", "1.004227")));
  expect(again.counts).toMatchObject({ created: 1, unchanged: 1, problems: 0 });
  expect((await proceduresOf(office.context)).map(({ code }) => code)).toEqual(["1.004227"]);
});

import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { inTransaction } from "#db/engine.ts";
import { rebuildTotals } from "#app/dossiers/totals/rebuild-totals.server.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { importRegister } from "#app/imports/runs/import-register.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow, reportOf } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const second = "H13.18-261103-0002";
const third = "H13.18-261103-0003";

/** Three dossiers with the blemishes of real registers: an update, a repeated row, untidy writing, a line of totals. */
const usualFile = registerFile(
  registerRow(),
  registerRow({ number: second, received: "03/11/2026 09:00", finished: "", state: "Đang giải quyết", due: "" }),
  registerRow({
    number: `  ${third.toLowerCase()}`,
    received: "03/11/2026 10:00",
    channel: "Trực tuyến toàn trình",
    counter: "",
  }),
  registerRow(),
  registerRow({ number: second, received: "03/11/2026 09:00", finished: "10/11/2026 15:00", due: "" }),
  ";Tổng cộng;;;;;;;;;3;;",
);

function dossiersOf(context: Context, officeId: string) {
  return context.db.selectFrom("dossiers").where("office_id", "=", officeId).selectAll().orderBy("number").execute();
}

const totalsTables = [
  "daily_procedure_totals",
  "daily_channel_totals",
  "daily_counter_totals",
  "daily_unit_totals",
] as const;

/** All totals that are not zero, as comparable text. */
async function totalsOf(context: Context): Promise<string[]> {
  const rows = await Promise.all(totalsTables.map((table) => context.db.selectFrom(table).selectAll().execute()));
  return rows
    .flat()
    .filter((row) => row.received > 0)
    .map((row) => JSON.stringify(Object.entries(row).sort()))
    .sort();
}

async function expectTotalsAsRebuilt(context: Context): Promise<void> {
  const kept = await totalsOf(context);
  await inTransaction(context.db, rebuildTotals);
  expect(kept).toEqual(await totalsOf(context));
}

test("a register becomes dossiers with receipts; later rows update earlier ones, repeated ones count once", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { counts, unreadable, runId } = await importBytes(context, officeId, usualFile, 100);
  expect(unreadable).toBeUndefined();
  expect(counts).toEqual({ rows_read: 6, created: 3, updated: 1, unchanged: 1, skipped: 1, problems: 0 });
  const dossiers = await dossiersOf(context, officeId);
  expect(dossiers.map(({ number, state, channel, finished_on }) => [number, state, channel, finished_on])).toEqual([
    ["H13.18-261102-0001", "finished", "counter", "2026-11-06"],
    [second, "finished", "counter", "2026-11-10"],
    [third, "finished", "online-full", "2026-11-06"],
  ]);
  const receipts = await context.db.selectFrom("receipts").where("office_id", "=", officeId).selectAll().execute();
  expect(receipts.filter((receipt) => readReceiptCode(receipt.code).ok)).toHaveLength(3);
  expect(receipts.map((receipt) => receipt.open_until).sort()).toEqual(["2027-02-04", "2027-02-04", "2027-02-08"]);
  expect((await reportOf(context, runId)).remarks).toEqual([
    "3: Ngày hẹn trả: Không có ngày hẹn trả; hồ sơ không được tính vào trước hạn, đúng hạn, trễ hạn.",
    `4: Số hồ sơ: Số hồ sơ “${third.toLowerCase()}” được ghi thống nhất thành ${third}.`,
    "5: Số hồ sơ: Dòng lặp lại hồ sơ H13.18-261102-0001 với nội dung như dòng trước; chỉ tính một lần.",
    "6: Ngày hẹn trả: Không có ngày hẹn trả; hồ sơ không được tính vào trước hạn, đúng hạn, trễ hạn.",
    `6: Số hồ sơ: Hồ sơ ${second} đã có ở dòng 3 với nội dung khác; tệp tự mâu thuẫn, hệ thống ghi theo dòng sau cùng của hồ sơ này.`,
  ]);
  await expectTotalsAsRebuilt(context);
});

test("a second run of the same file changes nothing, though the file tells a dossier's earlier state as well", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await importBytes(context, officeId, usualFile);
  const before = await dossiersOf(context, officeId);
  clock.moveTo("2026-11-20T10:00:00+07:00");
  const { counts } = await importBytes(context, officeId, usualFile);
  expect(counts).toEqual({ rows_read: 6, created: 0, updated: 0, unchanged: 5, skipped: 1, problems: 0 });
  expect(await dossiersOf(context, officeId)).toEqual(before);
});

test("bad rows are reported with line and reason in Vietnamese, and the good ones are kept", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const file = registerFile(
    registerRow({ received: "31/02/2026 08:00" }),
    registerRow({ number: second, channel: "Fax", code: "" }),
    "chỉ một ô",
    registerRow({ number: third }),
    registerRow({ number: "H13.18-261104-0004", procedure: '"mở mà không đóng' }),
  );
  const { counts, runId } = await importBytes(context, officeId, file);
  expect(counts).toMatchObject({ rows_read: 5, created: 1, problems: 4 });
  expect((await reportOf(context, runId)).refused).toEqual([
    "2: Ngày tiếp nhận: “31/02/2026 08:00” không phải là ngày, giờ hợp lệ (cần dd/MM/yyyy hoặc dd/MM/yyyy HH:mm).",
    "3: Mã TTHC: Ô này bị bỏ trống.",
    "3: Hình thức nộp: Không hiểu hình thức nộp “Fax”. Cần một trong: Trực tiếp, Trực tuyến toàn trình, Trực tuyến một phần, Bưu chính công ích.",
    "4: : Dòng có 1 ô trong khi tiêu đề có 13 cột.",
    "6: : Có dấu ngoặc kép mở mà không đóng nên không tách được các ô.",
  ]);
});

test("an update moves the dossier and its rating to other totals", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await importBytes(context, officeId, registerFile(registerRow()));
  const { code } = await context.db.selectFrom("receipts").select("code").executeTakeFirstOrThrow();
  await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  const moved = registerRow({
    received: "03/11/2026 08:00",
    channel: "Bưu chính công ích",
    counter: "",
    unit: "Chi cục",
    code: "1.1",
  });
  const refused = await importBytes(context, officeId, registerFile(moved));
  expect(refused).toMatchObject({ unreadable: "allRefused", counts: { updated: 0, problems: 1 } });
  const { counts } = await importBytes(context, officeId, registerFile(moved), undefined, { moves: "accept" });
  expect(counts).toMatchObject({ created: 0, updated: 1 });
  const byChannel = await context.db
    .selectFrom("daily_channel_totals")
    .where("received", "!=", 0)
    .select(["day", "channel", "received", "rated", "score_4", "taps"])
    .execute();
  expect(byChannel).toEqual([{ day: "2026-11-03", channel: "post", received: 1, rated: 1, score_4: 1, taps: 1 }]);
  await expectTotalsAsRebuilt(context);
});

test("a result that comes later opens the end of the receipt; one taken back closes it no longer", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const openUntil = async (row: string) => {
    await importBytes(context, officeId, registerFile(row));
    return (await context.db.selectFrom("receipts").select("open_until").executeTakeFirstOrThrow()).open_until;
  };
  const waiting = registerRow({ finished: "", state: "Đang giải quyết" });
  expect(await openUntil(waiting)).toBeNull();
  expect(await openUntil(registerRow())).toBe("2027-02-04");
  expect(await openUntil(waiting)).toBeNull();
});

test("the applicant is stored nowhere", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await importBytes(
    context,
    officeId,
    registerFile(registerRow({ applicant: "Đơn vị thử nghiệm" }), "x;Đơn vị thử nghiệm"),
  );
  for (const table of ["dossiers", "receipts", "procedures", "units", "import_runs", "import_problems"] as const) {
    const rows = await context.db.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("thử nghiệm");
  }
});

test("another year's register is read whatever its columns' order, separator and encoding", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const text = [
    "DANH SÁCH HỒ SƠ NĂM 2025",
    "Hình thức nộp,Ngày tiếp nhận,Mã số hồ sơ,Tên thủ tục,Mã TTHC,Ngày hẹn trả kết quả",
    'Trực tiếp,03/02/2025 08:15,H13.18-250203-0001,"Cấp giấy phép, gia hạn",2.002380,10/02/2025',
  ].join("\n");
  const files = [
    Buffer.from(text.normalize("NFD")),
    Buffer.from(`\ufeff${text}`, "utf16le"),
    Buffer.from(text.replaceAll("\n", "\r")),
  ];
  const results = [];
  for (const file of files) results.push((await importBytes(context, officeId, file)).counts);
  expect(results.map(({ created, unchanged, problems }) => [created, unchanged, problems])).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 1, 0],
  ]);
  const procedures = await context.db.selectFrom("procedures").select(["code", "name"]).execute();
  expect(procedures).toEqual([{ code: "2.002380", name: "Cấp giấy phép, gia hạn" }]);
});

test.each([
  ["empty", Buffer.alloc(0)],
  ["excel", Buffer.from("504b030414000600", "hex")],
  ["notText", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ["brokenEncoding", Buffer.from("S\xe8 h\xe5 s\xac;M\xb7 TTHC\nx;y\n", "latin1")],
  ["noHeader", Buffer.from("tên,tuổi\nx,1\n")],
  ["missingColumns", Buffer.from("Số hồ sơ;Mã TTHC;Ngày tiếp nhận;Tên thủ tục\nx;y;z;t\n")],
])("a file that is no register is refused as a whole: %s", async (reason, bytes) => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const result = await importBytes(context, officeId, bytes);
  expect(result.unreadable).toBe(reason);
  const report = await reportOf(context, result.runId);
  expect(report.refused).toEqual(reason === "missingColumns" ? ["1: : Thiếu cột bắt buộc “Hình thức nộp”."] : []);
  expect(await dossiersOf(context, officeId)).toEqual([]);
});

test("a run that was cut off is simply run again", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const rows = Array.from({ length: 6000 }, (_, index) =>
    registerRow({ number: `H13.18-261102-${String(index + 1).padStart(4, "0")}` }),
  );
  const file = registerFile(...rows);
  const facts = { officeId, staffId: null, fileName: "so.csv", bytesTotal: file.length };
  // The survey comes to the end of the file, the reading after it does not.
  let opened = 0;
  const whole = () => Readable.from([file]) as AsyncIterable<Buffer>;
  async function* breaking() {
    yield file.subarray(0, file.length - 100);
    await Promise.resolve();
    throw new Error("the power went off");
  }
  await expect(
    importRegister(context, { ...facts, open: () => (opened++ === 0 ? whole() : breaking()) }),
  ).rejects.toThrow("power");
  // Whole portions are kept; how large they are depends on the machine.
  const kept = (await dossiersOf(context, officeId)).length;
  expect(kept).toBeGreaterThanOrEqual(1000);
  expect(kept).toBeLessThan(6000);
  const { counts } = await importBytes(context, officeId, file);
  expect(counts).toMatchObject({ created: 6000 - kept, unchanged: kept });
  await expectTotalsAsRebuilt(context);
});

test("of thousands of rows each is kept as it was written, with a receipt code of its own", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const numbers = Array.from({ length: 2345 }, (_, index) => `H13.18-261102-${String(index + 1).padStart(4, "0")}`);
  const rows = numbers.map((number, index) =>
    registerRow({
      number,
      counter: index % 3 === 0 ? "" : `Quầy ${String(index % 3)}`,
      received: `02/11/2026 ${String(8 + (index % 9)).padStart(2, "0")}:30`,
      ...(index === 2000 ? { finished: "", state: "Đang giải quyết" } : {}),
    }),
  );
  const { counts } = await importBytes(context, officeId, registerFile(...rows), 1000);
  expect(counts).toMatchObject({ created: 2345, problems: 0 });
  const dossiers = await dossiersOf(context, officeId);
  expect(dossiers.map(({ number }) => number)).toEqual(numbers);
  expect(dossiers.filter(({ counter_id }) => counter_id === null)).toHaveLength(782);
  expect(dossiers.filter(({ finished_on }) => finished_on === null).map(({ number }) => number)).toEqual([
    "H13.18-261102-2001",
  ]);
  expect(new Set(dossiers.map(({ received_at }) => received_at)).size).toBe(9);
  const receipts = await context.db.selectFrom("receipts").selectAll().execute();
  expect(new Set(receipts.map(({ code }) => code)).size).toBe(2345);
  expect(receipts.every(({ code }) => readReceiptCode(code).ok)).toBe(true);
  expect(receipts.map(({ dossier_id }) => dossier_id).sort()).toEqual(dossiers.map(({ id }) => id).sort());
  expect(receipts.filter(({ open_until }) => open_until === null)).toHaveLength(1);
  await expectTotalsAsRebuilt(context);
});

test("each office has its own dossiers under the same numbers", async () => {
  const { context } = await openTestContext();
  const [first, other] = [await givenOffice(context), await givenOffice(context, "so-y-te")];
  await importBytes(context, first, usualFile);
  const { counts } = await importBytes(context, other, registerFile(registerRow({ procedure: "Tên khác" })));
  expect(counts).toMatchObject({ created: 1 });
  expect(await dossiersOf(context, first)).toHaveLength(3);
  expect(await dossiersOf(context, other)).toHaveLength(1);
});

test("two imports of the same rows at once create each dossier once", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const results = await Promise.all([usualFile, usualFile].map((file) => importBytes(context, officeId, file)));
  expect(results.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(3);
  expect(await dossiersOf(context, officeId)).toHaveLength(3);
  await expectTotalsAsRebuilt(context);
});

test("an import stands in the audit record", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { runId } = await importBytes(context, officeId, usualFile);
  const entries = await context.db.selectFrom("audit_entries").select(["office_id", "action", "subject"]).execute();
  expect(entries).toEqual([{ office_id: officeId, action: "register-imported", subject: runId }]);
});

import { expect, test } from "vitest";
import { day } from "#app/platform/day.ts";
import { isUsualNumber, tidyNumber } from "#app/dossiers/register/register-entry.ts";
import { joinHeaderRows, readHeader } from "#app/imports/reading/register-columns.ts";
import { readMoment } from "#app/imports/reading/register-moment.ts";
import { readRecords } from "#app/platform/text/delimited-records.ts";
import { rowReader } from "#app/imports/reading/register-row.ts";
import { isTotalsLabel } from "#app/imports/reading/register-frame.ts";
import { readChannel, readState } from "#app/imports/reading/register-words.ts";
import { registerHeader, registerRow } from "#test/support/register.ts";

test.each([
  ["05/01/2026 15:14", "2026-01-05T08:14:00.000Z"],
  ["05/01/2026", "2026-01-04T17:00:00.000Z"],
  ["5/1/2026 9:04", "2026-01-05T02:04:00.000Z"],
  ["05-01-2026 15:14:59", "2026-01-05T08:14:00.000Z"],
  ["2026-01-05T15:14", "2026-01-05T08:14:00.000Z"],
  ["15:14 05/01/2026", "2026-01-05T08:14:00.000Z"],
  ["05/01/2026 3:14 CH", "2026-01-05T08:14:00.000Z"],
  ["05/01/2026 12:05 SA", "2026-01-04T17:05:00.000Z"],
  ["29/02/2028 00:30", "2028-02-28T17:30:00.000Z"],
  ["45000", "2023-03-14T17:00:00.000Z"],
])("the register's %s is the instant %s", (written, instant) => {
  expect(readMoment(written)?.at).toBe(instant);
});

test.each([
  "31/02/2026",
  "29/02/2026 08:00",
  "13/13/2026",
  "26-11-20",
  "05/01/2026 24:00",
  "05/01/2026 8:75",
  "hôm qua",
  "1/2",
  "4500",
  "450000",
])("%s is no day of a register", (written) => {
  expect(readMoment(written)).toBeUndefined();
});

test.each([
  ["  h13.18-260113-0003", "H13.18-260113-0003"],
  ["H13.18 – 260113 – 0003", "H13.18-260113-0003"],
  ["\u200bH13.18-260113-0003\u00a0", "H13.18-260113-0003"],
])("the number %j is kept as %s", (written, kept) => {
  expect(tidyNumber(written)).toBe(kept);
});

test("the usual dossier codes are known, long and short", () => {
  expect(["000.00.04.H06-180118-0001", "H29.16-250701-0001", "H13.18-260113-00031"].filter(isUsualNumber)).toHaveLength(
    3,
  );
  expect(isUsualNumber("HS-12")).toBe(false);
});

test.each([
  ["TRỰC TIẾP", "counter"],
  ["Trực tuyến (toàn trình)", "online-full"],
  ["Trực tuyến một phần".normalize("NFD"), "online-part"],
  ["Bưu  chính công ích", "post"],
  ["Trực tuyến", undefined],
  ["Fax", undefined],
])("the form of submission %s is read as %s", (written, channel) => {
  expect(readChannel(written)).toBe(channel);
});

test.each([
  ["Đã trả kết quả", "finished"],
  ["Đang xử lý", "in-progress"],
  ["Mới tiếp nhận", "received"],
  ["Rút hồ sơ", "returned"],
  ["Không rõ", undefined],
])("the state %s is read as %s", (written, state) => {
  expect(readState(written)).toBe(state);
});

test.each([
  ["Tổng cộng", true],
  ["TỔNG SỐ HỒ SƠ: 2.600", true],
  ["Cộng", true],
  ["Công ty", false],
  ["Tổng cục", false],
])("%s as the label of a line of totals: %s", (written, isLabel) => {
  expect(isTotalsLabel(written)).toBe(isLabel);
});

test("a header is known in any order and spelling, and says which required columns it lacks", () => {
  const shuffled = [
    "NGÀY TIẾP NHẬN (*)",
    "Mã thủ tục",
    "Chủ hồ sơ",
    "Tên TTHC",
    "Mã hồ sơ:",
    "Kênh tiếp nhận".normalize("NFD"),
  ];
  const reading = readHeader(shuffled);
  expect(reading.kind === "header" && [...reading.columns.positions]).toEqual([
    ["receivedAt", 0],
    ["procedureCode", 1],
    ["procedureName", 3],
    ["number", 4],
    ["channel", 5],
  ]);
  expect(readHeader(["Số hồ sơ", "Mã TTHC", "Ngày tiếp nhận"])).toEqual({
    kind: "incomplete",
    missing: ["procedureName", "channel"],
  });
  expect(readHeader(["DANH SÁCH HỒ SƠ", "", ""])).toEqual({ kind: "other" });
});

test("rows keep their lines when cells are quoted, hold separators and line breaks, or open a quotation and never close it", () => {
  const reader = readRecords(",");
  const lines = ['a,"b, ""c"""', '"hai', 'dòng",d', "", 'e,"f', "g,h", 'i,"j"', 'k,"l" m'];
  expect([...lines.flatMap(reader.take), ...reader.end()]).toEqual([
    { line: 1, cells: ["a", 'b, "c"'] },
    { line: 2, cells: ["hai\ndòng", "d"] },
    { line: 4, cells: [""] },
    { line: 5, cells: undefined },
    { line: 6, cells: ["g", "h"] },
    { line: 7, cells: ["i", "j"] },
    { line: 8, cells: ["k", "l m"] },
  ]);
});

function read(row: string) {
  const header = readHeader(registerHeader.split(";"));
  if (header.kind !== "header") throw new Error("the header of the tests is one");
  const today = day("2026-11-20");
  return rowReader(header.columns, today)({ line: 2, cells: row.split(";") });
}

test("a good row becomes an entry without the applicant", () => {
  const reading = read(registerRow({ applicant: "Tổ chức" }));
  expect(reading).toMatchObject({
    kind: "entry",
    remarks: [],
    entry: {
      number: "H13.18-261102-0001",
      procedure: { code: "2.002385", field: "An toàn bức xạ" },
      channel: "counter",
      state: "finished",
      receivedOn: "2026-11-02",
      dueOn: "2026-11-09",
      finishedAt: "2026-11-06T03:05:00.000Z",
      counter: "Quầy 2",
    },
  });
  expect(JSON.stringify(reading)).not.toContain("Tổ chức");
});

test.each([
  [{ number: " " }, "missing number"],
  [{ code: "" }, "missing procedureCode"],
  [{ procedure: "" }, "missing procedureName"],
  [{ received: "" }, "missing receivedAt"],
  [{ channel: "" }, "missing channel"],
  [{ channel: "Fax" }, "unknownChannel channel"],
  [{ received: "31/02/2026 08:00" }, "notADay receivedAt"],
  [{ due: "hôm sau" }, "notADay dueAt"],
  [{ received: "02/11/0206" }, "unlikelyYear receivedAt"],
  [{ received: "21/01/2028", due: "", finished: "" }, "farFuture receivedAt"],
  [{ finished: "21/11/2062 08:00" }, "farFuture finishedAt"],
  [{ finished: "02/11/2026 08:29" }, "resultBeforeReceipt finishedAt"],
  [{ due: "01/11/2026" }, "dueBeforeReceipt dueAt"],
  [{ unit: "Ph\ufffdng" }, "brokenText unit"],
  [{ procedure: "a".repeat(601) }, "tooLong procedureName"],
])("a row with %j is refused: %s", (cells, problem) => {
  const reading = read(registerRow(cells));
  expect(reading.kind === "refused" && reading.problems.map((one) => `${one.reason} ${String(one.column)}`)).toEqual([
    problem,
  ]);
});

test("everything wrong with a row is told, not only the first thing", () => {
  const reading = read(registerRow({ number: "", code: "", received: "30/02/2026", channel: "Fax" }));
  expect(reading.kind === "refused" && reading.problems.map((one) => one.reason)).toEqual([
    "missing",
    "missing",
    "notADay",
    "unknownChannel",
  ]);
});

test.each([
  [{ due: "" }, ["noDueDay"], "finished"],
  [{ number: " h13.18-261102-0001" }, ["tidiedNumber"], "finished"],
  [{ number: "HS12" }, ["unusualNumber"], "finished"],
  [{ state: "Đang giải quyết" }, ["resultDespiteState"], "finished"],
  [{ state: "Lạ", finished: "" }, ["unknownState"], "in-progress"],
  [{ finished: "" }, ["finishedWithoutDay"], "finished"],
  [{ finished: "21/11/2026 08:00" }, ["future"], "finished"],
  [
    { number: "H13.18-270104-0001", received: "04/01/2027", due: "", finished: "", state: "Đang giải quyết" },
    ["future", "noDueDay"],
    "in-progress",
  ],
  [{ state: "Rút hồ sơ" }, [], "returned"],
  [{ number: "H13.18-261106-0001", received: "06/11/2026", finished: "06/11/2026" }, [], "finished"],
  [{ received: "06/11/2026" }, ["dayUnlikeNumber"], "finished"],
])("a row with %j is taken with %j as %s", (cells, remarks, state) => {
  const reading = read(registerRow(cells));
  if (reading.kind !== "entry") throw new Error("refused");
  expect(reading.remarks.map((one) => one.reason)).toEqual(remarks);
  expect(reading.entry.state).toBe(state);
});

test("a line of totals, an empty row and a row of another width are told apart", () => {
  expect(read(";Tổng cộng;;;;;;;;;2600;;")).toEqual({ kind: "totals" });
  expect(read("Tổng cộng: 2600")).toEqual({ kind: "totals" });
  expect(read(";;; ;;;;;;;;;")).toEqual({ kind: "blank" });
  expect(read("1;2;3")).toMatchObject({ kind: "refused", problems: [{ reason: "columnCount" }] });
  expect(read(`${registerRow()};thừa`)).toMatchObject({ kind: "refused", problems: [{ reason: "columnCount" }] });
  expect(read(`${registerRow()};;`)).toMatchObject({ kind: "entry" });
});

test("days of a dossier grouped under “Thời gian” are its days", () => {
  const upper = ["Mã hồ sơ", "Thủ tục hành chính", "", "Thời gian", "", "", "Hình thức tiếp nhận"];
  const lower = ["", "Tên TTHC", "Mã TTHC", "Tiếp nhận hồ sơ", "Hẹn trả", "Trả kết quả", ""];
  const reading = readHeader(joinHeaderRows(upper, lower));
  const positions = reading.kind === "header" ? Object.fromEntries(reading.columns.positions) : undefined;
  expect(positions).toMatchObject({ receivedAt: 3, dueAt: 4, finishedAt: 5 });
});

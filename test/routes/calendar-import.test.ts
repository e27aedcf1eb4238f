import type { AppLoadContext } from "@remix-run/node";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findCalendarRevision } from "#app/deadlines/calendar/lock-calendar.server.ts";
import { fileProblemText } from "#app/deadlines/editing/calendar-words.ts";
import { translator } from "#app/i18n/translate.ts";
import { action } from "#app/routes/_staff.settings.calendar_.import/route.tsx";
import { openTestContext } from "#test/support/context.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";
import { line, mergedSheet, sheet, workbook } from "#test/support/workbook.ts";

/** Uploads a file to the page as a browser does; answers what the page says, and whether the calendar is untouched. */
async function upload(content: string | Buffer, name = "lich.csv", mode = "add") {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]);
  const cookie = await signedIn(context, "vanphong@coquan.gov.vn");
  const stored = async () => ({
    revision: await findCalendarRevision(context.db, officeId),
    days: await context.db.selectFrom("calendar_days").selectAll().orderBy("day").execute(),
    audit: await context.db.selectFrom("audit_entries").selectAll().orderBy("position").execute(),
  });
  const before = await stored();
  const body = new FormData();
  body.set("source", "Thông báo số 1");
  body.set("mode", mode);
  body.set("file", new File([typeof content === "string" ? content : new Uint8Array(content)], name));
  const request = new Request("http://localhost:3000/settings/calendar/import", {
    method: "POST",
    headers: { Cookie: cookie.split(";", 1)[0] ?? "" },
    body,
  });
  const answer = await action({ context: { ...context } as AppLoadContext, request, params: {} });
  const { problems, proposed, result } = answer.data;
  const t = translator("vi");
  expect(await stored()).toEqual(before);
  return {
    status: answer.init?.status ?? 200,
    sentences: problems.map((problem) => fileProblemText(problem, t)),
    fieldErrors: result?.error ?? {},
    proposed,
  };
}

const csv = (...rows: string[]) => ["Ngày;Loại;Tên;Căn cứ", ...rows, ""].join("\r\n");
const good = "02/09/2027;Ngày nghỉ;Quốc khánh;Bộ luật Lao động";
const ics = (...fields: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", ...fields, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
const event = (...fields: string[]) => ics("SUMMARY:Quốc khánh", "CATEGORIES:Ngày nghỉ", ...fields);

/** Bytes of Windows-1258: the base letter, then the tone as a sign of its own. */
const windows1258 = Buffer.from([
  ...Buffer.from("day;kind;name;source\r\n02/09/2027;off;Qu"),
  0xf4,
  0xec,
  ...Buffer.from("c kh"),
  0xe1,
  ...Buffer.from("nh;x\r\n"),
]);

test.each<[what: string, file: string | Buffer, sentence: RegExp]>([
  ["that is empty of days", csv(), /không có ngày nào/],
  ["of half a million characters", csv(good, "x".repeat(500_000)), /quá lớn: nhiều nhất 1 MB/],
  ["of two megabytes", Buffer.alloc(2 * 1024 * 1024, "x"), /quá lớn: nhiều nhất 1 MB/],
  [
    "with three thousand days, all the same",
    csv(...Array<string>(3000).fill(good)),
    /^Dòng 3: ngày 02\/09\/2027 có hai lần/,
  ],
  ["with 30/02", csv(good, "30/02/2027;Ngày nghỉ;Tết;x"), /^Dòng 3: “30\/02\/2027” không phải là một ngày/],
  ["with 29/02 of a common year", csv("29/02/2027;Ngày nghỉ;Tết;x"), /^Dòng 2: “29\/02\/2027” không phải/],
  ["with the month first", csv("09/25/2027;Ngày nghỉ;Tết;x"), /^Dòng 2: “09\/25\/2027” không phải/],
  ["with a year of two digits", csv("02/09/27;Ngày nghỉ;Tết;x"), /^Dòng 2: “02\/09\/27” không phải/],
  ["of the year 1975", csv(good, "30/04/1975;Ngày nghỉ;Lễ;x"), /^Dòng 3: “30\/04\/1975” không thuộc các năm 2000 đến/],
  ["of the year 20270", csv("02/09/20270;Ngày nghỉ;Lễ;x"), /^Dòng 2: /],
  ["with a day twice", csv(good, good), /^Dòng 3: ngày 02\/09\/2027 có hai lần trong tệp/],
  [
    "with one day in two lists",
    csv("04/09/2027;Ngày nghỉ;a;x", "04/09/2027;Ngày làm bù;a;x"),
    /^Dòng 3: .*vừa là ngày nghỉ/,
  ],
  [
    "with a swap whose make-up day is a working day",
    csv("03/09/2027;Ngày làm bù;Làm bù;x"),
    /^Dòng 2: .*vốn là ngày làm việc/,
  ],
  ["with reception on a Sunday", csv("05/09/2027;Chỉ tiếp nhận;a;x"), /^Dòng 2: .*không phải thứ Bảy/],
  ["with a formula for a day", csv("=DATE(2027;9;2);Ngày nghỉ;a;x"), /^Dòng 2: /],
  ["with a formula for a kind", csv('02/09/2027;=HYPERLINK("http://x");a;x'), /^Dòng 2: không rõ loại ngày/],
  ["with a quotation mark that never closes", csv('02/09/2027;"Ngày nghỉ;a;x'), /^Dòng 2: .*dấu ngoặc kép/],
  [
    "with another day's heading below the days",
    csv(good, "Ngày;Loại;Tên;Căn cứ"),
    /^Dòng 3: “Ngày” không phải là một ngày/,
  ],
  ["in Windows-1258", windows1258, /không phải UTF-8.*CSV UTF-8/],
  ["in UTF-16 without a mark", Buffer.from(csv(good), "utf16le"), /không phải UTF-8/],
  ["decoded twice", csv("02/09/2027;off;Quá»‘c khÃ¡nh;x"), /^Dòng 2: chữ tiếng Việt bị hỏng/],
  [
    "in an old font",
    csv("02/09/2027;off;Quèc kh¸nh, nghØ lÔ Çn vµ ®Õn;x"),
    /^Dòng 2: chữ tiếng Việt bị hỏng hoặc viết bằng phông cũ/,
  ],
  ["that is a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), /không phải là tệp lịch/],
  ["that is a PDF", "%PDF-1.7\n", /không phải là tệp lịch/],
  ["that is an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /không phải là tệp lịch/],
  [
    "that is half a workbook",
    workbook({ sheets: { a: sheet(line(["Ngày"])) } }).subarray(0, 90),
    /Không mở được tệp Excel/,
  ],
  [
    "with an event that repeats",
    event("DTSTART;VALUE=DATE:20270902", "RRULE:FREQ=YEARLY"),
    /^Dòng 3: sự kiện “Quốc khánh” lặp lại/,
  ],
  [
    "with an event of a time zone",
    event("DTSTART;TZID=Asia/Ho_Chi_Minh:20270902T000000"),
    /^Dòng 3: .*không phải là sự kiện cả ngày/,
  ],
  ["with an event in UTC", event("DTSTART:20270901T170000Z"), /^Dòng 3: .*không phải là sự kiện cả ngày/],
  [
    "with an event of two years",
    event("DTSTART;VALUE=DATE:20270902", "DTEND;VALUE=DATE:20290902"),
    /^Dòng 3: .*dài quá 31 ngày/,
  ],
  ["with an event that is cancelled", event("DTSTART;VALUE=DATE:20270902", "STATUS:CANCELLED"), /^Dòng 3: .*đã bị hủy/],
  [
    "with an event that ends before it begins",
    event("DTSTART;VALUE=DATE:20270902", "DTEND;VALUE=DATE:20270901"),
    /^Dòng 3: /,
  ],
  [
    "that is a register",
    registerFile(...Array.from({ length: 9 }, (_, n) => registerRow({ number: `H13.18-261102-000${String(n)}` }))),
    /không giống một lịch làm việc.*sổ hồ sơ/,
  ],
  ["that is data of another program", await readFile("package.json", "utf8"), /không giống một lịch làm việc/],
])("a calendar %s is refused in words, and nothing is saved", async (_what, file, sentence) => {
  const told = await upload(file);
  expect(told).toMatchObject({ status: 400, proposed: null });
  expect(told.sentences[0]).toMatch(sentence);
  expect(told.sentences.length).toBeLessThanOrEqual(50);
});

test("a form without a file, or with an empty one, says so at the field", async () => {
  expect(await upload("")).toMatchObject({ status: 400, fieldErrors: { file: ["fileMissing"] }, proposed: null });
});

test("a workbook of 300,000 rows that packs into a few kilobytes is refused as too large", async () => {
  const rows = line(["02/09/2027", "off", "x", "x"]).repeat(300_000);
  const told = await upload(workbook({ sheets: { a: sheet(rows) } }), "lich.xlsx");
  expect(told).toMatchObject({ status: 400, sentences: ["Tệp quá lớn: nhiều nhất 1 MB và 200.000 ký tự."] });
});

const heads = ["Ngày", "Loại", "Tên", "Căn cứ"];
const dayOff = ["02/09/2027", "Ngày nghỉ", "Quốc khánh", "Bộ luật Lao động"];

test("a workbook with a merged title, blank rows and the header below is read; a wrong row is told by its number", async () => {
  const title = line(["LỊCH NGHỈ, NĂM 2027"]);
  const rows = [title, line([]), line(heads), line(dayOff)];
  const book = workbook({ sheets: { a: mergedSheet(rows, ["A1:D1"]) } });
  expect(await upload(book, "lich.xlsx")).toMatchObject({
    status: 200,
    sentences: [],
    proposed: { change: { put: [{ day: "2027-09-02", kind: "off", name: "Quốc khánh" }] } },
  });
  const wrong = workbook({
    sheets: { a: mergedSheet([...rows, line(["31/09/2027", ...dayOff.slice(1)])], ["A1:D1"]) },
  });
  expect((await upload(wrong, "lich.xlsx")).sentences).toEqual(["Dòng 5: “31/09/2027” không phải là một ngày."]);
});

test("days merged over several rows are told as missing, row by row, and none is guessed", async () => {
  const rows = [line(heads), line(dayOff), line(["", "Ngày nghỉ", "Ngày liền kề", "x"])];
  const told = await upload(workbook({ sheets: { a: mergedSheet(rows, ["A2:A3"]) } }), "lich.xlsx");
  expect(told.sentences).toEqual(["Dòng 3: “” không phải là một ngày."]);
});

test("a hidden sheet is not read as the calendar", async () => {
  const book = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="cu" sheetId="1" state="hidden" r:id="r0"/><sheet name="moi" sheetId="2" r:id="r1"/></sheets></workbook>`;
  const old = sheet(line(heads), line(["03/09/2027", ...dayOff.slice(1)]));
  const told = await upload(
    workbook({ book, sheets: { cu: old, moi: sheet(line(heads), line(dayOff)) } }),
    "lich.xlsx",
  );
  expect(told.proposed?.change.put.map(({ day }) => day)).toEqual(["2027-09-02"]);
});

test("a formula counts by the value that its workbook shows; one without a value is told", async () => {
  const formula = (value: string) =>
    `<row><c t="str"><f>TEXT(A9,"dd/mm/yyyy")</f>${value}</c>${dayOff
      .slice(1)
      .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
      .join("")}</row>`;
  const told = await upload(workbook({ sheets: { a: sheet(line(heads), formula("<v>02/09/2027</v>")) } }), "lich.xlsx");
  expect(told.proposed?.change.put).toMatchObject([{ day: "2027-09-02" }]);
  const without = await upload(workbook({ sheets: { a: sheet(line(heads), formula("")) } }), "lich.xlsx");
  expect(without).toMatchObject({ status: 400, sentences: ["Dòng 2: “” không phải là một ngày."] });
});

test("UTF-16 as Excel saves “Unicode text”, and lines ended as on old Macintoshes, are read", async () => {
  const text = csv(good).replaceAll(";", "\t");
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  for (const file of [utf16, text.replaceAll("\r\n", "\r")]) {
    expect((await upload(file)).proposed?.change.put).toMatchObject([{ day: "2027-09-02", name: "Quốc khánh" }]);
  }
});

test("a time zone that the file only describes does not matter to its all-day events", async () => {
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "RRULE:FREQ=YEARLY",
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
  const file = event("DTSTART;VALUE=DATE:20270902").replace("BEGIN:VEVENT", [...zone, "BEGIN:VEVENT"].join("\r\n"));
  expect((await upload(file, "lich.ics")).proposed?.change.put).toMatchObject([{ day: "2027-09-02" }]);
});

test("a file that replaces its year shows each day that goes, and saves nothing before somebody agrees", async () => {
  const told = await upload(csv("01/01/2026;Ngày nghỉ;Tết Dương lịch;x"), "lich.csv", "replace");
  expect(told.proposed?.change.remove.length).toBeGreaterThan(5);
  expect(told.proposed?.change.remove.every((day) => day.startsWith("2026-"))).toBe(true);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wrongWeekday } from "#app/deadlines/calendar/calendar-change.ts";
import { tidyLine } from "#app/platform/text/typed-line.ts";
import { calendarCsv, readCalendarCsv } from "#app/deadlines/editing/calendar-csv.ts";
import { calendarIcs, readCalendarIcs } from "#app/deadlines/editing/calendar-ics.ts";
import { readCalendarFile } from "#app/deadlines/editing/read-calendar-file.ts";
import { calendarDayKinds, type CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, day, instantAt } from "#app/platform/day.ts";

const madeAt = instantAt(day("2026-11-20"), 9, 0);

const words = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }),
    fc.constantFrom(
      "=1+1",
      "'=1",
      "''@x",
      '"; DROP',
      "a;b,c\\n\\;",
      "Làm bù ngày 31/8/2026 ".repeat(4),
      "-1",
      "#",
      "BEGIN:VEVENT",
    ),
  )
  .map((text) => tidyLine(text).slice(0, 100).trim())
  .filter((text) => text !== "" && text === tidyLine(text));

const entries: fc.Arbitrary<CalendarEntry[]> = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(day("2000-01-01"), offset)),
      kind: fc.constantFrom(...calendarDayKinds),
      name: words,
      source: words,
    }),
    { selector: (one) => one.day, maxLength: 12, minLength: 1 },
  )
  .map((all) =>
    all
      .map((one) => (wrongWeekday(one.day, one.kind) === undefined ? one : { ...one, kind: "off" as const }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  );

describe("a calendar written to a file is read back as it was", () => {
  test("as a table", () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(readCalendarFile(calendarCsv(all), "")).toEqual({ entries: all, problems: [] });
      }),
    );
  });

  test("as iCalendar, in lines of at most 75 octets that end with CRLF", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = calendarIcs(all, "office", madeAt);
        const lines = text.split("\r\n");
        expect(lines.at(-1)).toBe("");
        expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
        expect(readCalendarFile(text, "")).toEqual({ entries: all, problems: [] });
      }),
    );
  });
});

test("the table is for Excel: byte order mark, semicolons, dd/MM/yyyy, and no cell is taken for a formula", () => {
  const text = calendarCsv([{ day: day("2026-08-31"), kind: "off", name: "=1+1", source: 'Thông báo "A"; B' }]);
  expect(text).toBe(`\uFEFFNgày;Loại;Tên;Căn cứ\r\n31/08/2026;Ngày nghỉ;'=1+1;"Thông báo ""A""; B"\r\n`);
});

test("an event keeps its UID, so that a program changes it instead of doubling it", () => {
  const one: CalendarEntry = { day: day("2026-08-22"), kind: "make-up", name: "Làm bù", source: "Thông báo" };
  const text = calendarIcs([one], "office", madeAt);
  expect(text).toContain("UID:2026-08-22.office@hai-long\r\n");
  expect(text).toContain("DTSTAMP:20261120T020000Z\r\nDTSTART;VALUE=DATE:20260822\r\nDTEND;VALUE=DATE:20260823\r\n");
  expect(calendarIcs([{ ...one, name: "Khác" }], "office", madeAt)).toContain("UID:2026-08-22.office@hai-long\r\n");
});

describe("a table as people write it", () => {
  test.each([
    ["with commas and English words", "day,kind,name,source\n2026-08-31,off,Swap,Notice", "off"],
    ["with tabs, no header, no diacritics", "22/8/2026\tlam bu\tLàm bù\tThông báo", "make-up"],
    [
      "with quotes and a line break within",
      'Ngày;Loại;Tên;Căn cứ\r\n31/08/2026;"Nghỉ";"Nghỉ\nhoán đổi";x\r\n\r\n',
      "off",
    ],
    ["with empty columns at the end", "29/08/2026;tiếp nhận;Thứ Bảy;Quyết định;;;", "reception"],
  ])("%s", (_how, text, kind) => {
    expect(readCalendarCsv(text, "")).toMatchObject({ entries: [{ kind }], problems: [] });
  });

  test("a line without a source takes the one given with the file", () => {
    expect(readCalendarCsv("31/08/2026;off;Nghỉ", "Thông báo 1").entries[0]?.source).toBe("Thông báo 1");
    expect(readCalendarCsv("31/08/2026;off;Nghỉ", "").problems).toMatchObject([{ line: 1, reason: "source" }]);
  });

  test.each([
    ["31/02/2026;off;a;b", "day"],
    ["31/12/3026;off;a;b", "year"],
    ["31/08/2026;maybe;a;b", "kind"],
    ["31/08/2026;off;;b", "name"],
    ["31/08/2026;make-up;a;b", "make-up-on-weekday"],
    ["30/08/2026;reception;a;b", "reception-not-saturday"],
    ["31/08/2026;off", "columns"],
    [`31/08/2026;off;${"a".repeat(500)};b`, "long"],
  ])("%s is told as %s, with its line", (line, reason) => {
    const read = readCalendarCsv(`day;kind;name;source\n01/01/2026;off;Tết;b\n${line}`, "");
    expect(read.problems).toMatchObject([{ line: 3, reason }]);
  });

  test("a date in both lists is refused; one that stands twice too", () => {
    const text = "22/08/2026;off;a;b\n22/08/2026;make-up;a;b\n22/08/2026;off;a;b";
    expect(readCalendarCsv(text, "").problems).toMatchObject([
      { line: 2, reason: "both-lists" },
      { line: 3, reason: "twice" },
    ]);
  });
});

const event = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

describe("iCalendar from other programs", () => {
  test("an event over several days is each of them, with categories, folding and escapes as the standard has them", () => {
    const text = event(
      "DTSTART;VALUE=DATE:20270205",
      "DTEND;VALUE=DATE:20270208",
      "SUMMARY;LANGUAGE=vi:Tết\\, ngày",
      "  nghỉ",
      "CATEGORIES:Cơ quan,Nghỉ lễ",
      "BEGIN:VALARM",
      "SUMMARY:báo",
      "END:VALARM",
      "DESCRIPTION:Thông báo",
    );
    const { entries: read, problems } = readCalendarIcs(text, "");
    expect(problems).toEqual([]);
    expect(read.map(({ day: one, name }) => [one, name])).toEqual([
      ["2027-02-05", "Tết, ngày nghỉ"],
      ["2027-02-06", "Tết, ngày nghỉ"],
      ["2027-02-07", "Tết, ngày nghỉ"],
    ]);
  });

  test.each([
    ["timed", ["DTSTART:20270205T090000Z"]],
    ["repeats", ["DTSTART;VALUE=DATE:20270205", "RRULE:FREQ=YEARLY"]],
    ["cancelled", ["DTSTART;VALUE=DATE:20270205", "STATUS:CANCELLED"]],
    ["brokenEvent", ["SUMMARY:không ngày"]],
    ["brokenEvent", ["DTSTART;VALUE=DATE:20270205", "DTEND;VALUE=DATE:20370205"]],
    ["kind", ["DTSTART;VALUE=DATE:20270205", "SUMMARY:không loại"]],
  ])("an event is refused as %s", (reason, lines) => {
    expect(readCalendarIcs(event(...lines), "x").problems).toMatchObject([{ line: 2, reason }]);
  });

  test("an event that never ends", () => {
    const text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n";
    expect(readCalendarFile(text, "x").problems).toMatchObject([{ line: 2, reason: "brokenEvent" }]);
  });
});

describe("hostile files end in a sentence and not in a failure", () => {
  test.each([
    ["nothing", "", "empty"],
    ["blank lines", "\n\n;;;\n", "empty"],
    ["a quote that is never closed", '"'.repeat(1001), "quote"],
    ["too much", "x".repeat(300_000), "tooLong"],
    ["an empty iCalendar", "BEGIN:VCALENDAR\nEND:VCALENDAR", "empty"],
    ["bytes of a picture", "\u0089PNG\r\n\u001a\n\0\0\0", "columns"],
  ])("%s", (_what, text, reason) => {
    const read = readCalendarFile(text, "x");
    expect(read.entries).toEqual([]);
    expect(read.problems[0]?.reason).toBe(reason);
  });

  test("anything at all", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${text}`),
        ),
        (text) => {
          expect(readCalendarFile(text, "x").problems.length).toBeLessThanOrEqual(50);
        },
      ),
    );
  });

  test("ten thousand bad lines tell fifty problems, quickly read", () => {
    const read = readCalendarFile("1;2;3\n".repeat(10_000), "x");
    expect(read.problems).toHaveLength(50);
  });
});

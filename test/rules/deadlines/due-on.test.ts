import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announcedCalendar } from "#app/deadlines/calendar/announced-calendar.server.ts";
import { addWorkingDays, dueOn, isWorkingDay, workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import type { CalendarDayKind, WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, day, weekdayOf } from "#app/platform/day.ts";

function withDays(...extra: (readonly [string, CalendarDayKind, string])[]): WorkingCalendar {
  const days = new Map(announcedCalendar.days);
  for (const [text, kind, name] of extra) days.set(day(text), { kind, name, source: "thông báo của cơ quan" });
  return { ...announcedCalendar, days };
}

describe("five working days after the day of receipt", () => {
  test.each([
    ["2025-04-23", "2025-04-29", "the make-up Saturday 26/4 counts"],
    ["2025-12-31", "2026-01-09", "1/1 and the swapped 2/1 do not count"],
    ["2026-01-05", "2026-01-10", "the limit may end on a make-up Saturday"],
    ["2026-02-13", "2026-02-27", "Tết is nine days in a row"],
    ["2026-04-23", "2026-05-05", "substitute 27/4, then 30/4 and 1/5"],
    ["2026-08-18", "2026-08-24", "the make-up Saturday 22/8 counts"],
    ["2026-08-22", "2026-08-28", "received on a make-up Saturday"],
    ["2026-08-26", "2026-09-07", "the swapped 31/8 and 1–2/9"],
    ["2026-11-19", "2026-11-27", "24/11 is a holiday"],
    ["2026-11-20", "2026-11-30", "received on a Friday"],
    ["2026-11-21", "2026-11-30", "received on the Saturday after it"],
    ["2026-11-22", "2026-11-30", "received on the Sunday after it"],
    ["2026-11-23", "2026-12-01", "received on the day before a holiday"],
    ["2026-11-24", "2026-12-01", "received on a holiday"],
    ["2026-12-30", "2027-01-07", "over the turn of the year"],
    ["2026-12-25", "2027-01-04", "New Year's Day of a year that nobody has opened"],
    ["2027-02-04", "2027-02-18", "Tết of a year that nobody has opened, with the days made good"],
    ["2027-04-13", "2027-04-21", "the Hùng Kings of a year that nobody has opened"],
    ["2027-08-31", "2027-09-09", "National Day of a year that nobody has opened, two days"],
    ["2027-11-22", "2027-11-30", "24/11 of a year that nobody has opened"],
    ["2028-12-28", "2029-01-05", "a year further on"],
    ["2026-02-16", "2026-02-27", "received on the first day of Tết"],
    ["2026-02-22", "2026-02-27", "received on the Sunday that ends Tết"],
    ["2026-02-23", "2026-03-02", "received on the first working day after Tết"],
    ["2024-02-07", "2024-02-21", "Tết of 2024"],
    ["2024-04-26", "2024-05-07", "swapped 29/4, then made up on Saturday 4/5"],
    ["2018-12-28", "2019-01-07", "swapped 31/12/2018, made up on Saturday 5/1/2019"],
    ["2024-02-29", "2024-03-07", "received on 29 February"],
  ])("received %s, due %s: %s", (received, due) => {
    expect(dueOn(day(received), 5, announcedCalendar).dueOn).toBe(due);
  });

  test("a Saturday opened for reception does not count, received on it or not", () => {
    const calendar = withDays(["2026-11-28", "reception", "Tiếp nhận hồ sơ sáng thứ Bảy"]);
    expect(dueOn(day("2026-11-20"), 5, calendar).dueOn).toBe("2026-11-30");
    expect(dueOn(day("2026-11-28"), 5, calendar).dueOn).toBe("2026-12-04");
    expect(dueOn(day("2026-11-20"), 5, calendar).days).toContainEqual({
      day: "2026-11-28",
      reason: "reception",
      counted: null,
      name: "Tiếp nhận hồ sơ sáng thứ Bảy",
    });
  });

  test("a run of thirty days off moves the limit behind it", () => {
    const run = Array.from({ length: 30 }, (_, index) => [addDays(day("2026-06-01"), index), "off", "Nghỉ"] as const);
    expect(dueOn(day("2026-05-29"), 1, withDays(...run)).dueOn).toBe("2026-07-01");
  });

  test("the counting is told day by day, from the day of receipt to the due day", () => {
    const told = dueOn(day("2026-11-20"), 5, announcedCalendar).days;
    expect(told.map((one) => [one.day.slice(8), one.reason, one.counted])).toEqual([
      ["20", "received", null],
      ["21", "weekend", null],
      ["22", "weekend", null],
      ["23", "working", 1],
      ["24", "off", null],
      ["25", "working", 2],
      ["26", "working", 3],
      ["27", "working", 4],
      ["28", "weekend", null],
      ["29", "weekend", null],
      ["30", "working", 5],
    ]);
    expect(told[4]?.name).toBe("Ngày Văn hóa Việt Nam");
  });

  test("a day of receipt that is off keeps its name", () => {
    expect(dueOn(day("2026-11-24"), 5, announcedCalendar).days[0]).toEqual({
      day: "2026-11-24",
      reason: "received",
      counted: null,
      name: "Ngày Văn hóa Việt Nam",
    });
  });
});

describe("the law's draft in a year that nobody has opened", () => {
  test("is told day by day like the calendar's own days", () => {
    const told = dueOn(day("2026-12-31"), 1, announcedCalendar).days;
    expect(told[1]).toEqual({ day: "2027-01-01", reason: "off", counted: null, name: "Tết Dương lịch" });
  });

  test("gives way to the calendar's own days as soon as there is one of that year", () => {
    const opened = withDays(["2027-01-04", "off", "Nghỉ theo thông báo"]);
    expect(dueOn(day("2026-12-31"), 1, opened).dueOn).toBe("2027-01-01");
    const confirmed = { ...announcedCalendar, confirmedYears: new Set([...announcedCalendar.confirmedYears, 2027]) };
    expect(dueOn(day("2026-12-31"), 1, confirmed).dueOn).toBe("2027-01-01");
  });

  test("counts in the distance between two days as it does in limits, over several years", () => {
    for (const [from, count] of [
      ["2026-12-25", 40],
      ["2025-11-20", 700],
      ["2027-02-04", 5],
    ] as const) {
      const due = dueOn(day(from), count, announcedCalendar).dueOn;
      expect(workingDaysBetween(day(from), due, announcedCalendar)).toBe(count);
      expect(addWorkingDays(day(from), count, announcedCalendar)).toBe(due);
    }
  });
});

describe("years whose calendar nobody confirmed", () => {
  test.each([
    ["2026-12-24", [], "due on 31/12, still in the confirmed year"],
    ["2026-12-30", [2027], "counted into 2027"],
    ["2027-03-01", [2027], "wholly in 2027"],
    ["2017-12-29", [], "received in an unconfirmed year, but no day of it counted"],
    ["2027-12-30", [2027, 2028], "two unconfirmed years"],
  ])("received %s marks %j: %s", (received, years) => {
    const calendar = withDays(["2017-12-30", "off", "Nghỉ"]);
    const confirmed = received.startsWith("2017") ? { ...calendar, confirmedYears: new Set([2017, 2018]) } : calendar;
    expect(dueOn(day(received), 5, confirmed).unconfirmedYears).toEqual(years);
  });
});

describe("counting working days", () => {
  test.each([
    ["2026-11-20", "2026-11-30", 5],
    ["2026-11-30", "2026-11-20", -5],
    ["2026-11-20", "2026-11-20", 0],
    ["2026-11-20", "2026-11-22", 0],
    ["2026-11-22", "2026-11-20", 0],
    ["2026-08-21", "2026-08-23", 1],
  ])("between %s and %s there are %i", (from, to, count) => {
    expect(workingDaysBetween(day(from), day(to), announcedCalendar)).toBe(count);
  });

  test.each([
    ["2026-11-30", -5, "2026-11-20"],
    ["2026-11-30", -1, "2026-11-27"],
    ["2026-11-24", 0, "2026-11-24"],
    ["2026-11-24", -1, "2026-11-23"],
  ])("%s and %i working days is %s", (from, count, expected) => {
    expect(addWorkingDays(day(from), count, announcedCalendar)).toBe(expected);
  });

  test("a limit of no working day, or of half of one, is a defect", () => {
    expect(() => dueOn(day("2026-11-20"), 0, announcedCalendar)).toThrow(RangeError);
    expect(() => dueOn(day("2026-11-20"), 1.5, announcedCalendar)).toThrow(RangeError);
    expect(() => addWorkingDays(day("2026-11-20"), 0.5, announcedCalendar)).toThrow(RangeError);
  });
});

describe("for any day and any calendar", () => {
  const anyDay = fc.integer({ min: 0, max: 12_000 }).map((offset) => addDays(day("2015-01-01"), offset));
  const anyLimit = fc.integer({ min: 1, max: 60 });
  const anyCalendar = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 12_500 }), fc.constantFrom<CalendarDayKind>("off", "make-up", "reception")),
      { maxLength: 400 },
    )
    .map((entries): WorkingCalendar => ({
      days: new Map(
        entries.map(([offset, kind]) => [addDays(day("2015-01-01"), offset), { kind, name: "tên", source: "nguồn" }]),
      ),
      confirmedYears: new Set(),
    }));

  test("the due day is a working day, and exactly so many working days lie up to it", () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (received, limit, calendar) => {
        const due = dueOn(received, limit, calendar);
        expect(isWorkingDay(due.dueOn, calendar)).toBe(true);
        expect(due.days.filter((one) => one.counted !== null)).toHaveLength(limit);
        expect(due.days.at(-1)?.counted).toBe(limit);
        expect(due.days).toHaveLength(1 + Math.round((Date.parse(due.dueOn) - Date.parse(received)) / 86_400_000));
        expect(workingDaysBetween(received, due.dueOn, calendar)).toBe(limit);
        expect(addWorkingDays(received, limit, calendar)).toBe(due.dueOn);
      }),
    );
  });

  test("working days counted by the week are those counted one by one", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), anyCalendar, (from, length, calendar) => {
        const days = Array.from({ length }, (_, index) => addDays(from, index + 1));
        const count = days.filter((one) => isWorkingDay(one, calendar)).length;
        const to = addDays(from, length);
        expect(workingDaysBetween(from, to, calendar)).toBe(count);
        expect(workingDaysBetween(to, from, calendar)).toBe(0 - count);
      }),
    );
  });

  test("received later is never due earlier, and a longer limit ends later", () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (received, limit, calendar) => {
        const due = dueOn(received, limit, calendar).dueOn;
        expect(dueOn(addDays(received, 1), limit, calendar).dueOn >= due).toBe(true);
        expect(dueOn(received, limit + 1, calendar).dueOn > due).toBe(true);
      }),
    );
  });

  test("receipt on a day that is not worked is due like receipt on the working day before it", () => {
    fc.assert(
      fc.property(anyDay, anyLimit, anyCalendar, (received, limit, calendar) => {
        if (isWorkingDay(received, calendar)) return;
        const before = addWorkingDays(received, -1, calendar);
        expect(dueOn(received, limit, calendar).dueOn).toBe(dueOn(before, limit, calendar).dueOn);
      }),
    );
  });

  test("without a calendar, five working days are always seven days from a weekday", () => {
    const empty: WorkingCalendar = { days: new Map(), confirmedYears: new Set() };
    fc.assert(
      fc.property(anyDay, (received) => {
        if (weekdayOf(received) >= 6) return;
        expect(dueOn(received, 5, empty).dueOn).toBe(addDays(received, 7));
      }),
    );
  });
});

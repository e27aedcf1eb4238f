/** The register with its days, codes and words for "none" written otherwise. */
import {
  dayColumns,
  inQuotes,
  refused,
  whole,
  withCells,
  withDays,
  written,
  type RegisterVariant,
} from "./register-writing.ts";

export function days(): RegisterVariant[] {
  const american = (time: string) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return `${String(hours % 12 === 0 ? 12 : hours % 12)}:${String(minutes).padStart(2, "0")}`;
  };
  const half = (time: string, [am, pm]: [string, string]) => (time < "12" ? am : pm);
  const monthFirst = (name: string, change: Parameters<typeof withDays>[0]) =>
    refused(name, "monthFirst", written(withDays(change)));
  return [
    whole("days with a dash", written(withDays(({ day, month, year, time }) => `${day}-${month}-${year} ${time}`))),
    whole("days with points", written(withDays(({ day, month, year, time }) => `${day}.${month}.${year} ${time}`))),
    whole("days year first", written(withDays(({ day, month, year, time }) => `${year}-${month}-${day} ${time}`))),
    whole(
      "days year first with slashes",
      written(withDays(({ day, month, year, time }) => `${year}/${month}/${day} ${time}:00`)),
    ),
    whole("days with T", written(withDays(({ day, month, year, time }) => `${year}-${month}-${day}T${time}:00.000`))),
    whole("times first", written(withDays(({ day, month, year, time }) => `${time} ${day}/${month}/${year}`))),
    whole(
      "short days",
      written(
        withDays(({ day, month, year, time }) => `${String(Number(day))}/${String(Number(month))}/${year} ${time}`),
      ),
    ),
    whole(
      "times of Excel in Vietnamese",
      written(
        withDays(
          ({ day, month, year, time }) => `${day}/${month}/${year} ${american(time)}:00 ${half(time, ["SA", "CH"])}`,
        ),
      ),
    ),
    whole(
      "times with AM and PM, days first",
      written(
        withDays(
          ({ day, month, year, time }) => `${day}/${month}/${year} ${american(time)} ${half(time, ["AM", "PM"])}`,
        ),
      ),
    ),
    whole(
      "hours with h",
      written(withDays(({ day, month, year, time }) => `${day}/${month}/${year} ${time.replace(":", "h")}`)),
    ),
    monthFirst("months first", ({ day, month, year, time }) => `${month}/${day}/${year} ${time}`),
    monthFirst("months first with dashes", ({ day, month, year, time }) => `${month}-${day}-${year} ${time}`),
    monthFirst(
      "months first without a nought",
      ({ day, month, year, time }) => `${String(Number(month))}/${String(Number(day))}/${year} ${time}`,
    ),
    monthFirst(
      "months first with AM and PM",
      ({ day, month, year, time }) =>
        `${String(Number(month))}/${String(Number(day))}/${year} ${american(time)}:00 ${half(time, ["AM", "PM"])}`,
    ),
    monthFirst("months first, in a wrapper", ({ day, month, year, time }) => `="${month}/${day}/${year} ${time}"`),
    monthFirst(
      "months first, with invisible signs",
      ({ day, month, year, time }) => `\u200e${month}/\u200e${day}/\u200e${year} ${time}`,
    ),
    monthFirst("months first, times first", ({ day, month, year, time }) => `${time} ${month}/${day}/${year}`),
    monthFirst(
      "months first, years of two digits",
      ({ day, month, year, time }) => `${month}/${day}/${year.slice(2)} ${time}`,
    ),
    monthFirst("months first, with a zone", ({ day, month, year, time }) => `${month}/${day}/${year} ${time} +07:00`),
  ];
}

const noDays = (
  "-|--|—|NULL|null|(null)|[null]|#N/A|#REF!|#VALUE!|N/A|0000-00-00|0000-00-00 00:00:00|" +
  "01/01/0001|01/01/0001 00:00:00|1/1/0001 12:00:00 SA|1/1/0001 12:00:00 AM|30/12/1899|" +
  "30/12/1899 00:00:00|12/30/1899|00/00/0000|00/00/0000 00:00|0|00:00|01/01/1900|" +
  '31/12/9999 23:59:59|/  /|  /  /    |\'-|="-"|=""|\u200b-\u200b|Chưa có|chưa trả|chưa trả kết quả|' +
  "Chưa có kết quả|không có|NaT|undefined|nil|1899-12-30T00:00:00|0001-01-01T00:00:00Z|" +
  "0001-01-01 00:00:00.0000000|01/01/0001 00:00:00 +00:00|1970-01-01 00:00:00|01/01/1970|?|" +
  "...|*|'"
).split("|");

const noNames = (
  "-|--|–|NULL|(null)|#N/A|#REF!|N/A|n/a|#NAME?|0000-00-00|01/01/0001|30/12/1899|00/00/0000|" +
  'None|\'-|="NULL"|\u200bNULL|[NULL]|\'|=|=""|<NULL>|{null}|0|Null|#SPILL!|#DIV/0!|Err:508|_|Không|' +
  "Không có|(trống)|chưa xác định|Chưa có|Chưa phân công|không có dữ liệu"
).split("|");

export function nones(): RegisterVariant[] {
  return [
    ...noDays.map((word) =>
      whole(
        `${JSON.stringify(word)} for no day`,
        written(withCells((cell, column) => (cell === "" && dayColumns.has(column) ? inQuotes(word) : cell))),
      ),
    ),
    ...noNames.map((word) =>
      whole(
        `${JSON.stringify(word)} for no counter`,
        written(withCells((cell, column) => (cell === "" && column === 10 ? inQuotes(word) : cell))),
      ),
    ),
  ];
}

export function codes(): RegisterVariant[] {
  const withCode = (change: (code: string) => string) =>
    written(withCells((cell, column) => (column === 3 ? change(cell) : cell)));
  return [
    whole(
      "codes that lost their last zero",
      withCode((text) => text.replace(/0$/, "")),
    ),
    whole(
      "codes with a decimal comma",
      written(withCells((cell, column) => (column === 3 ? cell.replace(".", ",") : cell))),
    ),
    whole(
      "codes with a decimal comma that lost their zero",
      withCode((text) => text.replace(".", ",").replace(/0$/, "")),
    ),
    whole(
      "codes as the national portal writes them",
      withCode((text) => `${text}.000.00.00.H13`),
    ),
    whole(
      "codes as the national portal writes them, in small letters",
      withCode((text) => `${text}.000.00.00.h13`),
    ),
    whole(
      "codes with a mark behind them",
      withCode((text) => `${text}.`),
    ),
    whole(
      "codes with spaces",
      withCode((text) => ` ${text.replace(".", ". ")} `),
    ),
    whole(
      "some codes whole, some not",
      written(withCells((cell, column, row) => (column === 3 && row === 0 ? cell.replace(/0$/, "") : cell))),
    ),
  ];
}

/** The register with other ends of lines and rows, marks, headings and separators. */
import {
  inQuotes,
  table,
  variantHeadings,
  variantRows,
  whole,
  withCells,
  withHeadings,
  written,
  type RegisterVariant,
  type Table,
} from "./register-writing.ts";

const code = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

export function lineEnds(): RegisterVariant[] {
  const ends = { CR: "\r", LF: "\n", CRLF: "\r\n", "CR CR LF": "\r\r\n", "LF CR": "\n\r", "two LF": "\n\n" };
  const lines = written(table).trimEnd().split("\n");
  const [header = "", first = "", second = "", third = ""] = lines;
  const broken = withCells((cell) => cell.replace("Phòng Đo", "Phòng\rĐo").replace("giấy phép", "giấy\r\nphép"));
  return [
    ...Object.entries(ends).flatMap(([name, lineEnd]) => [
      whole(`lines end in ${name}`, written(table, { lineEnd })),
      whole(`lines end in ${name}, the last in nothing`, written(table, { lineEnd, isOpenEnded: true })),
    ]),
    whole("CR, LF and CRLF in one file", `${header}\r${first}\n${second}\r\n${third}\r`),
    whole("breaks inside quotes", written(broken, { cell: inQuotes, lineEnd: "\r\n" })),
    whole("breaks inside quotes, lines end in CR", written(broken, { cell: inQuotes, lineEnd: "\r" })),
    whole("U+2028 inside a cell", written(withCells((cell) => cell.replace("Phòng ", "Phòng\u2028")))),
    whole("an end-of-file sign of DOS", `${written(table)}\u001a`),
  ];
}

export function rowEnds(): RegisterVariant[] {
  const lines = written(table).trimEnd().split("\n");
  return [
    whole("empty cells too many in rows", lines.map((line, at) => (at === 0 ? line : `${line};;;`)).join("\n")),
    whole("empty cells too many in the header", lines.map((line, at) => (at === 0 ? `${line};;;` : line)).join("\n")),
    whole("blank cells too many", lines.map((line) => `${line}; ;\u00a0;\u200b`).join("\n")),
    whole("a none-word in a cell too many", lines.map((line, at) => (at === 0 ? line : `${line};NULL`)).join("\n")),
    whole("empty first cells", lines.map((line) => `;${line}`).join("\n")),
    whole("rows of nothing but separators", lines.map((line) => `${line}\n;;;;;;;;;;;`).join("\n")),
  ];
}

export function marks(): RegisterVariant[] {
  const signs = Array.from(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff\u00ad\u061c\u180e\u2066\u2069\u0001\u0007\u001f\u007f\u0085\u0090\ufff9\u{e0001}\ufe0f\u034f",
  );
  const spaces = Array.from("\u00a0\u2007\u202f\u3000\u2003\t\u000b\u000c");
  return [
    ...signs.map((sign) =>
      whole(
        `${code(sign)} around and within every cell`,
        written(
          [...table].map((row) =>
            row.map((cell) => (cell === "" ? cell : `${sign}${cell.slice(0, 2)}${sign}${cell.slice(2)}${sign}`)),
          ),
        ),
      ),
    ),
    ...spaces.map((space) =>
      whole(
        `${code(space)} for every space`,
        written(table.map((row) => row.map((cell) => ` ${cell.replaceAll(" ", space)}${space}`))),
      ),
    ),
    whole("doubled spaces", written(table, { cell: (text) => ` ${text.replaceAll(" ", "  ")} ` })),
    whole('="…"', written(table, { cell: (text) => `="${text}"` })),
    whole('="…" in quotes', written(table, { cell: (text) => inQuotes(`="${text}"`) })),
    whole('="…" under a plain header', written(withCells((text) => `="${text}"`))),
    whole("= without quotes", written(withCells((text) => (text === "" ? "" : `=${text}`)))),
    whole('=T("…")', written(withCells((text) => inQuotes(`=T("${text}")`)))),
    whole("='…'", written(withCells((text) => `='${text}'`))),
    whole("a leading '", written(withCells((text) => `'${text}`))),
    whole("a leading ' in quotes", written(withCells((text) => inQuotes(`'${text}`)))),
    whole("a leading ’", written(withCells((text) => `’${text}`))),
    whole("a leading ' after an invisible sign", written(withCells((text) => `\u200e'${text}`))),
    whole("a leading ' in a wrapper", written(withCells((text) => inQuotes(`="'${text}"`)))),
    whole("'…'", written(withCells((text) => `'${text}'`))),
    whole("Ð for Đ", written(table).replaceAll("Đ", "\u00d0").replaceAll("đ", "\u00f0")),
    whole("Ɖ for Đ", written(table).replaceAll("Đ", "\u0189").replaceAll("đ", "\u0256")),
    whole("D with a combining stroke", written(table).replaceAll("Đ", "D\u0335").replaceAll("đ", "d\u0336")),
    whole("decomposed", written(table).normalize("NFD")),
    whole("Ð and decomposed", written(table).normalize("NFD").replaceAll("Đ", "Ð")),
    whole(
      "full-width digits and letters in numbers",
      written(withCells((cell, column) => (column === 1 ? cell.replace("H", "Ｈ").replaceAll("-", "－") : cell))),
    ),
    whole(
      "other hyphens in numbers",
      written(withCells((cell, column) => (column === 1 ? cell.replaceAll("-", "‑") : cell))),
    ),
    whole(
      "small letters and spaces in numbers",
      written(withCells((cell, column) => (column === 1 ? cell.toLowerCase().replaceAll("-", " - ") : cell))),
    ),
  ];
}

export function headers(): RegisterVariant[] {
  const withoutMarks = (text: string) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("Đ", "D").replaceAll("đ", "d");
  const swapped: Table = table.map((row) => [...row].reverse());
  return [
    whole("headings in capitals", written(withHeadings((text) => text.toUpperCase()))),
    whole("headings without diacritics", written(withHeadings(withoutMarks))),
    whole(
      "headings of a database",
      written(withHeadings((text) => withoutMarks(text).toUpperCase().replaceAll(" ", "_"))),
    ),
    whole(
      "small headings of a database",
      written(withHeadings((text) => withoutMarks(text).toLowerCase().replaceAll(" ", "_"))),
    ),
    whole("headings over several lines", written(withHeadings((text) => inQuotes(text.replaceAll(" ", "\n"))))),
    whole(
      "headings with CRLF",
      written(
        withHeadings((text) => inQuotes(text.replace(" ", "\r\n"))),
        { lineEnd: "\r\n" },
      ),
    ),
    whole("headings with stars and colons", written(withHeadings((text) => `${text} (*):`))),
    whole(
      "numbered headings",
      written([variantHeadings.map((text, at) => `${String(at + 1)}. ${text}`), ...variantRows]),
    ),
    whole(
      "numbered headings in brackets",
      written([variantHeadings.map((text, at) => `(${String(at + 1)}) ${text}`), ...variantRows]),
    ),
    ...["Phương thức nộp", "Cách thức nộp hồ sơ", "Hình thức tiếp nhận hồ sơ"].map((heading) =>
      whole(heading, written(withHeadings((text) => (text === "Hình thức nộp" ? heading : text)))),
    ),
    ...["Phòng ban xử lý", "Bộ phận xử lý", "Cơ quan thụ lý"].map((heading) =>
      whole(heading, written(withHeadings((text) => (text === "Đơn vị xử lý" ? heading : text)))),
    ),
    whole("headings in another order", written(swapped)),
    whole(
      "a title above",
      `SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSỔ THEO DÕI HỒ SƠ, THÁNG 11/2026; TỪ 01/11/2026\n\n${written(table)}`,
    ),
    whole("separators named first", `sep=;\n${written(table)}`),
    whole("separators named first, in quotes", `"sep=;"\n${written(table)}`),
    whole("a mark and a named separator", `\ufeffsep=,\n${written(table, { separator: "," })}`),
  ];
}

export function separators(): RegisterVariant[] {
  return [
    ...[",", "\t", "|"].map((separator) =>
      whole(`cells part at ${JSON.stringify(separator)}`, written(table, { separator })),
    ),
    ...[";", ",", "\t", "|"].map((separator) =>
      whole(`quoted cells part at ${JSON.stringify(separator)}`, written(table, { separator, cell: inQuotes })),
    ),
    whole("spaces before quotes", written(table, { cell: (text) => ` "${text}"`, separator: "," })),
    whole("spaces after separators", written(table, { separator: ", " })),
    whole(
      "separators within cells",
      written(
        [...withCells((cell) => cell)].map((row, at) => [...row, at === 0 ? "Ghi chú" : "a; b, c | d"]),
        { cell: inQuotes },
      ),
    ),
    whole("quotes within cells", written(table.map((row, at) => [...row, at === 0 ? "Ghi chú" : 'bản "gốc"']))),
  ];
}

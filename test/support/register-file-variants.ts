/** The register in other encodings, as files of other kinds and in the frames of printed tables. */
import {
  refused,
  table,
  variantHeadings,
  variantRows,
  whole,
  withCells,
  written,
  type RegisterVariant,
} from "./register-writing.ts";

export function encodings(): RegisterVariant[] {
  const text = written(table, { lineEnd: "\r\n" });
  const utf16be = (content: string) => Buffer.from(content, "utf16le").swap16();
  const raw = (name: string, bytes: Buffer): RegisterVariant => ({ name, bytes, reads: "whole" });
  const latin = (content: string, times: number): string =>
    times === 0 ? content : latin(Buffer.from(content).toString("latin1"), times - 1);
  const page = (name: string) => new TextDecoder(name).decode(Buffer.from(text));
  return [
    raw("UTF-8", Buffer.from(text)),
    raw("UTF-8 with a mark", Buffer.from(`\ufeff${text}`)),
    raw("UTF-8 with two marks", Buffer.from(`\ufeff\ufeff${text}`)),
    raw("UTF-8 with a mark in the middle", Buffer.from(text.replace("\r\n", "\r\n\ufeff"))),
    raw("UTF-16 LE with a mark", Buffer.from(`\ufeff${text}`, "utf16le")),
    raw("UTF-16 LE", Buffer.from(text, "utf16le")),
    raw("UTF-16 BE with a mark", utf16be(`\ufeff${text}`)),
    raw("UTF-16 BE", utf16be(text)),
    raw(
      "UTF-16 LE, cells part at tabs, lines end in CR",
      Buffer.from(`\ufeff${written(table, { separator: "\t", lineEnd: "\r" })}`, "utf16le"),
    ),
    ...[1, 2, 3].map((times) =>
      refused(`UTF-8 encoded ${String(times + 1)} times`, "doubleEncoded", latin(text, times)),
    ),
    ...["windows-1252", "windows-1258", "windows-1250", "macintosh"].map((name) =>
      refused(`UTF-8 read as ${name}`, "doubleEncoded", page(name)),
    ),
    refused(
      "UTF-8 read as Latin-1, saved as UTF-16",
      "doubleEncoded",
      Buffer.from(`\ufeff${latin(text, 1)}`, "utf16le"),
    ),
  ];
}

export function otherKinds(): RegisterVariant[] {
  const cells = (tag: string, row: readonly string[]) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  const html = `<table>${table.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n")}</table>`;
  const byLine = table.map((row) => `<tr>\n${row.map((cell) => `<td>${cell}</td>`).join("\n")}\n</tr>`).join("\n");
  const xml = `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>${table.map((row) => `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join("")}</Row>`).join("\n")}</Table></Worksheet></Workbook>`;
  return [
    refused("an HTML table", "htmlTable", html),
    refused("an HTML table with a mark", "htmlTable", `\ufeff\r\n\r\n${html}`),
    refused("an HTML table, a cell to a line", "htmlTable", `<table>\n${byLine}\n</table>`),
    refused(
      "an HTML page",
      "htmlTable",
      `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${html}</body></html>`,
    ),
    refused(
      "an HTML page of Excel",
      "htmlTable",
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel">\n<head><style>td { a: b; }\n</style></head>${html}</html>`,
    ),
    refused("an HTML page after a comment", "htmlTable", `<!-- in ra -->\n${html}`),
    refused(
      "an HTML page with a long style",
      "htmlTable",
      `<style>\n${"td { mso-number-format: general; }\n".repeat(60)}</style>\n${html}`,
    ),
    refused(
      "an HTML table with Excel's marks in capitals",
      "htmlTable",
      `<TABLE BORDER=1>${html.toUpperCase()}</TABLE>`,
    ),
    refused("an HTML page in UTF-16", "htmlTable", Buffer.from(`\ufeff${html}`, "utf16le")),
    refused(
      "a page with its files in one",
      "htmlTable",
      `MIME-Version: 1.0\nContent-Type: multipart/related\n\n${html}`,
    ),
    refused("a page after a text", "htmlTable", `Danh sách hồ sơ\n${html}`),
    refused("an XML workbook", "xmlTable", `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n${xml}`),
    refused("an XML workbook with a mark", "xmlTable", `\ufeff<?xml version="1.0" encoding="UTF-8"?>${xml}`),
    refused(
      "an XML workbook in UTF-16",
      "xmlTable",
      Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n${xml}`, "utf16le"),
    ),
    refused("an XML workbook without its declaration", "xmlTable", xml),
    refused(
      "a flat workbook of LibreOffice",
      "xmlTable",
      `<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">${html}</office:document>`,
    ),
    refused("an old Excel workbook", "excel", Buffer.from("d0cf11e0a1b11ae10000", "hex")),
    refused("an older Excel workbook", "excel", Buffer.from("0908100000060500bb0dcc07", "hex")),
    refused("a still older Excel workbook", "excel", Buffer.from("0904060000001000420002000000", "hex")),
    refused("a table of SYLK", "noHeader", `ID;PWXL;N;E\nC;Y1;X1;K"Số hồ sơ"\n`),
    refused("JSON", "noHeader", JSON.stringify(table.map((row) => ({ so: row[1] })))),
    refused("nothing", "empty", ""),
    refused("only a mark", "empty", "\ufeff"),
    refused("only blank lines", "empty", "\r\n\r\n \r\n"),
    refused("only blank cells", "empty", ";;;;\n;;;;\n"),
    refused("only a header", "noRows", written([variantHeadings])),
    refused("only a header without an end", "noRows", written([variantHeadings], { isOpenEnded: true })),
    refused("a header and blank rows", "noRows", `${written([variantHeadings])};;;;\n;;;\n`),
    refused("a header and totals", "noRows", `${written([variantHeadings])}Tổng cộng;0;;;;;;;;;;\n`),
    refused("only refused rows", "allRefused", written(withCells((cell, column) => (column === 8 ? "Fax" : cell)))),
    refused(
      "only rows with a zero byte",
      "allRefused",
      written(withCells((cell, column) => (column === 11 ? `${cell}\0` : cell))),
    ),
  ];
}

export function frames(): RegisterVariant[] {
  const header = variantHeadings.join(";");
  const rows = variantRows.map((row) => row.join(";"));
  const [first = "", second = "", third = ""] = rows;
  const blank = (text: string, at = 0) =>
    Array.from({ length: variantHeadings.length }, (_, index) => (index === at ? text : "")).join(";");
  const around = (name: string, ...lines: string[]) => whole(name, `${lines.join("\n")}\n`);
  const numbers = variantHeadings.map((_, at) => String(at + 1));
  const foot = [
    "Tổng cộng: 3 hồ sơ",
    ";;;;;;;;Hà Nội, ngày 30 tháng 11 năm 2026",
    "NGƯỜI LẬP BIỂU;;;;;;;;THỦ TRƯỞNG ĐƠN VỊ",
    "(Ký, ghi rõ họ tên);;;;;;;;(Ký tên, đóng dấu)",
    ";;;;;;;;",
  ];
  return [
    around("column numbers", header, numbers.join(";"), ...rows),
    around("column numbers in brackets", header, numbers.map((text) => `(${text})`).join(";"), ...rows),
    around("column letters", header, ["A", "B", "C", "D", ...numbers.slice(0, 8)].join(";"), ...rows),
    around("sections", header, blank("I. LĨNH VỰC ĐO LƯỜNG"), first, blank("II. LĨNH VỰC KHOA HỌC"), second, third),
    around(
      "sections with a number and a name",
      header,
      "I;Lĩnh vực Đo lường;;;;;;;;;;",
      first,
      "II;Lĩnh vực Khoa học;;;;;;;;;;",
      second,
      third,
    ),
    around(
      "sections with their sums",
      header,
      "I;Lĩnh vực Đo lường: 1 hồ sơ;;;;;;;;;;",
      first,
      "Cộng (I);1;;;;;;;;;;",
      "II;Lĩnh vực Khoa học;;;;;;;;;;",
      second,
      third,
      "Cộng (II);2;;;;;;;;;;",
    ),
    around(
      "sections in the second cell",
      header,
      blank("Phòng Đo lường", 1),
      first,
      second,
      blank("Văn phòng Sở", 1),
      third,
    ),
    around("sections by month", header, blank("Tháng 11/2026"), ...rows),
    around("sections by unit, short rows", header, "Phòng Đo lường", first, second, "Văn phòng Sở", third),
    around("a foot with signatures", header, ...rows, ...foot),
    around("names under the signatures", header, ...rows, ...foot, "Người Ký Một;;;;;;;;Người Ký Hai"),
    around(
      "signatures under a row of nothing",
      header,
      ...rows,
      "",
      "",
      ";;;NGƯỜI LẬP;;;;KIỂM SOÁT;;;GIÁM ĐỐC",
      "",
      "",
      ";;;Một;;;;Hai;;;Ba",
    ),
    around("sums in many cells", header, ...rows, "Tổng cộng;3;;2;3;3;3;2;3;3;2;3"),
    around("sums of formulas", header, ...rows, "TỔNG;=COUNTA(B2:B4);;;;;;;;;;"),
    around("the header on every page", header, first, header, second, header, third),
    around(
      "the header on every page, with title and numbers",
      "Trang 1/2",
      header,
      numbers.join(";"),
      first,
      "",
      "Trang 2/2",
      header,
      numbers.join(";"),
      second,
      third,
    ),
    around("the header again in capitals", header, first, header.toUpperCase(), second, third),
    around(
      "a header over two rows",
      "STT;Số hồ sơ;Thủ tục hành chính;;;Ngày;;;Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý",
      ";;Tên thủ tục;Mã thủ tục;Lĩnh vực;Tiếp nhận;Hẹn trả;Trả kết quả;;;;",
      ...rows,
    ),
    around(
      "a header over two rows, merged cells repeated",
      "STT;Số hồ sơ;Thủ tục;Thủ tục;Thủ tục;Thời gian;Thời gian;Thời gian;Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý",
      "STT;Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý",
      ...rows,
    ),
    around("a note under the table", header, ...rows, "Ghi chú: số liệu tính đến hết ngày 28/11/2026."),
    around("a program's line under the table", header, ...rows, "Xuất lúc 28/11/2026 09:00 bởi hệ thống một cửa"),
    around(
      "signatures with a comma",
      header,
      ...rows,
      "Hà Nội; ngày 28 tháng 11 năm 2026",
      "KT. GIÁM ĐỐC",
      "PHÓ GIÁM ĐỐC",
      "Người Ký",
    ),
  ];
}

/** A small register and the ways to write it anew: the variants of it are made with these. */

/** The rows that every variant tells of: cells under `variantHeadings`. */
export const variantHeadings = [
  "STT",
  "Số hồ sơ",
  "Tên thủ tục hành chính",
  "Mã TTHC",
  "Lĩnh vực",
  "Ngày tiếp nhận",
  "Ngày hẹn trả",
  "Ngày trả kết quả",
  "Hình thức nộp",
  "Trạng thái",
  "Quầy tiếp nhận",
  "Đơn vị xử lý",
];

export const variantRows = [
  [
    "1",
    "H13.18-261102-0001",
    "Đăng ký kiểm định thiết bị đo",
    "2.001270",
    "Đo lường",
    "02/11/2026 08:30",
    "16/11/2026 17:00",
    "13/11/2026 10:05",
    "Trực tiếp",
    "Đã trả kết quả",
    "Quầy 2",
    "Phòng Đo lường",
  ],
  [
    "2",
    "H13.18-261103-0002",
    "Cấp giấy phép hoạt động",
    "1.004227",
    "Khoa học và công nghệ",
    "03/11/2026 14:15",
    "20/11/2026 17:00",
    "",
    "Trực tuyến toàn trình",
    "Đang giải quyết",
    "",
    "Phòng Đo lường",
  ],
  [
    "3",
    "H13.18-261118-0003",
    "Cấp giấy phép hoạt động",
    "1.004227",
    "Khoa học và công nghệ",
    "18/11/2026 09:00",
    "30/11/2026 17:00",
    "24/11/2026 16:40",
    "Bưu chính công ích",
    "Đã trả kết quả",
    "Quầy 1",
    "Văn phòng Sở",
  ],
];

/** A variant of the register. `reads` says what the product makes of it: all of it, or why the file is refused. */
export interface RegisterVariant {
  name: string;
  bytes: Buffer;
  reads: "whole" | { refused: string };
}

export type Table = readonly (readonly string[])[];

export const table: Table = [variantHeadings, ...variantRows];

export interface Writing {
  separator?: string;
  lineEnd?: string;
  isOpenEnded?: boolean;
  cell?: (text: string) => string;
}

/** Writes a table as text: `cell` writes a cell, the last line ends like the others unless `isOpenEnded`. */
export function written(
  rows: Table,
  { separator = ";", lineEnd = "\n", isOpenEnded = false, cell = plain }: Writing = {},
) {
  const lines = rows.map((row) => row.map(cell).join(separator));
  return lines.join(lineEnd) + (isOpenEnded ? "" : lineEnd);
}

const plain = (text: string) => text;
export const inQuotes = (text: string) => `"${text.replaceAll('"', '""')}"`;

export function withHeadings(change: (heading: string) => string): Table {
  return [variantHeadings.map(change), ...variantRows];
}

export function withCells(change: (cell: string, column: number, row: number) => string): Table {
  return [variantHeadings, ...variantRows.map((row, at) => row.map((cell, column) => change(cell, column, at)))];
}

export const dayColumns = new Set([5, 6, 7]);

export function withDays(change: (parts: { day: string; month: string; year: string; time: string }) => string): Table {
  return withCells((cell, column) => {
    const match = /^(\d\d)\/(\d\d)\/(\d{4}) (.*)$/.exec(cell);
    if (!dayColumns.has(column) || match === null) return cell;
    const [, day = "", month = "", year = "", time = ""] = match;
    return change({ day, month, year, time });
  });
}

export const whole = (name: string, text: string): RegisterVariant => ({
  name,
  bytes: Buffer.from(text),
  reads: "whole",
});
export const refused = (name: string, reason: string, content: string | Buffer): RegisterVariant => ({
  name,
  bytes: Buffer.from(content),
  reads: { refused: reason },
});

/** The register as every variant means it, in its plainest writing. */
export const plainRegister = Buffer.from(written(table));

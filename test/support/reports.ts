import type { Instant } from "#app/platform/day.ts";
import type { ReportColumn, ReportDocument } from "#app/documents/report-document.ts";

/** A chart whose texts need every kind of Vietnamese mark. */
export const aChart =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 160"><rect x="10" y="40" width="320" height="40" fill="#14508c"/>' +
  '<text x="10" y="28" font-size="18" font-family="Inter, sans-serif">Tỷ lệ hồ sơ được đánh giá: 86,5 %</text>' +
  '<text x="10" y="120" font-size="18" font-weight="bold">Ưỡn ẹo, Ặ, Ệ, Ử, Đ</text></svg>';

const wideColumns: ReportColumn[] = [
  { title: "STT", kind: "order" },
  { title: "Mã hồ sơ", kind: "text" },
  { title: "Thủ tục", kind: "text" },
  { title: "Ngày hẹn trả", kind: "day" },
  { title: "Số ngày trễ", kind: "number" },
];

/** A report with every kind of block; `rows` is the length of the table in its annex on the side. */
export function aReport(rows: number, changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    parentName: "Ủy ban nhân dân thành phố",
    officeName: "Sở Khoa học và Công nghệ",
    symbol: "BC-SKHCN",
    placeAndDate: "Cần Thơ, ngày      tháng 11 năm 2026",
    typeName: "Báo cáo",
    titleLines: ["Kết quả đánh giá việc giải quyết thủ tục hành chính", "Quý III năm 2026"],
    addressees: ["Ủy ban nhân dân thành phố"],
    blocks: [
      { kind: "heading", level: 1, text: "I. Kết quả" },
      { kind: "heading", level: 2, text: "1. Tham gia đánh giá" },
      { kind: "paragraph", text: "Trong kỳ tiếp nhận 1.234 hồ sơ, trong đó 532 hồ sơ được đánh giá (43,1 %)." },
      {
        kind: "table",
        title: "Bảng 1. Hồ sơ theo lĩnh vực",
        columns: [
          { title: "Lĩnh vực", kind: "text" },
          { title: "Hồ sơ", kind: "number" },
        ],
        rows: [
          ["Sở hữu trí tuệ", "834"],
          ["Tiêu chuẩn đo lường chất lượng", "400"],
        ],
        total: ["Cộng", "1.234"],
        note: "Số liệu chốt ngày 14/09/2026.",
      },
      { kind: "chart", title: "Hình 1. Tỷ lệ đánh giá", alt: "Tỷ lệ đánh giá là 86,5 %.", svg: aChart, width: 140 },
      { kind: "paragraph", text: "Trên đây là báo cáo của Sở Khoa học và Công nghệ." },
    ],
    signer: ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
    recipients: ["Như trên", "Lưu: VT, VP"],
    annexes: [
      {
        title: "Hồ sơ trễ hạn",
        isLandscape: true,
        blocks: [{ kind: "table", title: "", columns: wideColumns, rows: lines(rows) }],
      },
      {
        title: "Không có gì",
        isLandscape: false,
        blocks: [{ kind: "table", title: "Bảng trống", columns: wideColumns, rows: [], total: ["", "Cộng"] }],
      },
    ],
    madeAt: "2026-11-20T02:15:00.000Z" as Instant,
    ...changes,
  };
}

function lines(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `H13.07-261102-${String(at + 1).padStart(4, "0")}`,
    "Cấp giấy chứng nhận đăng ký hoạt động của tổ chức khoa học và công nghệ",
    "20/11/2026",
    String((at % 9) + 1),
  ]);
}

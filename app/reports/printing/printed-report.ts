import { placeAndMonth } from "#app/documents/official-letter.ts";
import {
  symbolOfType,
  type ReportAnnex,
  type ReportBlock,
  type ReportColumn,
  type ReportDocument,
  type ReportTable,
} from "#app/documents/report-document.ts";
import { cellText } from "#app/figures/tables/figure-table-text.ts";
import type { CellKind } from "#app/figures/tables/figure-table.ts";
import { formatDay } from "#app/i18n/format.ts";
import { dayOf, timeOf, type Instant } from "#app/platform/day.ts";
import type { FrozenReport } from "#app/reports/frozen/frozen-report.ts";
import { paragraphsOfPart, subjectOfReport, type NarrativePart } from "#app/reports/narrative/narrative.ts";
import type { Report } from "#app/reports/report/report.ts";
import { monthChart } from "./month-chart.ts";

/*
 * A report as it is printed. Everything comes from what was frozen and from the text, and the instant of its making from
 * the last act on it, so that the same report is printed alike next year.
 */

type FrozenTable = FrozenReport["tables"][number];

/** The titles of the parts, in the usual outline of a regular report. */
const headings: Readonly<Record<Exclude<NarrativePart, "opening">, string>> = {
  results: "I. KẾT QUẢ THỰC HIỆN",
  assessment: "II. ĐÁNH GIÁ CHUNG",
  plans: "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
  proposals: "IV. KIẾN NGHỊ, ĐỀ XUẤT",
};

/** The columns of the main table in the body of the report; the annex has all of them. */
const mainColumns = ["figure", "value", "unit", "n", "target", "gap", "previous"];
/** Figures in the body even without a target. */
const mainFigures = ["participation", "satisfaction", "answered-on-time", "dossiers-in-time", "dossiers-late"];
/** From so many columns on, an annex lies on its side. */
const wideFrom = 6;

/** The report in the layout of NĐ 30/2020/NĐ-CP. */
export function printedReport(report: Report): ReportDocument {
  const { frozen, narrative, addressee } = report;
  const { office } = frozen;
  const madeAt = report.sent?.at ?? report.approved?.at ?? report.countedAt;
  const main = frozen.tables.find(({ name }) => name === "figures");
  const chart = monthChart(frozen.tables.find(({ name }) => name === "participation-by-month"));
  const paragraphs = (name: NarrativePart) =>
    paragraphsOfPart(narrative[name]).map((text): ReportBlock => ({ kind: "paragraph", text }));
  const part = (name: keyof typeof headings): ReportBlock[] => [
    { kind: "heading", level: 1, text: headings[name] },
    ...paragraphs(name),
  ];
  return {
    parentName: office.parentName,
    officeName: office.name,
    symbol: symbolOfType("BC", office.documentSymbol),
    placeAndDate: placeAndMonth(office.place, dayOf(madeAt)),
    typeName: "Báo cáo",
    titleLines: [withoutType(report.name)],
    addressees: addresseesOf(addressee),
    blocks: [
      ...revisionBlocks(report),
      ...paragraphs("opening"),
      ...part("results"),
      ...(main === undefined ? [] : [bodyTable(main)]),
      ...(chart === undefined ? [] : [{ kind: "chart", ...chart, width: 150 } as const]),
      ...part("assessment"),
      ...part("plans"),
      ...part("proposals"),
      { kind: "paragraph", text: closing(report) },
    ],
    signer: office.signer,
    recipients: ["Như trên", `Lưu: ${office.archiveLine}`],
    annexes: [...frozen.tables.map(annexOf), basisAnnex(report)],
    madeAt,
  };
}

/** "cải cách hành chính quý I năm 2027" under the word BÁO CÁO, whose name begins with it. */
function withoutType(name: string): string {
  const rest = subjectOfReport(name);
  return rest.slice(0, 1).toLocaleUpperCase("vi") + rest.slice(1);
}

/** "Ủy ban nhân dân thành phố; Sở Nội vụ" as the two that it names: each has a line of its own (NĐ 30/2020, annex I). */
function addresseesOf(typed: string): string[] {
  return typed
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function closing({ frozen, countedAt }: Report): string {
  // A document with annexes has to refer to them (NĐ 30/2020, annex I).
  return `Trên đây là báo cáo của ${frozen.office.name}; số liệu từ ngày ${formatDay(frozen.from)} đến hết ngày ${formatDay(frozen.cutOff)}, chốt lúc ${hourAndDay(countedAt)}; số liệu chi tiết tại các Phụ lục kèm theo`;
}

/** "15 giờ 50 phút ngày 29/11/2026". */
function hourAndDay(instant: Instant): string {
  const [hour = "", minute = ""] = timeOf(instant).split(":");
  return `${hour} giờ ${minute} phút ngày ${formatDay(dayOf(instant))}`;
}

function revisionBlocks({ revision, reason }: Report): ReportBlock[] {
  if (reason === null) return [];
  const changed = reason.changed.map(
    ({ figure, before, after }) => `${figure}: ${before || "–"} thành ${after || "–"}`,
  );
  const figures = changed.length === 0 ? "Các chỉ số chính không thay đổi." : `Chỉ số thay đổi: ${changed.join("; ")}.`;
  return [
    {
      kind: "paragraph",
      isItalic: true,
      text: `Báo cáo lần ${String(revision)}, thay thế báo cáo lần ${String(revision - 1)}. Lý do: ${reason.why}`,
    },
    { kind: "paragraph", isItalic: true, text: figures },
  ];
}

function bodyTable(table: FrozenTable): ReportTable {
  const at = mainColumns
    .map((key) => table.columns.findIndex((column) => column.key === key))
    .filter((one) => one >= 0);
  const target = table.columns.findIndex(({ key }) => key === "target");
  const rows = table.rows.filter(({ id, cells }) => mainFigures.includes(id) || (cells[target] ?? "") !== "");
  const pick = <One>(all: readonly One[]) => at.flatMap((index) => all.slice(index, index + 1));
  const picked = tableOf({
    ...table,
    columns: pick(table.columns),
    rows: rows.map(({ id, cells }) => ({ id, cells: pick(cells) })),
    notes: [],
  });
  return { ...picked, title: "Kết quả các chỉ số chính" };
}

function annexOf(table: FrozenTable): ReportAnnex {
  return {
    title: table.title,
    isLandscape: table.columns.length >= wideFrom,
    blocks: [subtitleOf(table), tableOf(table)],
  };
}

function subtitleOf({ subtitle }: FrozenTable): ReportBlock {
  return { kind: "paragraph", isItalic: true, text: subtitle };
}

/** A frozen table as printed, with its texts in Vietnamese. */
export function tableOf({ columns, rows, total, notes }: FrozenTable): ReportTable {
  const texts = (cells: FrozenTable["rows"][number]["cells"]) =>
    columns.map(({ kind }, index) => cellText(cells[index] ?? null, kind, "vi"));
  return {
    kind: "table",
    title: "",
    columns: columns.map(({ label, kind }) => columnOf(label, kind)),
    rows: rows.map(({ cells }) => texts(cells)),
    ...(total === undefined ? {} : { total: texts(total.cells) }),
    ...(notes.length === 0 ? {} : { note: notes.join(" ") }),
  };
}

function columnOf(title: string, kind: CellKind): ReportColumn {
  return { title, kind: kind === "day" || kind === "text" ? kind : "number" };
}

/** The annex that says which settings made the figures, and the digest of what was frozen. */
function basisAnnex({ frozen: { versions }, digest, countedAt }: Report): ReportAnnex {
  const years = versions.confirmedYears.map(String).join(", ");
  const lines = [
    `Số liệu chốt lúc ${hourAndDay(countedAt)}, không thay đổi sau đó. Mã kiểm tra (SHA-256): ${digest}.`,
    `Công thức: bản ${String(versions.formulas)} của tài liệu docs/figures.md. Tỷ lệ ý kiến chỉ nêu khi có từ ${String(versions.minimumAnswers)} ý kiến.`,
    `Lịch làm việc: ${years === "" ? "chưa năm nào được xác nhận" : `các năm đã xác nhận ${years}`}; mã lịch ${versions.calendar.slice(0, 16)}.`,
    `Phiếu hỏi: phiên bản ${versions.questionnaires.map(String).join(", ")}.`,
  ];
  return {
    title: "Căn cứ của số liệu",
    isLandscape: false,
    blocks: [
      ...lines.map((text): ReportBlock => ({ kind: "paragraph", text })),
      {
        kind: "table",
        title: "Chỉ tiêu có hiệu lực ngày chốt số liệu",
        columns: [
          { title: "Chỉ số", kind: "text" },
          { title: "Chỉ tiêu", kind: "text" },
          { title: "Văn bản", kind: "text" },
        ],
        rows: versions.targets.map(({ figure, target, source }) => [figure, target, source]),
      },
    ],
  };
}

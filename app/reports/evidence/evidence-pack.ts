import type { ReportDocument } from "#app/documents/report-document.ts";
import { placeAndMonth } from "#app/documents/official-letter.ts";
import { formatDay } from "#app/i18n/format.ts";
import { instantAt } from "#app/platform/day.ts";
import type { Question, questionKinds } from "#app/ratings/questions/question.ts";
import type { Questionnaire } from "#app/ratings/questions/questionnaire.ts";
import type { FrozenReport } from "#app/reports/frozen/frozen-report.ts";

/*
 * The evidence pack for clause 9.1.2 of TCVN ISO 9001:2015: the organisation monitors how customers perceive that their
 * needs are met, and determines the methods of obtaining, monitoring and reviewing this information. Vietnamese only, as
 * every document of an office.
 */

/** What a file of the pack shows: how opinions are obtained, monitored, reviewed. */
export type Evidenced = "obtained" | "monitored" | "reviewed";

/** A file of the pack as its index lists it. */
export interface ListedFile {
  path: string;
  what: string;
  evidenced: Evidenced;
}

const evidencedWords: Readonly<Record<Evidenced, string>> = {
  obtained: "Cách thu thập",
  monitored: "Theo dõi",
  reviewed: "Xem xét, cải tiến",
};

/** The names of the two files that are not listed as evidence: the index and the list of digests. */
export const indexName = "00-muc-luc";
export const digestsName = "SHA256SUMS.txt";

/** The name of the archive without its ending. */
export function packName({ from, cutOff }: Pick<FrozenReport, "from" | "cutOff">): string {
  return `minh-chung-iso-9001-${from}-${cutOff}`;
}

/** The file of a frozen table, and what it shows. */
export const evidenceTables: Readonly<Record<string, { file: string; evidenced: Evidenced }>> = {
  figures: { file: "cac-chi-so", evidenced: "monitored" },
  "participation-by-month": { file: "tham-gia-theo-thang", evidenced: "monitored" },
  levels: { file: "muc-do-hai-long", evidenced: "monitored" },
  procedures: { file: "theo-thu-tuc", evidenced: "monitored" },
  indicators: { file: "chin-chi-so", evidenced: "monitored" },
  factors: { file: "nam-yeu-to-sipas", evidenced: "monitored" },
  complaints: { file: "so-theo-doi-phan-anh-kien-nghi", evidenced: "reviewed" },
  "late-dossiers": { file: "ho-so-tre-han", evidenced: "reviewed" },
  "published-answers": { file: "tra-loi-cong-khai", evidenced: "reviewed" },
  improvements: { file: "cai-tien", evidenced: "reviewed" },
};

/** The index of the pack as a document of the office, with every file and what it shows. */
export function evidenceIndex(frozen: FrozenReport, files: readonly ListedFile[]): ReportDocument {
  const { office, from, cutOff } = frozen;
  const span = `Từ ngày ${formatDay(from)} đến hết ngày ${formatDay(cutOff)}`;
  const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;
  const heading = (text: string) => ({ kind: "heading", level: 1, text }) as const;
  return {
    parentName: office.parentName,
    officeName: office.name,
    symbol: office.documentSymbol,
    placeAndDate: placeAndMonth(office.place, cutOff),
    typeName: "Mục lục hồ sơ minh chứng",
    titleLines: ["Sự thỏa mãn của khách hàng (TCVN ISO 9001:2015, Điều 9.1.2)", span],
    addressees: [],
    blocks: [
      heading("1. Cách thu thập"),
      paragraph(
        "Mỗi hồ sơ tiếp nhận có một mã đánh giá riêng. Tổ chức, cá nhân đánh giá theo năm mức trên điện thoại, máy tính tại quầy hoặc phiếu giấy, không phải đăng nhập; mỗi hồ sơ được tính một lượt. Sau khi chọn mức hài lòng, người đánh giá có thể trả lời thêm phiếu hỏi và gửi phản ánh, kiến nghị.",
      ),
      heading("2. Cách theo dõi"),
      paragraph(
        `Số liệu được tính hằng ngày theo công thức kèm theo và đối chiếu với chỉ tiêu của kế hoạch. Số liệu trong hồ sơ này là của hồ sơ, phản ánh, kiến nghị tiếp nhận ${span.toLowerCase()}, theo kết quả đã biết khi lập.`,
      ),
      heading("3. Cách xem xét"),
      paragraph(
        "Báo cáo định kỳ được chốt số liệu, duyệt rồi gửi. Phản ánh, kiến nghị được ghi sổ, trả lời trong thời hạn và theo dõi đến khi xong; việc đã sửa đổi nhờ ý kiến của tổ chức, cá nhân được công bố. Sổ theo dõi không ghi họ tên, thông tin liên hệ và nội dung của người gửi.",
      ),
      heading("4. Các tệp kèm theo"),
      {
        kind: "table",
        title: "",
        columns: [
          { title: "STT", kind: "order" },
          { title: "Tệp", kind: "text" },
          { title: "Nội dung", kind: "text" },
          { title: "Minh chứng cho", kind: "text" },
        ],
        rows: files.map(({ path, what, evidenced }, at) => [String(at + 1), path, what, evidencedWords[evidenced]]),
        note: `Tệp ${digestsName} ghi mã SHA-256 của từng tệp để kiểm tra là không bị sửa.`,
      },
    ],
    signer: office.signer,
    recipients: [`Lưu: ${office.archiveLine}`],
    annexes: [],
    madeAt: instantAt(cutOff, 0, 0),
  };
}

/** The index as a plain text, for whoever has no word processor. */
export function evidenceIndexText({ typeName, titleLines, officeName }: ReportDocument, files: readonly ListedFile[]) {
  const lines = files.map(({ path, what, evidenced }) => `${path}\r\n    ${what} (${evidencedWords[evidenced]})`);
  return [officeName, typeName.toUpperCase(), ...titleLines, "", ...lines, ""].join("\r\n");
}

const kindWords: Readonly<Record<(typeof questionKinds)[number], string>> = {
  scale: "năm mức, từ Rất không hài lòng đến Rất hài lòng, hoặc Không có ý kiến",
  "yes-no": "có hoặc không",
  choice: "chọn một",
  several: "chọn một hoặc nhiều",
  text: "tự viết",
};

/** A version of the questionnaire as a plain text, with its answers. */
export function questionnaireText({ version, questions }: Questionnaire): string {
  const lines = questions.flatMap((question, at) => [
    `${String(at + 1)}. ${question.label.vi}`,
    ...answersOf(question),
  ]);
  return [`PHIẾU HỎI, PHIÊN BẢN ${String(version)}`, "", ...lines, ""].join("\r\n");
}

function answersOf({ kind, options }: Question): string[] {
  return [`   (${kindWords[kind]})`, ...options.map(({ texts }) => `   - ${texts.vi}`)];
}

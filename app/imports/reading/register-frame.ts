import { isUsualNumber, tidyNumber } from "#app/dossiers/register/register-entry.ts";
import { searchText } from "#app/platform/text/search.ts";
import { foldedHeading, type ColumnName, type RegisterColumns } from "./register-columns.ts";
import { readChannel } from "./register-words.ts";
import { tidyCell } from "./tidy-cell.ts";

/**
 * The frame of a printed table: rows without a dossier. `totals` are its sums; `frame` is everything else: numbers of
 * columns, sections, signatures, a repeated header, titles.
 */
export type FrameKind = "totals" | "frame";

/** Separates the printed frame from the dossiers, row by row; remembers whether the foot of the table has begun. */
export function frameReader(
  columns: RegisterColumns,
  isMoment: (text: string) => boolean,
): (cells: readonly string[]) => FrameKind | undefined {
  const width = columns.header.length;
  let atFoot = false;

  return (cells) => {
    const texts = cells.map(tidyCell);
    const filled = texts.filter((text) => text !== "");
    const text = (name: ColumnName) => texts[columns.positions.get(name) ?? -1] ?? "";
    if (filled.some(isTotalsLabel) && !isUsualNumber(tidyNumber(text("number")))) {
      atFoot = true;
      return "totals";
    }
    if (
      filled.every((text) => onlyMarks.test(text)) ||
      isColumnNumbers(filled, columns) ||
      isHeaderAgain(filled, columns)
    )
      return "frame";
    if (tellsOfDossier(text, isMoment) || filled.length > mostTextsOfFrame) return undefined;
    const isKnown = filled.some((words) => frameWords.test(searchText(words)));
    if (filled.some((words) => footWords.test(searchText(words)))) atFoot = true;
    // A row as wide as the header with almost no texts is part of the frame; a shorter one may be a broken row.
    return isKnown || atFoot || cells.length >= width ? "frame" : undefined;
  };
}

/** A rule that was drawn with signs. */
const onlyMarks = /^[-–—=_+:*.]{2,}$/;

/** Three signatures and a number; a row with more texts is a dossier, even if it has problems. */
const mostTextsOfFrame = 4;

/** Whether a row has something that only dossiers have: a number, a day, a code, a form of submission. */
function tellsOfDossier(text: (name: ColumnName) => string, isMoment: (text: string) => boolean): boolean {
  return (
    looksLikeNumber(text("number")) ||
    isMoment(text("receivedAt")) ||
    isMoment(text("dueAt")) ||
    isMoment(text("finishedAt")) ||
    /^\d+[.,]\d+/.test(text("procedureCode")) ||
    readChannel(text("channel")) !== undefined
  );
}

/** A dossier's number has digits and is no phrase ("Tháng 11/2026"). */
function looksLikeNumber(text: string): boolean {
  if (!/\d/.test(text)) return false;
  return isUsualNumber(tidyNumber(text)) || !/\p{L}{2,}\s|\s\p{L}{2,}/u.test(text);
}

/** The row under the header that numbers its columns: (1), (2), … or A, B, 1, 2, also (7)=(5)+(6). */
function isColumnNumbers(filled: readonly string[], { positions, header }: RegisterColumns): boolean {
  const isNumber = (text: string) => /^[[(]?(\d{1,2}|\p{L})[\])]?(\s*=[\s()[\]\d+\-–*/:]+)?\.?$/u.test(text);
  return (
    filled.length >= 3 && filled.length * 2 >= Math.max(positions.size, header.length / 2) && filled.every(isNumber)
  );
}

/** Whether a row repeats the header, as on every printed page. */
function isHeaderAgain(filled: readonly string[], { words }: RegisterColumns): boolean {
  const again = filled.filter((text) => words.has(foldedHeading(text)));
  return again.length >= 2 && again.length * 5 >= filled.length * 4;
}

/** Labels of the line of totals under a table or a section. "Tổng công ty" and "Công ty" are names. */
const totals = [
  /^(i+v?|v?i*|\d{1,2})?[\s.)]*(tong|cong|tong cong|tong so|tong hop|luy ke|cong don|grand total|sub ?total|total)$/,
  /^(tong cong|cong don|luy ke|grand total|sub ?total|total)(?! ty)[\s:.(,=-]/,
  /^(tong|tong so|cong|so luong)[\s.]*[:=(]/,
  /^(tong|cong)[\s:.]*[\d.,]+( ho so)?\.?$/,
  /^(tong so|tong|cong)( so)?( luong)?( cac)? (ho so|thu tuc|dong|luot|linh vuc|muc|phan|nhom|trang|thang|quy|nam|toan)\b/,
  /^(danh sach|bang|so|bieu|bao cao)( nay)? (gom|co)( tat ca)? [\d.,]+/,
  /^(co|gom)( tat ca)?[\s:]*[\d.,]+ ho so/,
  /^[\d.,]+ ho so$/,
];

/** Whether a cell is the label of the line of totals under the register, such as "Tổng cộng: 2.600". */
export function isTotalsLabel(written: string): boolean {
  const text = searchText(written);
  return totals.some((pattern) => pattern.test(text));
}

/** Words at the beginning of titles, sections and notes. */
const frameWords =
  /^(([ivx]+|[a-z]|\d{1,2})[.)/\s]+)?(linh vuc|thu tuc|nhom|phan|muc|chuong|don vi|phong|van phong|ban|bo phan|chi cuc|trung tam|quay|thang|quy|nam|tuan|ngay|tu ngay|den ngay|ky bao cao|bao cao|danh sach|so theo doi|bang ke|bieu|mau so|trang|page|ghi chu|luu y|noi nhan|nguoi|thu truong|giam doc|pho giam doc|truong phong|pho|chu tich|chanh|ke toan|can bo|cong chuc|ky|da ky|xac nhan|in ngay|ngay in|thoi gian in|xuat ngay|xuat luc|in luc|xuat tu|uy ban|so khoa|cong hoa|doc lap|tinh|thanh pho|kt|tm|tl|tuq)\b|, ngay\b.*\bthang\b/;

/** Words of the signatures below a table: what follows them belongs to the frame. */
const footWords =
  /^(nguoi (lap|ky|in|tong hop|bao cao|kiem)|thu truong|giam doc|pho giam doc|truong phong|ke toan|noi nhan|kt\.|tm\.|tl\.|tuq\.|xac nhan|chu tich|chanh van phong)|, ngay\b.*\bthang\b.*\bnam\b/;

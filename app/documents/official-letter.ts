/**
 * A letter in the layout of NĐ 30/2020/NĐ-CP: what stands in each of its places. How it is drawn, in `letterLayout`;
 * nothing here knows Word.
 */
export interface OfficialLetter {
  /** Cơ quan chủ quản. */
  parentName: string;
  /** Cơ quan ban hành. */
  officeName: string;
  /** What follows the blank left for the number, such as `SKHCN-VP`; blanks where it is written by hand. */
  symbol: string;
  /** Trích yếu, without "V/v". */
  subject: string;
  /** Place and date; the day of the month is left blank where the document system sets it. */
  placeAndDate: string;
  addressee: string;
  paragraphs: readonly LetterParagraph[];
  /** Quyền hạn, chức vụ, one line each, such as "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG". */
  signer: readonly string[];
  /** Nơi nhận, without the dashes. */
  recipients: readonly string[];
}

export interface LetterParagraph {
  text: string;
  /** The citizen's own words stand in italics. */
  isQuoted?: boolean;
}

/** Millimetres and points of the layout: margins within 20–25, 30–35 and 15–20 mm (annex I of the decree). */
export const letterLayout = {
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20, header: 10 },
  font: "Times New Roman",
  /** Points. The sizes of the head go together as 12, 13, 13. */
  sizes: {
    name: 12,
    country: 12,
    motto: 13,
    number: 13,
    subject: 12,
    place: 13,
    body: 14,
    recipientsTitle: 12,
    recipients: 11,
    page: 13,
  },
  /** Millimetres: 12.7 is the usual 1.27 cm. */
  firstLine: 12.7,
  /** Points between paragraphs, at least 6. */
  afterParagraph: 6,
  /** Share of a head column's width; the rest is the other's. */
  leftColumn: 0.42,
} as const;

/** "Cần Thơ, ngày      tháng 11 năm 2026": the day is given when the letter is issued (NĐ 30/2020 art. 15.3). Months 1 and 2 take a 0. */
export function placeAndMonth(place: string, day: string): string {
  const month = Number(day.slice(5, 7));
  const shown = month < 3 ? `0${String(month)}` : String(month);
  return `${place}, ngày      tháng ${shown} năm ${day.slice(0, 4)}`;
}

/** Paragraphs of a typed text: one a line, blank lines left out. */
export function paragraphsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The last paragraph ends with "./." and with nothing else. */
export function closeLetter(paragraphs: readonly LetterParagraph[]): LetterParagraph[] {
  return paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1
      ? { ...paragraph, text: `${paragraph.text.replace(/[\s./]+$/u, "")}./.` }
      : paragraph,
  );
}

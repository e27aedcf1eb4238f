/**
 * The parts of a letter in the layout of NĐ 30/2020/NĐ-CP. `letterLayout` says how they are drawn; this file does not
 * depend on Word.
 */
export interface OfficialLetter {
  /** Cơ quan chủ quản. */
  parentName: string;
  /** Cơ quan ban hành. */
  officeName: string;
  /** The text after the blank for the number, such as `SKHCN-VP`; blanks if it is written by hand. */
  symbol: string;
  /** The whole number of a letter that was sent, such as "152/SKHCN-VP"; without it the number is a blank. */
  documentNumber?: string;
  /** Trích yếu, without "V/v". */
  subject: string;
  /** Town and date; the day of the month is left blank if the document system sets it. */
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
  /** Whether it is the citizen's own text, which is set in italics. */
  isQuoted?: boolean;
}

/** Millimetres and points of the layout: margins within 20–25, 30–35 and 15–20 mm (annex I of the decree). */
export const letterLayout = {
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20, header: 10 },
  font: "Times New Roman",
  /** Points. The sizes of the head belong together as 12, 13, 13. */
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
  /** Share of the width that the left column of the head takes; the right column takes the rest. */
  leftColumn: 0.42,
} as const;

/**
 * "Cần Thơ, ngày      tháng 11 năm 2026", with a blank for the day, which is set when the letter is issued
 * (NĐ 30/2020/NĐ-CP art. 15.3). Months 1 and 2 are written with a leading 0.
 */
export function placeAndMonth(place: string, day: string): string {
  const month = Number(day.slice(5, 7));
  const shown = month < 3 ? `0${String(month)}` : String(month);
  return `${place}, ngày      tháng ${shown} năm ${day.slice(0, 4)}`;
}

/** From so many characters on, place and date do not surely fit into the right column of the head. */
const longPlaceAndDate = 41;

/**
 * Place and date as they are drawn: with a long place name the line breaks before the word "ngày" and never inside the date,
 * which would leave the year alone on a line.
 */
export function drawnPlaceAndDate(placeAndDate: string): string {
  const date = placeAndDate.lastIndexOf("ngày");
  if (placeAndDate.length < longPlaceAndDate || date < 0) return placeAndDate;
  return placeAndDate.slice(0, date) + placeAndDate.slice(date).replaceAll(" ", "\u00a0");
}

/** Splits a typed text into paragraphs, one a line, without blank lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Makes the last paragraph end with "./." and no other punctuation. */
export function closeLetter(paragraphs: readonly LetterParagraph[]): LetterParagraph[] {
  return paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1
      ? { ...paragraph, text: `${paragraph.text.replace(/[\s./]+$/u, "")}./.` }
      : paragraph,
  );
}

/** Nơi nhận as it is printed: "- Như trên;", the last one with a full stop. */
export function listedRecipients(recipients: readonly string[]): string[] {
  return recipients.map((name, index) => `- ${name}${index === recipients.length - 1 ? "." : ";"}`);
}

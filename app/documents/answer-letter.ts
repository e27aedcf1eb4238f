import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import {
  closeLetter,
  paragraphsOf,
  placeAndMonth,
  symbolOf,
  type LetterParagraph,
  type OfficialLetter,
} from "./official-letter.ts";

/** What a Công văn trả lời is made from. */
export interface AnsweredCase {
  office: { slug: string; name: string; parentName: string; place: string; contactLine: string };
  reference: string;
  receivedOn: Day;
  text: string;
  answer: string;
  /** Null where none was left or it was removed since. */
  sender: { name: string; address: string } | null;
  dossier: { number: string; procedureName: string } | null;
  today: Day;
}

/**
 * The answer letter: to whom, which phản ánh of which day, its words, what was found, the answer, whom to ask, ended
 * with "./.". The number and the day are left blank for the document system.
 */
export function answerLetter(answered: AnsweredCase): OfficialLetter {
  const { office, reference, sender, today } = answered;
  return {
    parentName: office.parentName,
    officeName: office.name,
    symbol: `${symbolOf(office.slug)}-VP`,
    subject: `trả lời phản ánh, kiến nghị mã ${reference}`,
    placeAndDate: placeAndMonth(office.place, today),
    addressee: sender === null ? "Ông/Bà gửi phản ánh, kiến nghị" : `Ông/Bà ${sender.name}`,
    paragraphs: closeLetter(bodyOf(answered)),
    signer: ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
    recipients: ["Như trên", "Lưu: VT, VP"],
  };
}

function bodyOf({ office, reference, receivedOn, text, answer, sender, dossier }: AnsweredCase): LetterParagraph[] {
  const about = dossier === null ? "" : `, về hồ sơ số ${dossier.number}, thủ tục ${dossier.procedureName}`;
  const from = sender === null ? "" : ` của Ông/Bà ${sender.name}, địa chỉ: ${sender.address}`;
  const contact = office.contactLine === "" ? office.name : `${office.name} (${office.contactLine})`;
  return [
    {
      text: `Ngày ${formatDay(receivedOn)}, ${office.name} tiếp nhận phản ánh, kiến nghị mã ${reference}${from}${about}, với nội dung:`,
    },
    ...paragraphsOf(text).map((line) => ({ text: line, isQuoted: true })),
    { text: `Sau khi kiểm tra, xác minh, ${office.name} trả lời như sau:` },
    ...paragraphsOf(answer).map((line) => ({ text: line })),
    {
      text: `Trên đây là nội dung trả lời của ${office.name}. Trường hợp cần trao đổi thêm, đề nghị Ông/Bà liên hệ ${contact}`,
    },
  ];
}

/** The name of the file, in plain letters. */
export function letterFileName(reference: string): string {
  return `cong-van-tra-loi-${reference}.docx`;
}

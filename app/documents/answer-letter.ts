import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import {
  closeLetter,
  paragraphsOf,
  placeAndMonth,
  type LetterParagraph,
  type OfficialLetter,
} from "./official-letter.ts";
import { withoutGreeting } from "./web-answer.ts";
import { senderAsAddressed } from "./sender-name.ts";

/** The data from which a Công văn trả lời is made. */
export interface AnsweredCase {
  office: {
    name: string;
    parentName: string;
    place: string;
    contactLine: string;
    /** Empty if the clerk writes the symbol by hand. */
    documentSymbol: string;
    /** The lines above the signature. */
    signer: readonly string[];
    /** Where the office files its copy. */
    archiveLine: string;
  };
  reference: string;
  /** Praise is called ý kiến, everything else phản ánh, kiến nghị. */
  isPraise: boolean;
  receivedOn: Day;
  text: string;
  answer: string;
  /** Null if the sender left no contact details or they were removed. */
  sender: { name: string; address: string } | null;
  dossier: { number: string; procedureName: string } | null;
  today: Day;
}

/** Space for a symbol written by hand. */
const blankSymbol = " ".repeat(12);

/**
 * Composes the answer letter: addressee, the phản ánh with its day and text, the answer, whom to ask; it ends with
 * "./.". Number and day are left blank for the document system.
 */
export function answerLetter(answered: AnsweredCase): OfficialLetter {
  const { office, reference, sender, today } = answered;
  return {
    parentName: office.parentName,
    officeName: office.name,
    symbol: office.documentSymbol === "" ? blankSymbol : office.documentSymbol,
    subject: `trả lời ${caseName(answered)} mã ${reference}`,
    placeAndDate: placeAndMonth(office.place, today),
    addressee: sender === null ? `Người gửi ${caseName(answered)} mã ${reference}` : senderAsAddressed(sender.name),
    paragraphs: closeLetter(bodyOf(answered)),
    signer: office.signer,
    recipients: ["Như trên", `Lưu: ${office.archiveLine}`],
  };
}

function caseName({ isPraise }: AnsweredCase): string {
  return isPraise ? "ý kiến" : "phản ánh, kiến nghị";
}

function bodyOf(answered: AnsweredCase): LetterParagraph[] {
  const { office, reference, receivedOn, text, answer, sender, dossier } = answered;
  const about = dossier === null ? "" : `, về hồ sơ số ${dossier.number}, thủ tục ${dossier.procedureName}`;
  const from = sender === null ? "" : ` của ${senderAsAddressed(sender.name)}, địa chỉ: ${sender.address}`;
  const contact = office.contactLine === "" ? office.name : `${office.name} (${office.contactLine})`;
  return [
    {
      text: `Ngày ${formatDay(receivedOn)}, ${office.name} tiếp nhận ${caseName(answered)} mã ${reference}${from}${about}, với nội dung:`,
    },
    ...paragraphsOf(text).map((line) => ({ text: line, isQuoted: true })),
    { text: `Về nội dung này, ${office.name} trả lời như sau:` },
    ...withoutGreeting(paragraphsOf(answer)).map((line) => ({ text: line })),
    {
      text: `Trên đây là nội dung trả lời của ${office.name}. Trường hợp cần trao đổi thêm, đề nghị liên hệ ${contact}`,
    },
  ];
}

/** The file name, in ASCII characters. */
export function letterFileName(reference: string): string {
  return `cong-van-tra-loi-${reference}.docx`;
}

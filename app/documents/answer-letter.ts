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
import { addressedTo, senderAsAddressed } from "./sender-name.ts";

/** The office as its letters name it. */
export interface WritingOffice {
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
}

/** The data from which the letter of a case is made. */
export interface AnsweredCase {
  office: WritingOffice;
  reference: string;
  /** Praise is called ý kiến, everything else phản ánh, kiến nghị. */
  isPraise: boolean;
  receivedOn: Day;
  text: string;
  /** The answer, the reason why it is not accepted, or the text of the slip. */
  answer: string;
  /** Null if the sender left no contact details or they were removed. */
  sender: { name: string; address: string } | null;
  dossier: { number: string; procedureName: string } | null;
  today: Day;
}

/** Space for a symbol written by hand. */
const blankSymbol = " ".repeat(12);

/** What all letters of an office have in common: its names, symbol, place, signer. */
export function letterFrame(office: WritingOffice, today: Day) {
  return {
    parentName: office.parentName,
    officeName: office.name,
    symbol: office.documentSymbol === "" ? blankSymbol : office.documentSymbol,
    placeAndDate: placeAndMonth(office.place, today),
    signer: office.signer,
  };
}

/**
 * Composes the answer letter: addressee, the phản ánh with its day and text, the answer, whom to ask; it ends with
 * "./.". Number and day are left blank for the document system.
 */
export function answerLetter(answered: AnsweredCase): OfficialLetter {
  const { office, reference } = answered;
  return {
    ...letterFrame(office, answered.today),
    subject: `trả lời ${caseName(answered)} mã ${reference}`,
    addressee: addresseeOf(answered),
    paragraphs: closeLetter([
      ...received(answered),
      { text: `Về nội dung này, ${office.name} trả lời như sau:` },
      ...answerParagraphs(answered),
      { text: `Trên đây là nội dung trả lời của ${office.name}. ${whomToAsk(office)}` },
    ]),
    recipients: ["Như trên", `Lưu: ${office.archiveLine}`],
  };
}

/** Composes the letter that tells a sender why the case is not accepted, and where to go. */
export function refusalLetter(refused: AnsweredCase): OfficialLetter {
  const { office, reference } = refused;
  return {
    ...letterFrame(office, refused.today),
    subject: `không tiếp nhận ${caseName(refused)} mã ${reference}`,
    addressee: addresseeOf(refused),
    paragraphs: closeLetter([
      ...received(refused),
      { text: `${office.name} không tiếp nhận ${caseName(refused)} này vì lý do sau:` },
      ...answerParagraphs(refused),
      { text: `${office.name} thông báo để người gửi được biết. ${whomToAsk(office)}` },
    ]),
    recipients: ["Như trên", `Lưu: ${office.archiveLine}`],
  };
}

/** Composes the slip with which a case goes to the competent agency; it names neither the sender nor an address. */
export function forwardingLetter(forwarded: AnsweredCase, agency: string): OfficialLetter {
  const { office, reference, answer } = forwarded;
  return {
    ...letterFrame(office, forwarded.today),
    subject: `chuyển ${caseName(forwarded)} mã ${reference}`,
    addressee: agency,
    paragraphs: closeLetter([
      ...received({ ...forwarded, sender: null }),
      ...withoutGreeting(paragraphsOf(answer)).map((line) => ({ text: line })),
      { text: whomToAsk(office) },
    ]),
    recipients: ["Như trên", "Người gửi (để biết)", `Lưu: ${office.archiveLine}`],
  };
}

function addresseeOf(answered: AnsweredCase): string {
  const { sender, reference } = answered;
  return sender === null ? `Người gửi ${caseName(answered)} mã ${reference}` : senderAsAddressed(sender.name);
}

function caseName({ isPraise }: AnsweredCase): string {
  return isPraise ? "ý kiến" : "phản ánh, kiến nghị";
}

/** The day, sender and text of the case. */
function received(answered: AnsweredCase): LetterParagraph[] {
  const { office, reference, receivedOn, text, sender, dossier } = answered;
  const about = dossier === null ? "" : `, về hồ sơ số ${dossier.number}, thủ tục ${dossier.procedureName}`;
  const from = sender === null ? "" : ` của ${senderAsAddressed(sender.name)}, địa chỉ: ${sender.address}`;
  return [
    {
      text: `Ngày ${formatDay(receivedOn)}, ${office.name} tiếp nhận ${caseName(answered)} mã ${reference}${from}${about}, với nội dung:`,
    },
    ...paragraphsOf(text).map((line) => ({ text: line, isQuoted: true })),
  ];
}

/** The answer as a letter says it: no greeting, no close, an organisation not addressed as a person. */
function answerParagraphs({ answer, sender }: AnsweredCase): LetterParagraph[] {
  const asLetter = withoutGreeting(paragraphsOf(answer));
  return asLetter.map((text) => ({ text: sender === null ? text : addressedTo(sender.name, text) }));
}

function whomToAsk({ name, contactLine }: WritingOffice): string {
  const contact = contactLine === "" ? name : `${name} (${contactLine})`;
  return `Trường hợp cần trao đổi thêm, đề nghị liên hệ ${contact}`;
}

const fileWords = { answer: "cong-van-tra-loi", refusal: "thong-bao-khong-tiep-nhan", forwarding: "phieu-chuyen" };

export type LetterKind = keyof typeof fileWords;

/** The file name, in ASCII characters. */
export function letterFileName(kind: LetterKind, reference: string): string {
  return `${fileWords[kind]}-${reference}.docx`;
}

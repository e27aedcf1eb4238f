import type { ApologyTitle } from "#app/apologies/apology.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import { letterFrame, type WritingOffice } from "./answer-letter.ts";
import { closeLetter, paragraphsOf, type OfficialLetter } from "./official-letter.ts";

/** A letter of apology for a late dossier, with what QĐ 5157/QĐ-UBND (Ho Chi Minh City, 30/9/2016) asks of it. */
export interface ApologyContent {
  office: WritingOffice;
  title: ApologyTitle;
  dossierNumber: string;
  procedureName: string;
  receivedOn: Day;
  promisedOn: Day;
  newOn: Day;
  /** Why the result is late, as typed. */
  reason: string;
  isFinished: boolean;
  /** The number that was recorded when the letter was sent; null before. */
  documentNumber: string | null;
  /** The day whose month the letter names: today, or the day of sending. */
  today: Day;
}

/** The titles of form 04: of TT 03/2025/TT-VPCP and of TT 01/2018/TT-VPCP. */
const titles: Readonly<Record<ApologyTitle, string>> = {
  extension: "xin lỗi và đề nghị gia hạn thời gian giải quyết",
  reappointment: "xin lỗi và hẹn lại ngày trả kết quả",
};

/** The register holds no name: a line to be filled in by hand. */
const nameByHand = `Ông/Bà (tổ chức) ${".".repeat(60)}`;

/** Composes the letter: which dossier, how far it is, why it is late, the new date and the apology. It ends with "./.". */
export function apologyLetter(apology: ApologyContent): OfficialLetter {
  const { office, title, dossierNumber, receivedOn, promisedOn, newOn, procedureName, reason, isFinished } = apology;
  // The register may no longer have the dossier.
  const procedure = procedureName === "" ? "" : `, thủ tục: ${procedureName}`;
  const state = isFinished ? "đã có kết quả" : "đang được giải quyết, chưa có kết quả";
  const contact = office.contactLine === "" ? office.name : `${office.name} (${office.contactLine})`;
  return {
    ...letterFrame(office, apology.today),
    ...(apology.documentNumber === null ? {} : { documentNumber: apology.documentNumber }),
    subject: `${titles[title]} hồ sơ số ${dossierNumber}`,
    addressee: nameByHand,
    paragraphs: closeLetter([
      {
        text: `Ngày ${formatDay(receivedOn)}, ${office.name} tiếp nhận hồ sơ số ${dossierNumber} của Ông/Bà (tổ chức)${procedure}; ngày hẹn trả kết quả: ${formatDay(promisedOn)}.`,
      },
      { text: `Đến nay hồ sơ ${state}. Lý do:` },
      ...paragraphsOf(reason).map((text) => ({ text })),
      {
        text: `${office.name} xin lỗi Ông/Bà (tổ chức) vì sự chậm trễ này và ${title === "extension" ? "đề nghị gia hạn thời gian giải quyết đến" : "hẹn lại ngày trả kết quả là"} ngày ${formatDay(newOn)}.`,
      },
      { text: `Rất mong nhận được sự thông cảm. Trường hợp cần trao đổi thêm, đề nghị liên hệ ${contact}` },
    ]),
    recipients: ["Như trên", `Lưu: ${office.archiveLine}`],
  };
}

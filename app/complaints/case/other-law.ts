import type { LegalTrack } from "./complaint.ts";

/**
 * Phrases of a tố cáo or a khiếu nại. They are compared with diacritics if the text has any, because without them "tố
 * cáo" and "to cao" (big and tall) are equal. A match makes the product ask the sender; it decides nothing.
 */
const phrases: Readonly<Record<Exclude<LegalTrack, "feedback">, readonly string[]>> = {
  denunciation: [
    "tố cáo",
    "tố giác",
    "nhận hối lộ",
    "đòi hối lộ",
    "đưa hối lộ",
    "hối lộ",
    "tham nhũng",
    "tham ô",
    "vòi tiền",
    "vòi vĩnh",
    "nhận tiền riêng",
    "lợi dụng chức vụ",
    "lạm dụng chức vụ",
    "làm giả hồ sơ",
    "giả mạo giấy tờ",
  ],
  complaint: [
    "khiếu nại",
    "khiếu kiện",
    "khởi kiện",
    "không đồng ý với quyết định",
    "hủy quyết định",
    "huỷ quyết định",
    "hủy bỏ quyết định",
    "huỷ bỏ quyết định",
    "thu hồi quyết định",
    "xem xét lại quyết định",
  ],
};

function unmarked(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/đ/g, "d");
}

/** The legal track that the text seems to need, or null. A text that mentions both is treated as the stricter one. */
export function otherLawOf(text: string): Exclude<LegalTrack, "feedback"> | null {
  const plain = text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  const isMarked = unmarked(plain) !== plain;
  const speaksOf = (phrase: string) => hasWords(plain, isMarked ? phrase : unmarked(phrase));
  if (phrases.denunciation.some(speaksOf)) return "denunciation";
  return phrases.complaint.some(speaksOf) ? "complaint" : null;
}

/** Whole words only: "tham ô" is not the beginning of "tham ông". */
function hasWords(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + phrase.length])) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}

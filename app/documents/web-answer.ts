import { startSentence } from "#app/i18n/format.ts";

/** "Kính gửi Ông/Bà," or "Kính gửi: bà Lan," at the beginning of an answer, as a line or before the first sentence. */
const greeting = /^kính (?:gửi|thưa)\s*:?\s+[^,.:;!?\n]{1,100}(?:[,.:;!]|$)\s*/iu;

/** A last sentence that only says whom to ask: "Nếu cần trao đổi thêm, Ông/Bà vui lòng liên hệ: …". */
const whereToAsk =
  /(?:^|(?<=[.!?…]\s))(?:nếu|trường hợp|khi|mọi|để)(?=[^.!?]*(?:trao đổi|chưa rõ|thắc mắc|vướng mắc|biết thêm|hỗ trợ|giải thích|cần thêm|thông tin thêm))[^.!?]*(?:liên hệ|gọi).*$/isu;

/** A line with a complimentary close only: "Trân trọng.", "Trân trọng cảm ơn Ông/Bà./.". */
const compliments =
  /^(?:xin )?trân trọng(?: (?:kính chào|cảm ơn|cám ơn)(?: (?:ông\/bà|quý ông\/bà|ông|bà))?)?\s*[.!/]*$/iu;

/**
 * The paragraphs of an answer written for the status page, without greeting, the last sentence on whom to ask and
 * complimentary close, because the letter has its own. An answer that consists of nothing else is returned unchanged.
 */
export function withoutGreeting(paragraphs: readonly string[]): string[] {
  const [first = "", ...rest] = paragraphs;
  const begun = [startSentence(first.replace(greeting, ""), "vi"), ...rest].filter((line) => line !== "");
  const answer = withoutClosing(begun);
  return answer.length === 0 ? [...paragraphs] : answer;
}

function withoutClosing(paragraphs: readonly string[]): string[] {
  const last = paragraphs.at(-1);
  if (last === undefined) return [];
  const before = paragraphs.slice(0, -1);
  if (compliments.test(last)) return withoutClosing(before);
  const rest = last.replace(whereToAsk, "").trim();
  return rest === "" ? before : [...before, rest];
}

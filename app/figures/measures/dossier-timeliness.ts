import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";

/*
 * Whether dossiers had their result early, on the promised day or late. Denominator of all four figures: dossiers received
 * in the period that have a result and had a promised day. Dossiers whose promised day has passed without a result are
 * outside the figures and are shown beside them as overdue. Never withheld: they count what the office did.
 * Sources: plan 155/KH-SKHCN (Ho Chi Minh City, 18/01/2018), I; plan of Cần Thơ (27/01/2023), annex, row 15.
 */

type Timely = Pick<DossierCounts, "early" | "on_time" | "late">;

function promised({ early, on_time, late }: Timely): number {
  return early + on_time + late;
}

/** Hồ sơ giải quyết trước hạn: the result came before the promised day. */
export function earlyShare(dossiers: Timely): Share {
  return { numerator: dossiers.early, denominator: promised(dossiers) };
}

/** Hồ sơ giải quyết đúng ngày hẹn: the result came on the promised day. */
export function onDayShare(dossiers: Timely): Share {
  return { numerator: dossiers.on_time, denominator: promised(dossiers) };
}

/** Hồ sơ trễ hạn: the result came after the promised day. */
export function lateShare(dossiers: Timely): Share {
  return { numerator: dossiers.late, denominator: promised(dossiers) };
}

/** Hồ sơ đúng hạn as the plans use the word: not late, that is early or on the promised day. */
export function inTimeShare(dossiers: Timely): Share {
  return { numerator: dossiers.early + dossiers.on_time, denominator: promised(dossiers) };
}

/*
 * Letters of apology (văn bản xin lỗi) for the dossiers received in the period that are late: with a result after the
 * promised day, or without one after it. A letter counts as sent once a person recorded its number and day. Both are a
 * census. Sources: plan of Bà Rịa – Vũng Tàu (2019), II, row 10; plan 155/KH-SKHCN (Ho Chi Minh City, 18/01/2018), II.3;
 * QĐ 5157/QĐ-UBND (Ho Chi Minh City, 30/9/2016): never later than the promised day.
 */

/** The letters of the late dossiers of a period, each dossier counted once. */
export interface LetterCounts {
  /** Late dossiers with a letter sent by the cut-off day. */
  sent: number;
  /** Those whose first letter was sent on or before the promised day. */
  inTime: number;
}

/** Hồ sơ trễ hạn có văn bản xin lỗi: with a letter sent ÷ all late dossiers, with and without a result. */
export function lettersShare({ sent }: LetterCounts, late: number): Share {
  return { numerator: sent, denominator: late };
}

/** Văn bản xin lỗi gửi không muộn hơn ngày hẹn ÷ the late dossiers with a letter sent. */
export function lettersInTime({ sent, inTime }: LetterCounts): Share {
  return { numerator: inTime, denominator: sent };
}

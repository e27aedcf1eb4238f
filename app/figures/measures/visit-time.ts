import { answered, type AnswerTally } from "./answer-tally.ts";
import type { Share } from "./share.ts";

/** Waited 25 minutes at most ÷ all who told how long they waited, a visit (Cần Thơ 2023, annex row 9). */
export function shortWaiting(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "waiting", ["under-15", "15-25"]),
    denominator: answered(tally, "waiting", ["under-15", "15-25", "over-25"]),
  };
}

/** Received within 40 minutes ÷ all who told, a dossier (Cần Thơ 2023, annex row 9). */
export function shortReception(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "reception", ["up-to-40"]),
    denominator: answered(tally, "reception", ["up-to-40", "over-40"]),
  };
}

/** Came once at most ÷ all who told how often they came (số lần đi lại; Bà Rịa – Vũng Tàu 2019, row 12). */
export function fewTrips(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "trips", ["0", "1"]),
    denominator: answered(tally, "trips", ["0", "1", "2", "3+"]),
  };
}

/**
 * Got a letter of apology ÷ all who say that their result came late. The register does not know of letters, so this is
 * what citizens tell (văn bản xin lỗi: Bà Rịa – Vũng Tàu 2019, row 10; Thành phố Hồ Chí Minh 2018, II.3).
 */
export function apologised(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "result", ["late-apology"]),
    denominator: answered(tally, "result", ["late-apology", "late-silent"]),
  };
}

import { answered, type AnswerTally } from "./answer-tally.ts";
import type { Share } from "./share.ts";

/*
 * The visit as citizens report it in the questionnaire. Denominator: all who answered the question. Withheld below the
 * minimum of answers.
 */

/** Waited at most 25 minutes at a visit ÷ all who answered. Source: plan of Cần Thơ (27/01/2023), annex, row 9. */
export function shortWaiting(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "waiting", ["under-15", "15-25"]),
    denominator: answered(tally, "waiting", ["under-15", "15-25", "over-25"]),
  };
}

/** Dossier received within 40 minutes ÷ all who answered. Source: plan of Cần Thơ (27/01/2023), annex, row 9. */
export function shortReception(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "reception", ["up-to-40"]),
    denominator: answered(tally, "reception", ["up-to-40", "over-40"]),
  };
}

/**
 * Số lần đi lại: had to come at most once more, besides handing in and collecting the result ÷ all who answered. Source:
 * plan of Bà Rịa – Vũng Tàu (01A/KH-SKHCN, 05/01/2019), II, row 12.
 */
export function fewTrips(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "trips", ["0", "1"]),
    denominator: answered(tally, "trips", ["0", "1", "2", "3+"]),
  };
}

/**
 * Văn bản xin lỗi: got a letter of apology ÷ all who say that their result came late. The register contains no letters, so
 * this is what citizens report. Sources: plan of Bà Rịa – Vũng Tàu (2019), II, row 10; plan 155/KH-SKHCN (Ho Chi Minh
 * City, 18/01/2018), II.3.
 */
export function apologised(tally: AnswerTally): Share {
  return {
    numerator: answered(tally, "result", ["late-apology"]),
    denominator: answered(tally, "result", ["late-apology", "late-silent"]),
  };
}

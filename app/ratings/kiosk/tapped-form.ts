import { longestComment } from "#app/ratings/questions/answers.ts";
import { readScore } from "#app/ratings/rating/rating.ts";
import { tapId, type KioskTap } from "./kiosk-tap.ts";
import { longestScanned } from "./scanned-code.ts";

/** What the form of a tablet without script sends. */
export interface TappedForm {
  code: string;
  comment: string;
  /** The rating; undefined if only a code was sent. */
  tap: KioskTap | undefined;
}

/**
 * Reads the form. The score belongs to the id of the rating: the same face again is the same rating, another face is
 * another one.
 */
export function readTappedForm(form: { get(name: string): unknown }): TappedForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const code = text("code").slice(0, longestScanned);
  const comment = text("comment").replaceAll("\r\n", "\n").normalize("NFC").trim().slice(0, longestComment);
  const score = readScore(text("score"));
  const id = `${text("tapId")}-${String(score)}`;
  const tap = score === undefined || !tapId.test(id) ? undefined : { id, code, score, comment, waited: 0 };
  return { code, comment, tap };
}

import { z } from "zod";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import { longestComment } from "#app/ratings/questions/answers.ts";
import { readScore, type RatingSource, type Score } from "#app/ratings/rating/rating.ts";

/** Slips that one form takes. */
export const slipsInForm = 10;

/** A slip that was filled in on the last open day may be entered so many days later. */
export const daysToEnter = 14;

/** One line of the form as typed. */
export interface TypedSlip {
  /** The receipt code or the số hồ sơ. */
  code: string;
  score: string;
  comment: string;
}

/** Why a slip is not counted; each is a text below `ratings:paper.problems`. */
export type SlipProblem =
  | "codeMissing"
  | "codeUnknown"
  /** Issued in advance and bound to no dossier yet, or to one that is not registered yet. */
  | "codeUnbound"
  | "codeEarly"
  | "scoreWrong"
  | "commentLong"
  | "closed"
  | "ratedByCitizen"
  | "setAside"
  | "twice"
  | "tooMany";

const line = (index: number) => ({
  [`code${String(index)}`]: z.string().default(""),
  [`score${String(index)}`]: z.string().default(""),
  [`comment${String(index)}`]: z.string().default(""),
});
const lines = Array.from({ length: slipsInForm }, (_, index) => index);

/** The form: `code0`, `score0`, `comment0` to those of 9. Every text is accepted; each line is judged by itself. */
export const paperSlipsSchema = z.object(Object.assign({}, ...lines.map(line)) as Record<string, z.ZodType<string>>);

/** The lines of the form in their order. Blank lines are kept, so that a refused line stays where it was typed. */
export function typedSlips(form: Readonly<Record<string, string>>): TypedSlip[] {
  const value = (name: string, index: number) => (form[`${name}${String(index)}`] ?? "").trim();
  return lines.map((index) => ({
    code: value("code", index),
    score: value("score", index),
    comment: value("comment", index).replaceAll("\r\n", "\n").normalize("NFC"),
  }));
}

export function isBlankSlip({ code, score, comment }: TypedSlip): boolean {
  return code === "" && score === "" && comment === "";
}

/** What is wrong with a line by itself, before its dossier is looked up. */
export function typedProblem({ code, score, comment }: TypedSlip): SlipProblem | undefined {
  if (code === "") return "codeMissing";
  if (readScore(score) === undefined) return "scoreWrong";
  return comment.length > longestComment ? "commentLong" : undefined;
}

/** The dossier of a slip as far as the decision needs it. */
export interface SlipDossier {
  openUntil: Day | null;
  /** The device of its rating; undefined without one. */
  ratedOn: RatingSource | undefined;
  /** Whether that rating was set aside as not genuine, by a person or until a person decides. */
  isSetAside: boolean;
}

/**
 * Whether staff may enter a slip for this dossier. A rating that the citizen gave on a phone or tablet is never replaced
 * by what staff type; an earlier slip is, because a wrong key is to be mended. The citizen's own later tap replaces a
 * slip like any rating. Nor does a slip follow a rating that was set aside: whoever typed that one could type it again.
 */
export function slipProblem(dossier: SlipDossier | undefined, today: Day): SlipProblem | undefined {
  if (dossier === undefined) return "codeUnknown";
  if (!isOpenForRating(dossier.openUntil, addDays(today, -daysToEnter))) return "closed";
  if (dossier.isSetAside) return "setAside";
  return dossier.ratedOn === undefined || dossier.ratedOn === "paper" ? undefined : "ratedByCitizen";
}

/** A slip that was entered before, as the page lists it. */
export interface EnteredSlip {
  id: string;
  dossierNumber: string;
  score: Score;
  enteredAt: string;
}

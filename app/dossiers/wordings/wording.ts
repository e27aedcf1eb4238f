import { z } from "zod";
import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { Instant } from "#app/platform/day.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** What has two wordings: the invitation on slips, the line on labels, or the sentence that invites in e-mails and text messages. */
export const media = ["slip", "label", "message"] as const;
export type Medium = (typeof media)[number];

/** One of the two wordings that are compared. */
export const wordings = ["a", "b"] as const;
export type Wording = (typeof wordings)[number];

/** How many slips a comparison counts, by the smallest difference in percentage points that it can be relied on to find. */
export interface Plan {
  slips: number;
  points: number;
}

/** The 99.5 % and the 98 % quantile of the standard normal distribution. */
const quantiles = { error: 2.5758293035489, power: 2.0537489106318 };

/**
 * The slips needed to find a difference: at most 1 % of comparisons of equal wordings end with a difference, and 98 % of
 * those of wordings that differ by `points` find it. For shares near 50 %, where most slips are needed. Source: Fleiss,
 * Levin, Paik, Statistical Methods for Rates and Proportions (2003), 4.2, without the correction for continuity.
 */
export function slipsFor(points: number): number {
  const difference = points / 100;
  const spread = (quantiles.error + quantiles.power) ** 2;
  return Math.ceil((2 * spread * 0.5) / (difference * difference) / 100) * 100;
}

/** The plans that an office chooses from: for small offices first. */
export const plans: readonly Plan[] = [20, 15, 10, 7, 5, 3].map((points) => ({ points, slips: slipsFor(points) }));

/** The plan that is proposed. */
export const usualPoints = 10;

/** The points that a number of slips was planned for. */
export function pointsOf(slips: number): number {
  return plans.findLast((plan) => plan.slips <= slips)?.points ?? 20;
}

/** Days after the last slip in which its rating still counts. */
export const waits = [14, 30, 60] as const;

/** A comparison of two wordings as it was begun. */
export interface Trial {
  id: string;
  medium: Medium;
  /** Null in English if English slips are printed as always. */
  texts: Readonly<Record<Language, Readonly<Record<Wording, string>> | null>>;
  /** Printed and confirmed slips after which it is decided. */
  planned: number;
  waitDays: number;
  startedAt: Instant;
  stoppedAt: Instant | null;
}

/** The longest wording of a medium, in characters: more does not fit on its paper, or makes a text message too long. */
export const longestWording: Readonly<Record<Medium, number>> = { slip: 80, label: 40, message: 140 };

/** What is longer was not typed by a person. */
const longestTyped = 200;

const wordingLine = (least: number) =>
  typedLine(least, longestTyped, { missing: "missing", long: "long" }).superRefine((text, context) => {
    const gaps = gapsAsQuoted(text);
    if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
  });

/** The form that begins a comparison; its problems name texts below `dossiers:wordings.problems`. */
export const trialSchema = z
  .object({
    medium: z.enum(media),
    aVi: wordingLine(5),
    bVi: wordingLine(5),
    aEn: wordingLine(0).default(""),
    bEn: wordingLine(0).default(""),
    points: z.coerce
      .number("planUnknown")
      .refine((points) => plans.some((plan) => plan.points === points), "planUnknown"),
    wait: z.coerce.number("planUnknown").refine((days) => waits.some((wait) => wait === days), "planUnknown"),
  })
  .superRefine((form, context) => {
    const add = (path: string, message: string) => {
      context.addIssue({ code: "custom", message, path: [path] });
    };
    for (const name of ["aVi", "bVi", "aEn", "bEn"] as const)
      if (form[name].length > longestWording[form.medium] && form[name].length <= longestTyped) add(name, "long");
    if (form.aVi === form.bVi) add("bVi", "same");
    if (form.bEn !== "" && form.aEn === "") add("aEn", "missing");
    if (form.bEn !== "" && form.aEn === form.bEn) add("bEn", "same");
  });
export type TrialForm = z.infer<typeof trialSchema>;

/** The wording of a receipt as it is stored, with the texts of its comparison; null without one. */
export interface StoredWording {
  wording: string | null;
  medium: string | null;
  aVi: string | null;
  bVi: string | null;
  aEn: string | null;
  bEn: string | null;
}

/** The wording to print on a medium in a language; null if the receipt has none for it. */
export function wordingOn(stored: StoredWording, medium: Medium | undefined, language: string): string | null {
  if (stored.wording === null || stored.medium !== medium || !isLanguage(language)) return null;
  const texts = language === "vi" ? { a: stored.aVi, b: stored.bVi } : { a: stored.aEn, b: stored.bEn };
  return stored.wording === "a" ? texts.a : texts.b;
}

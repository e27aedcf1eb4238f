import { z } from "zod";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { territories, type Territory } from "./territory.ts";

/** What an office says of itself and of how long and from how many its ratings count; changed at `/settings/office`. */
export interface OfficeDetails {
  /** Cơ quan ban hành. */
  name: string;
  /** Cơ quan cấp trên. */
  parentName: string;
  /** Place before the date of a letter. */
  place: string;
  /** Whether it belongs to a province or a city. */
  territory: Territory;
  /** Address, telephone, hours and e-mail of the one-stop shop; empty if not set. */
  contactLine: string;
  /** Days after the result in which a receipt can be rated. */
  ratingOpenDays: number;
  /** Below this many answers a share of opinion is withheld. */
  minimumAnswers: number;
}

/** The limits of the numbers: a rating a year later says little; with fewer than two answers one person is the figure. */
export const officeLimits = {
  ratingOpenDays: { least: 1, most: 365 },
  minimumAnswers: { least: 2, most: 50 },
} as const;

const line = (least: number, most: number, problem: string) =>
  typedLine(least, most, { missing: problem, long: problem });

const number = ({ least, most }: { least: number; most: number }, problem: string) =>
  z.coerce.number(problem).int(problem).min(least, problem).max(most, problem);

/** The form of an office's details; its messages are names of texts below `settings:office.problems`. */
export const officeDetailsSchema = z.object({
  name: line(2, 200, "nameWrong"),
  parentName: line(2, 200, "parentNameWrong"),
  place: line(2, 100, "placeWrong"),
  territory: z.enum(territories, "territoryWrong"),
  contactLine: z
    .string()
    .default("")
    .pipe(line(0, 300, "contactLineWrong")),
  ratingOpenDays: number(officeLimits.ratingOpenDays, "ratingOpenDaysWrong"),
  minimumAnswers: number(officeLimits.minimumAnswers, "minimumAnswersWrong"),
  /** The details as they were shown, so that a change made meanwhile by somebody else is not overwritten. */
  shown: z.string().max(2000).default(""),
});

/** One text for equal details and another for different ones. */
export function detailsKey(details: OfficeDetails): string {
  const { name, parentName, place, territory, contactLine, ratingOpenDays, minimumAnswers } = details;
  return JSON.stringify([name, parentName, place, territory, contactLine, ratingOpenDays, minimumAnswers]);
}

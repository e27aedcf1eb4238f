import { z } from "zod";
import type { Share } from "#app/figures/measures/share.ts";

/*
 * The published opinions of a year as they are stored: JSON in `published_opinions.told`. The names of its keys cannot
 * change without a migration.
 */

const count = z.object({ n: z.number().int(), satisfied: z.number().int() });
const share = z.object({ numerator: z.number().int(), denominator: z.number().int() });

/** The published questions, each with its own steps. */
export const publishedQuestions = ["solved", "waiting", "reception", "trips"] as const;
export type PublishedQuestion = (typeof publishedQuestions)[number];

const question = z.object({
  /** Published answers by cell: the year and its quarters. */
  told: z.record(z.string(), count),
  /** Answers by quarter that count in the published year, whether or not the quarter itself is published. */
  taken: z.record(z.string(), count),
});

const stateSchema = z.object({
  /** Satisfaction by cell: year, quarters, months, procedures, channels. */
  cells: z.record(z.string(), count),
  /** The national formula by quarter, as of the last step that changed the quarter. */
  national: z.record(z.string(), share),
  questions: z.object({ solved: question, waiting: question, reception: question, trips: question }),
});
export type PublishedState = z.infer<typeof stateSchema>;
export type QuestionState = z.infer<typeof question>;

const noQuestion: QuestionState = { told: {}, taken: {} };

/** The state before the first step. */
export const nothingPublished: PublishedState = {
  cells: {},
  national: {},
  questions: { solved: noQuestion, waiting: noQuestion, reception: noQuestion, trips: noQuestion },
};

/** Reads a stored state. Throws on anything else. */
export function readState(json: string): PublishedState {
  return stateSchema.parse(JSON.parse(json));
}

export const quarterCell = (quarter: number) => `quarter:${String(quarter)}`;
export const monthCell = (month: string) => `month:${month}`;
export const procedureCell = (id: string) => `procedure:${id}`;
export const channelCell = (channel: string) => `channel:${channel}`;

/** The published satisfaction of a cell as a share. */
export function publishedShare(cells: PublishedState["cells"], cell: string): Share {
  const { n, satisfied } = cells[cell] ?? { n: 0, satisfied: 0 };
  return { numerator: satisfied, denominator: n };
}

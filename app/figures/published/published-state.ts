import { z } from "zod";
import type { Share } from "#app/figures/measures/share.ts";

/** What is kept of the published opinions of a year. */

const count = z.object({ n: z.number().int(), satisfied: z.number().int() });
const share = z.object({ numerator: z.number().int(), denominator: z.number().int() });

/** The questions that are published, each with steps of its own. */
export const publishedQuestions = ["solved", "waiting", "reception", "trips"] as const;
export type PublishedQuestion = (typeof publishedQuestions)[number];

const question = z.object({
  /** By cell: the year and the quarters that are told. */
  told: z.record(z.string(), count),
  /** By quarter: the answers that are in the year, whether or not the quarter is told. */
  taken: z.record(z.string(), count),
  tried: z.number().int(),
});

const stateSchema = z.object({
  /** Satisfaction by cell: year, quarters, months, procedures, channels. */
  cells: z.record(z.string(), count),
  /** The national formula by quarter, as it was when the quarter was told last. */
  national: z.record(z.string(), share),
  /** How many answers waited when all of them said the same; the next try comes when the minimum more wait. */
  tried: z.number().int(),
  questions: z.object({ solved: question, waiting: question, reception: question, trips: question }),
});
export type PublishedState = z.infer<typeof stateSchema>;
export type QuestionState = z.infer<typeof question>;

const noQuestion: QuestionState = { told: {}, taken: {}, tried: 0 };

/** Nothing told yet. */
export const nothingPublished: PublishedState = {
  cells: {},
  national: {},
  tried: 0,
  questions: { solved: noQuestion, waiting: noQuestion, reception: noQuestion, trips: noQuestion },
};

/** The state as it is kept. Throws on what is none. */
export function readState(json: string): PublishedState {
  return stateSchema.parse(JSON.parse(json));
}

export const quarterCell = (quarter: number) => `quarter:${String(quarter)}`;
export const monthCell = (month: string) => `month:${month}`;
export const procedureCell = (id: string) => `procedure:${id}`;
export const channelCell = (channel: string) => `channel:${channel}`;

/** What is told of a cell as a share of those who are satisfied. */
export function publishedShare(cells: PublishedState["cells"], cell: string): Share {
  const { n, satisfied } = cells[cell] ?? { n: 0, satisfied: 0 };
  return { numerator: satisfied, denominator: n };
}

import { z } from "zod";
import { periodKinds } from "#app/figures/period/period.ts";
import { targetComparisons } from "#app/targets/target.ts";
import { daySent } from "./paging.ts";
import { defineRoute } from "./route.ts";

const day = z.string().meta({ format: "date" });
const digits = (pattern: RegExp, description: string) => z.string().regex(pattern).optional().meta({ description });

const figureSchema = z.object({
  value: z.number().nullable().meta({ description: "Null if it is withheld or there is nothing to count" }),
  unit: z.enum(["share", "working-days", "days"]),
  numerator: z.number().nullable(),
  denominator: z.number(),
  interval: z.object({ from: z.number(), to: z.number() }).nullable().meta({ description: "95 % (Wilson)" }),
  ninetiethPercentile: z.number().nullable(),
  withheld: z.boolean().meta({ description: "Fewer answers than minimumAnswers" }),
  target: z.object({ value: z.number(), comparison: z.enum(targetComparisons), source: z.string() }).nullable(),
  reached: z.boolean().nullable(),
});

/** The figures of the office of the key, as its dashboard shows them. */
export const findFiguresRoute = defineRoute({
  name: "findFigures",
  method: "GET",
  path: "/figures",
  scope: "figures.read",
  parameters: z.strictObject({}),
  query: z.strictObject({
    kind: z.enum(periodKinds).optional().meta({ description: "The kind of period; by default the year" }),
    year: digits(/^20\d{2}$/, "By default this year"),
    quarter: digits(/^[1-4]$/, "1 to 4, with kind=quarter"),
    month: digits(/^(?:[1-9]|1[0-2])$/, "1 to 12, with kind=month"),
    from: daySent.optional().meta({ description: "The first day, with kind=days" }),
    to: daySent.optional().meta({ description: "The last day, with kind=days" }),
  }),
  body: undefined,
  content: {
    type: "application/json",
    schema: z.object({
      office: z.object({ slug: z.string(), name: z.string() }),
      period: z.object({
        kind: z.enum(periodKinds),
        from: day,
        to: day.meta({ description: "The last day counted" }),
        lastDay: day.meta({ description: "The last day by the calendar" }),
      }),
      cutOff: day,
      minimumAnswers: z.int(),
      received: z.int().meta({ description: "Dossiers received in the period" }),
      rated: z.int().meta({ description: "Of these, dossiers with a counted rating" }),
      ratingsGiven: z.int().meta({ description: "Lượt đánh giá" }),
      figures: z.record(z.string(), figureSchema),
    }),
  },
  statuses: [200],
  mostBytes: 0,
});

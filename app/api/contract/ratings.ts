import { z } from "zod";
import { channels } from "#app/dossiers/dossier.ts";
import { languages } from "#app/i18n/languages.ts";
import { ratingSources } from "#app/ratings/rating/rating.ts";
import { nextSchema, pageQuery } from "./paging.ts";
import { defineRoute } from "./route.ts";

/** Ratings as other software reads and gives them: nothing that leads to a dossier or a person. */

const scoreSchema = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
  .meta({ description: "5 Rất hài lòng … 1 Rất không hài lòng" });

const dayAnswered = z.string().meta({ format: "date" });

export const listRatingsRoute = defineRoute({
  name: "listRatings",
  method: "GET",
  path: "/ratings",
  scope: "ratings.read",
  parameters: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: undefined,
  content: {
    type: "application/json",
    schema: z.object({
      ratings: z.array(
        z.object({
          id: z.string(),
          score: scoreSchema,
          givenOn: dayAnswered.meta({ description: "The day of the counted rating; from and until are about it" }),
          firstGivenOn: dayAnswered,
          source: z.enum(ratingSources),
          language: z.enum(languages),
          channel: z.enum(channels),
          procedure: z.object({ code: z.string(), name: z.string() }),
        }),
      ),
      next: nextSchema,
    }),
  },
  statuses: [200],
  mostBytes: 0,
});

export const giveRatingRoute = defineRoute({
  name: "giveRating",
  method: "POST",
  path: "/ratings",
  scope: "ratings.write",
  parameters: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    code: z.string().min(1).max(60).meta({ description: "The receipt code, as it is printed or typed" }),
    score: scoreSchema,
    language: z.enum(languages).default("vi").meta({ description: "The language in which it was asked" }),
  }),
  content: {
    type: "application/json",
    schema: z.object({
      outcome: z
        .enum(["recorded", "changed", "unchanged"])
        .meta({ description: "changed: another score replaced the counted one" }),
    }),
  },
  statuses: [200],
  mostBytes: 16 * 1024,
  example: { code: "ABCDE-FGHJK", score: 5 },
});

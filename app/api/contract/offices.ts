import { z } from "zod";
import { defineRoute } from "./route.ts";

const named = z.object({ name: z.string() });

/** The office of the key, with its counters and units, as they are written in dossiers. */
export const listOfficesRoute = defineRoute({
  name: "listOffices",
  method: "GET",
  path: "/offices",
  scope: null,
  parameters: z.strictObject({}),
  query: z.strictObject({}),
  body: undefined,
  content: {
    type: "application/json",
    schema: z.object({
      offices: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          parentName: z.string(),
          contactLine: z.string(),
          minimumAnswers: z.int(),
          ratingOpenDays: z.int().meta({ description: "Days after the result on which a dossier can be rated" }),
          counters: z.array(named.extend({ code: z.string() })),
          units: z.array(named),
        }),
      ),
    }),
  },
  statuses: [200],
  mostBytes: 0,
});

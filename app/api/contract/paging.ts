import { z } from "zod";
import { isDay } from "#app/platform/day.ts";

/** The parts of a list's query that choose days and pages; a page begins after the id of a line (keyset). */

export const daySent = z.string().refine(isDay, "yyyy-MM-dd").meta({ format: "date" });

const mostLines = 500;

export const pageQuery = {
  from: daySent.optional().meta({ description: "The first day, yyyy-MM-dd" }),
  until: daySent.optional().meta({ description: "The last day, yyyy-MM-dd" }),
  after: z.uuid().optional().meta({ description: "The cursor from next; absent for the first page" }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional()
    .transform((text) => Math.min(mostLines, Math.max(1, Number(text ?? 100))))
    .meta({ description: "Lines of a page: 1 to 500, by default 100" }),
};

export const nextSchema = z.string().nullable().meta({ description: "The address of the next page; null on the last" });

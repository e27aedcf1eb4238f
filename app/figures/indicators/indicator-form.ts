import { z } from "zod";
import { optionalLine } from "#app/platform/text/typed-line.ts";
import { indicators } from "#app/ratings/questions/crosswalk.ts";
import { mostPoints } from "./nine-indicators.ts";

/** The problems of the form of points; each is the name of a text below `indicators:problems`. */
export type PointsProblem = "pointsWrong" | "pointsTooMany" | "pointsTooFine" | "basisMissing" | "basisTooLong";

const longestBasis = 500;

export type TypedPoints = { ok: true; points: number | undefined } | { ok: false; problem: PointsProblem };

/**
 * Reads typed points, "1,75" or "1.75", from 0 to 2 with at most two decimals. Returns hundredths; undefined for an
 * empty field, which withdraws the office's own points.
 */
export function readTypedPoints(typed: string): TypedPoints {
  const text = typed.normalize("NFC").trim();
  if (text === "") return { ok: true, points: undefined };
  const match = /^(\d{1,4})(?:[.,](\d+))?$/.exec(text);
  if (match === null) return { ok: false, problem: "pointsWrong" };
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  if (decimals.length > 2) return { ok: false, problem: "pointsTooFine" };
  const points = Number(match[1]) * 100 + Number(decimals.padEnd(2, "0"));
  return points > mostPoints ? { ok: false, problem: "pointsTooMany" } : { ok: true, points };
}

/** Hundredths as text for the form: "1,75", "2". */
export function typedPointsOf(hundredths: number): string {
  return String(hundredths / 100).replace(".", ",");
}

/**
 * The form of one indicator: its points and their reason. `seen`: when the shown points were set, to detect a conflict.
 */
export const pointsSchema = z
  .object({
    quarter: z.string(),
    indicator: z.enum(indicators),
    seen: z.string().default(""),
    points: z
      .string()
      .default("")
      .transform((typed, check) => {
        const read = readTypedPoints(typed);
        if (read.ok) return read.points;
        check.addIssue({ code: "custom", message: read.problem });
        return z.NEVER;
      }),
    basis: optionalLine(longestBasis, "basisTooLong" satisfies PointsProblem),
  })
  .superRefine(({ points, basis }, check) => {
    if (points !== undefined && basis.length < 2) {
      check.addIssue({ code: "custom", path: ["basis"], message: "basisMissing" satisfies PointsProblem });
    }
  });

export type PointsEntry = z.infer<typeof pointsSchema>;

import { z } from "zod";
import { longestComment } from "#app/ratings/questions/answers.ts";
import { mostTapsAtOnce, tapId, type KioskTap } from "./kiosk-tap.ts";
import { longestScanned } from "./scanned-code.ts";

const scoreSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const sentSchema = z
  .array(
    z.object({
      id: z.string().regex(tapId),
      code: z.string().min(1).max(longestScanned),
      score: scoreSchema,
      comment: z
        .string()
        // A browser may send each line break as two characters. One rating that is refused would hold up all others.
        .max(2 * longestComment)
        .transform((typed) => typed.replaceAll("\r\n", "\n").normalize("NFC").trim().slice(0, longestComment)),
      waited: z.number(),
      language: z.enum(["vi", "en"]).catch("vi"),
    }),
  )
  .max(mostTapsAtOnce);

export type SentTap = KioskTap & { language: "vi" | "en" };

/** Reads the ratings that the script of a tablet sent as JSON; undefined if it is not what the script sends. */
export function readSentTaps(text: unknown): SentTap[] | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return sentSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

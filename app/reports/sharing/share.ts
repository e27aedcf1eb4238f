import { z } from "zod";
import type { Day, Instant } from "#app/platform/day.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";

/** The pages that a link can show. */
export const sharedPages = ["overview", "morning"] as const;
export type SharedPage = (typeof sharedPages)[number];

/** For how many days a link opens, the day it is made included. */
export const usualDays = 7;
export const mostDays = 90;

/** Links of one office that open at the same time. */
export const mostShares = 50;

/** What the form of a new link can be wrong about; texts below `shares:problems`. */
export type ShareProblem = "readerMissing" | "readerLong" | "pageMissing" | "daysWrong" | "tooMany";

const problem = (name: ShareProblem) => name;

/** The form of a new link. */
export const newShareSchema = z.object({
  reader: typedLine(2, 120, { missing: problem("readerMissing"), long: problem("readerLong") }),
  page: z.enum(sharedPages, problem("pageMissing")),
  days: z
    .string(problem("daysWrong"))
    .transform((typed) => (/^\s*\d{1,2}\s*$/.test(typed) ? Number(typed) : 0))
    .pipe(z.number().min(1, problem("daysWrong")).max(mostDays, problem("daysWrong"))),
});
export type NewShare = z.infer<typeof newShareSchema>;

/** A link as the list shows it; the secret is not stored. */
export interface ListedShare {
  id: string;
  reader: string;
  page: SharedPage;
  createdAt: Instant;
  createdBy: string | null;
  endsOn: Day;
  revokedAt: Instant | null;
  opened: number;
  lastOpenedOn: Day | null;
}

export type ShareState = "open" | "ended" | "revoked";

/** Whether a link opens today. Its last day is a whole day. */
export function shareStateOn({ endsOn, revokedAt }: Pick<ListedShare, "endsOn" | "revokedAt">, today: Day): ShareState {
  if (revokedAt !== null) return "revoked";
  return endsOn < today ? "ended" : "open";
}

/** Whether a text has the shape of a secret: 256 random bits in base64url. */
export function isShareSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

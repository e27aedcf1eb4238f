import { z } from "zod";
import type { Day, Instant } from "#app/platform/day.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";
import type { ReportState } from "#app/reports/report/report.ts";

/** The pages of today's figures that a link can show. */
export const figurePages = ["overview", "morning"] as const;

/** What a link can show: a page of today's figures, or one report as it was approved. */
export type SharedPage = (typeof figurePages)[number] | "report";

/** What the form chooses: a page of figures, or a report by its id. */
export type SharedChoice = (typeof figurePages)[number] | `report:${string}`;

/** The choice that shares one report. */
export function choiceOf(reportId: string): SharedChoice {
  return `report:${reportId}`;
}

/** A choice as it is stored. */
export function sharedBy(choice: SharedChoice): { page: SharedPage; reportId: string | null } {
  if (choice === "overview" || choice === "morning") return { page: choice, reportId: null };
  return { page: "report", reportId: choice.slice("report:".length) };
}

/** For how many days a link opens, the day it is made included. */
export const usualDays = 7;
export const mostDays = 90;

/** Links of one office that open at the same time. */
export const mostShares = 50;

/** What the form of a new link can be wrong about; texts below `shares:problems`. */
export type ShareProblem =
  "readerMissing" | "readerLong" | "pageMissing" | "reportNotApproved" | "daysWrong" | "tooMany";

const problem = (name: ShareProblem) => name;

/** The form of a new link. */
export const newShareSchema = z.object({
  reader: typedLine(2, 120, { missing: problem("readerMissing"), long: problem("readerLong") }),
  page: z.union(
    [z.enum(figurePages), z.templateLiteral(["report:", z.string().regex(/^[\w-]{1,64}$/)])],
    problem("pageMissing"),
  ),
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
  /** The report that it shows, and how that stands; null for a page of figures. */
  reportName: string | null;
  revision: number | null;
  reportState: ReportState | null;
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

/** A report that a link may show, as the form offers it. */
export interface ShareableReport {
  id: string;
  name: string;
  revision: number;
}

/** Whether a link may show a report of this state. A draft is for those who write it. */
export function isShareable(state: ReportState): boolean {
  return state !== "draft";
}

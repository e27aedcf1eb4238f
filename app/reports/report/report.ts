import { z } from "zod";
import { typedDay } from "#app/deadlines/due/typed-day.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { optionalLine, typedLine } from "#app/platform/text/typed-line.ts";
import { reportKinds, type ReportKind } from "#app/reports/calendar/report-deadline.ts";
import type { FrozenReport } from "#app/reports/frozen/frozen-report.ts";
import type { Narrative, ReportProblem } from "#app/reports/narrative/narrative.ts";

/** The states of a report: it is edited, then approved, then sent. What is sent is changed by a later revision only. */
export const reportStates = ["draft", "approved", "sent"] as const;
export type ReportState = (typeof reportStates)[number];

/** The acts on a report, each with the state it needs and the one it leads to. */
export const reportActs = {
  approve: { from: "draft", to: "approved" },
  reopen: { from: "approved", to: "draft" },
  send: { from: "approved", to: "sent" },
} as const satisfies Record<string, { from: ReportState; to: ReportState }>;
export type ReportAct = keyof typeof reportActs;

/** Why a later revision exists. */
export interface RevisionReason {
  /** What the person who corrected it wrote. */
  why: string;
  /** The main figures that changed, with both values as text. */
  changed: readonly { figure: string; before: string; after: string }[];
}

/** A report as its page shows it. */
export interface Report {
  id: string;
  firstId: string;
  revision: number;
  kind: ReportKind;
  name: string;
  addressee: string;
  dueOn: Day | null;
  state: ReportState;
  frozen: FrozenReport;
  digest: string;
  countedAt: Instant;
  narrative: Narrative;
  edits: number;
  reason: RevisionReason | null;
  /** Who did what when, by name; null if nobody did yet. */
  edited: Deed | null;
  approved: Deed | null;
  sent: Deed | null;
  documentNumber: string;
}

/** Who did something, and when. */
export interface Deed {
  at: Instant;
  /** Null if the account is gone. */
  who: string | null;
}

/** A report in the list. */
export interface ListedReport {
  id: string;
  revision: number;
  name: string;
  cutOff: Day;
  dueOn: Day | null;
  state: ReportState;
  countedAt: Instant;
  sentAt: Instant | null;
}

const problem = (name: ReportProblem) => name;

const reportedDay = typedDay(problem("dayWrong")).refine((day) => day >= "2000-01-01", problem("dayWrong"));

/** The form that makes a report which no line of the calendar asks for. */
export const newReportSchema = z
  .object({
    kind: z.enum(reportKinds, problem("kindMissing")),
    name: typedLine(3, 200, { missing: problem("reportNameMissing"), long: problem("reportNameLong") }),
    addressee: typedLine(3, 200, { missing: problem("addresseeMissing"), long: problem("addresseeLong") }),
    from: reportedDay,
    cutOff: reportedDay,
  })
  .refine(({ from, cutOff }) => from <= cutOff, { message: problem("cutOffBefore"), path: ["cutOff"] });

const shownEdits = z.object({ edits: z.string().default("") });

/** The forms that approve a report and take the approval back; each names the edit that its page showed. */
export const approveReportSchema = shownEdits;
export const reopenReportSchema = shownEdits;

/** The form that marks a report as sent, with the number its document has in the document system. */
export const sendReportSchema = z.object({
  number: optionalLine(60, problem("numberLong")),
  edits: z.string().default(""),
});

/** The form that makes a later revision. */
export const revisionSchema = z.object({
  why: typedLine(10, 1000, { missing: problem("reasonMissing"), long: problem("reasonLong") }),
});

const storedReason = z.object({
  why: z.string(),
  changed: z.array(z.object({ figure: z.string(), before: z.string(), after: z.string() })),
});

/** Reads a stored reason. Throws if it is none. */
export function readReason(text: string): RevisionReason {
  return storedReason.parse(JSON.parse(text));
}

/** The file name of a report without its ending, in ASCII characters. */
export function reportFileName({ cutOff, revision }: { cutOff: Day; revision: number }): string {
  return `bao-cao-${cutOff}${revision > 1 ? `-lan-${String(revision)}` : ""}`;
}

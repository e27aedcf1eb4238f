import { z } from "zod";
import type { ColumnName } from "./register-columns.ts";

/** Why a row, or the whole file, was refused. */
const refusals = [
  "columnCount",
  "unclosedQuote",
  "missing",
  "brokenText",
  "doubleEncoded",
  "legacyFont",
  "zeroByte",
  "shortenedNumber",
  "movedDossier",
  "tooLong",
  "notADay",
  "unlikelyYear",
  "farFuture",
  "dueBeforeReceipt",
  "resultBeforeReceipt",
  "unknownChannel",
  /** About the header, not about a row: a required column is missing. */
  "missingColumn",
] as const;

/** Why the code in a row, issued in advance, is not bound to its dossier. Remarks of a register: the dossier counts. */
const unboundCodes = [
  "ratingCodeMisread",
  "ratingCodeUnknown",
  "ratingCodeElsewhere",
  "ratingCodeTaken",
  "dossierHasCode",
] as const;

/** Remarks about rows that were imported. */
const remarks = [
  "future",
  "noDueDay",
  "tidiedNumber",
  "unusualNumber",
  "repeatedRow",
  "contradictsEarlierRow",
  "dayUnlikeNumber",
  "codeWithoutZero",
  "shortCode",
  "notATime",
  "retiredProcedure",
  "similarName",
  "formulaError",
  "columnPassedOver",
  "ambiguousColumn",
  "sheetPassedOver",
  "unknownState",
  "unknownReturnWay",
  "resultDespiteState",
  "finishedWithoutDay",
  ...unboundCodes,
] as const;

/** About dossiers that stay although their import was undone. */
const kept = ["keptRated", "keptComplained", "keptOpened", "keptPrinted", "keptChanged"] as const;

const problemReasons = [...refusals, ...remarks, ...kept] as const;
export type ProblemReason = (typeof problemReasons)[number];

/** Whether the reason is that a code issued in advance was not bound. */
export function isUnboundCode(reason: ProblemReason): reason is (typeof unboundCodes)[number] {
  return (unboundCodes as readonly string[]).includes(reason);
}

export function isRefusal(reason: ProblemReason): boolean {
  return (refusals as readonly string[]).includes(reason);
}

/** The values of the reason's message. */
export type ProblemDetails = Readonly<Record<string, string>>;

export interface RowProblem {
  reason: ProblemReason;
  /** The column of the problem; undefined if it concerns the whole row. */
  column: ColumnName | undefined;
  details: ProblemDetails;
}

export const problemReasonSchema = z.enum(problemReasons);
export const reasonCountsSchema = z.partialRecord(problemReasonSchema, z.number());
export const problemDetailsSchema = z.record(z.string(), z.string());

/** Why a file was not imported, or not to its end. */
const fileRefusals = [
  "empty",
  "excel",
  "lockedWorkbook",
  "brokenWorkbook",
  "largeWorkbook",
  "openDocument",
  "word",
  "pdf",
  "archive",
  "htmlTable",
  "xmlTable",
  "notText",
  "brokenEncoding",
  "doubleEncoded",
  "legacyFont",
  "noHeader",
  "missingColumns",
  "monthFirst",
  "mixedDays",
  "noRows",
  "allRefused",
  "tooManyRefused",
  "stopped",
  /** An error of the product itself. */
  "failed",
] as const;
export type FileRefusal = (typeof fileRefusals)[number];
export const fileRefusalSchema = z.enum(fileRefusals);

/** Most characters of a wrong cell that a report quotes. */
const longestQuotation = 60;

export function quoted(text: string): string {
  return text.length <= longestQuotation ? text : `${text.slice(0, longestQuotation)}…`;
}

import { addDays, dayFrom, type Day, type Instant } from "#app/platform/day.ts";
import { visibleText } from "#app/platform/text/visible-text.ts";
import { memoize } from "#app/platform/memoize.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";

/** The data of a dossier that one-stop software exports. The applicant is not included. */
export interface RegisterEntry {
  /** Số hồ sơ as it is stored: without spaces, in upper case. */
  number: string;
  procedure: { code: string; name: string; field: string };
  channel: Channel;
  state: DossierState;
  receivedAt: Instant;
  receivedOn: Day;
  dueAt: Instant | null;
  dueOn: Day | null;
  finishedAt: Instant | null;
  finishedOn: Day | null;
  /** Hình thức trả kết quả; null if the register does not contain it. */
  returnedBy: ReturnWay | null;
  /** Name of the counter (quầy); null for dossiers received without one. */
  counter: string | null;
  /** Name of the handling unit (đơn vị xử lý). */
  unit: string | null;
}

/**
 * Converts a số hồ sơ as people and programs write it to its stored form: no spaces or invisible characters, plain
 * hyphens, upper case.
 */
export function tidyNumber(written: string): string {
  return isTidyNumber.test(written) ? written : tidied(written);
}

/** Numbers that `tidyNumber` would not change: nearly all of them. */
const isTidyNumber = /^[\x21-\x60\x7b-\x7e]*$/;

function tidied(written: string): string {
  return visibleText(written.normalize("NFKC"))
    .replaceAll(" ", "")
    .replace(/[‐-―−⁃]/g, "-")
    .toUpperCase();
}

/**
 * Whether a number has the pattern of a dossier code: unit code, day of receipt, number within the day (Thông tư
 * 01/2018/TT-VPCP, article 19, and the shorter unit codes of Quyết định 20/2020/QĐ-TTg). Other numbers are accepted
 * with a remark.
 */
export function isUsualNumber(number: string): boolean {
  return /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{1,3}){0,3})-\d{6}-\d{4,6}$/.test(number);
}

/** The day of receipt in a number of the usual pattern (-yyMMdd-); undefined for others. */
export function dayInNumber(number: string): Day | undefined {
  if (!isUsualNumber(number)) return undefined;
  const from = number.indexOf("-") + 1;
  return dayOfDigits(number.slice(from, from + 6));
}

/** Memoized, because thousands of numbers contain the same day. */
const dayOfDigits = memoize((digits) =>
  dayFrom(2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))),
);

/** The last day on which a receipt can be rated: `ratingOpenDays` after the result; null while there is none. */
export function receiptOpenUntil(finishedOn: Day | null, ratingOpenDays: number): Day | null {
  return finishedOn === null ? null : addDays(finishedOn, ratingOpenDays);
}

/** The columns of a dossier that a register fills. */
export const registerColumns = [
  "procedure_id",
  "unit_id",
  "counter_id",
  "channel",
  "state",
  "received_at",
  "received_on",
  "due_at",
  "due_on",
  "finished_at",
  "finished_on",
  "returned_by",
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

/** Some of those columns with their values, all of which are texts. */
export type RegisterValues = Partial<Record<RegisterColumn, string | null>>;

/** The columns of a dossier that differ, with their values before and after. */
export interface DossierChange {
  id: string;
  createdAt: Instant;
  before: RegisterValues;
  after: RegisterValues;
}

type RegisterSide = Readonly<Record<RegisterColumn, string | null>>;

export function changeBetween(
  id: string,
  createdAt: Instant,
  before: RegisterSide,
  after: RegisterSide,
): DossierChange {
  const differing = registerColumns.filter((column) => before[column] !== after[column]);
  const of = (side: RegisterSide) => Object.fromEntries(differing.map((column) => [column, side[column]]));
  return { id, createdAt, before: of(before), after: of(after) };
}

/** A procedure, unit or counter that a register named first. */
export interface AddedName {
  kind: "procedure" | "unit" | "counter";
  id: string;
  /** Its name; of a procedure the code and the name. */
  name: string;
}

/**
 * The outcome of an entry. `repeated`: it equals a dossier created at this very `now`. `differs`: it differs from the
 * dossier and was only compared. `moved`: it would move the dossier to another year or procedure, as happens when a
 * number is used again, and was refused.
 */
export type RegisterOutcome = "created" | "updated" | "unchanged" | "repeated" | "differs" | "moved";

export interface Registration {
  /** In the order of the entries. */
  outcomes: RegisterOutcome[];
  /** The dossiers that were changed. */
  changes: DossierChange[];
  /** The procedures, units and counters that were unknown. */
  added: AddedName[];
  /** The code of an entry's procedure, if the entry's own code has lost zeroes at its end; else undefined. */
  storedCode: (code: string) => string | undefined;
  /** Whether a person retired the procedure of this code; its dossiers count under it all the same. */
  isRetired: (code: string) => boolean;
}

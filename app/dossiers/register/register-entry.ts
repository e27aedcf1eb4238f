import { addDays, dayFrom, type Day, type Instant } from "#app/platform/day.ts";
import { visibleText } from "#app/platform/text/invisible.ts";
import { memoize } from "#app/platform/memoize.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";

/** What one-stop software tells about a dossier. The applicant is no part of it. */
export interface RegisterEntry {
  /** Số hồ sơ as the product keeps it: without spaces, in upper case. */
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
  /** Hình thức trả kết quả; null where the register does not tell. */
  returnedBy: ReturnWay | null;
  /** Name of the counter (quầy); null for dossiers received at none. */
  counter: string | null;
  /** Name of the handling unit (đơn vị xử lý). */
  unit: string | null;
}

/** Số hồ sơ as written by people and programs → as kept: no spaces or invisible signs, plain hyphens, upper case. */
export function tidyNumber(written: string): string {
  return isTidyNumber.test(written) ? written : tidied(written);
}

/** What tidying would leave as it is, as nearly every number. */
const isTidyNumber = /^[\x21-\x60\x7b-\x7e]*$/;

function tidied(written: string): string {
  return visibleText(written.normalize("NFKC"))
    .replaceAll(" ", "")
    .replace(/[‐-―−⁃]/g, "-")
    .toUpperCase();
}

/**
 * Whether a number looks like a dossier code: unit code, day of receipt, order of the day (Thông tư 01/2018/TT-VPCP,
 * article 19, and the shorter unit codes of Quyết định 20/2020/QĐ-TTg). Others are taken too, with a remark.
 */
export function isUsualNumber(number: string): boolean {
  return /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{1,3}){0,3})-\d{6}-\d{4,6}$/.test(number);
}

/** The day of receipt that a usual number names (-yyMMdd-); undefined for numbers of another pattern. */
export function dayInNumber(number: string): Day | undefined {
  if (!isUsualNumber(number)) return undefined;
  const from = number.indexOf("-") + 1;
  return dayOfDigits(number.slice(from, from + 6));
}

/** Thousands of numbers name the same day. */
const dayOfDigits = memoize((digits) =>
  dayFrom(2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))),
);

/** The last day on which a receipt can be rated: so many days after the result; null while there is none. */
export function receiptOpenUntil(finishedOn: Day | null, ratingOpenDays: number): Day | null {
  return finishedOn === null ? null : addDays(finishedOn, ratingOpenDays);
}

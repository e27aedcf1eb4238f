import { clockAt } from "#app/platform/clock.server.ts";
import type { Context, Visitor } from "#app/platform/context.server.ts";
import { addDays, addMinutes, dayOf, instantAt, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { judgeRating } from "#app/ratings/suspicion/judge-rating.server.ts";
import { listFlagged } from "#app/ratings/suspicion/list-flagged.server.ts";
import type { FlagDecision } from "#app/ratings/suspicion/suspicion.ts";

interface Judge {
  officeId: string;
  staffId: string;
}

/** Addresses reserved for documentation (RFC 5737). */
const oneTelephone: Visitor = { address: "203.0.113.41", userAgent: "Mozilla/5.0 (Android)", languages: "vi-VN,vi" };
const anotherTelephone: Visitor = { address: "198.51.100.17", userAgent: "Mozilla/5.0 (iPhone)", languages: "vi-VN" };

const decisions: readonly (readonly [FlagDecision, string])[] = [
  ["set-aside", "Bốn giấy hẹn của bốn người nộp, một thiết bị, trong ba phút."],
  ["set-aside", "Bốn giấy hẹn của bốn người nộp, một thiết bị, trong ba phút."],
  ["set-aside", "Bốn giấy hẹn của bốn người nộp, một thiết bị, trong ba phút."],
  ["genuine", "Đã hỏi lại qua điện thoại: người nộp tự đánh giá."],
];

/**
 * Plays two afternoons on which one telephone rates several receipts within minutes: the approver has decided about
 * last week's; the newer one waits.
 */
export async function playSuspicious(context: Context, judge: Judge): Promise<void> {
  const today = dayOf(context.clock.now());
  const newer = workingDayBefore(today);
  const older = workingDayBefore(addDays(today, -6));
  const codes = await listUnrated(context, judge.officeId, addDays(older, -1));
  await tapInARow(context, codes.slice(0, decisions.length), instantAt(older, 16, 40), oneTelephone);
  await decide(at(context, instantAt(older, 17, 10)), judge);
  await tapInARow(context, codes.slice(decisions.length), instantAt(newer, 15, 20), anotherTelephone);
}

function at(context: Context, now: Instant): Context {
  return { ...context, clock: clockAt(now) };
}

function workingDayBefore(day: Day): Day {
  const before = addDays(day, -1);
  return weekdayOf(before) <= 5 ? before : workingDayBefore(before);
}

/** Lists unrated receipts of counters, received up to a day. */
async function listUnrated(context: Context, officeId: string, until: Day): Promise<string[]> {
  const rows = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", "<=", until)
    .where("dossiers.counter_id", "is not", null)
    .where("dossiers.finished_on", "<=", until)
    .where("ratings.id", "is", null)
    .orderBy("dossiers.received_on", "desc")
    .orderBy("dossiers.number", "desc")
    .limit(decisions.length + 3)
    .select("receipts.code")
    .execute();
  return rows.map(({ code }) => code);
}

/**
 * Rates one receipt a minute as very satisfied, then runs the search for suspicious ratings a quarter of an hour later.
 */
async function tapInARow(context: Context, codes: readonly string[], from: Instant, visitor: Visitor): Promise<void> {
  for (const [index, code] of codes.entries()) {
    const then = { ...at(context, addMinutes(from, index)), visitor };
    await giveRating(then, { code, score: 5, source: "phone", language: "vi" });
  }
  await findSuspicious(at(context, addMinutes(from, 15)));
}

async function decide(context: Context, judge: Judge): Promise<void> {
  const { ratings } = await listFlagged(context.db, judge.officeId, "waiting", null);
  for (const [index, { dossierId, version }] of ratings.entries()) {
    const [decision, words] = decisions[index] ?? decisions[0] ?? ["genuine", ""];
    await judgeRating(context, judge, { dossier: dossierId, version, decision, words });
  }
}

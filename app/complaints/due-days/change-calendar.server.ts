import { inTransaction } from "#db/engine.ts";
import {
  calendarProblems,
  withChange,
  type CalendarChange,
  type CalendarProblem,
} from "#app/deadlines/calendar/calendar-change.ts";
import {
  calendarDifference,
  isNoDifference,
  yearsTouched,
  type CalendarDifference,
  type CalendarChangeDone,
} from "#app/deadlines/calendar/calendar-difference.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findCalendarRevision, lockCalendar } from "#app/deadlines/calendar/lock-calendar.server.ts";
import { listCalendarChanges } from "#app/deadlines/editing/list-calendar-changes.server.ts";
import { saveCalendarChange } from "#app/deadlines/calendar/save-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { calendarAudit } from "./calendar-audit.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { AuditAction } from "#app/staff/audit/audit-entry.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { listMovingCases, recomputeDueDays } from "./recompute-due-days.server.ts";
import type { CalendarPreview } from "./previewed-change.ts";

export type PreviewOutcome =
  | { ok: true; preview: CalendarPreview }
  | { ok: false; reason: "problems"; problems: CalendarProblem[] }
  | { ok: false; reason: "nothing" };

/** Counts what a change would do. */
export async function previewCalendarChange(
  context: Context,
  officeId: string,
  change: CalendarChange,
): Promise<PreviewOutcome> {
  // The revision is read first, so that a change by somebody else is noticed when this one is saved.
  const revision = await findCalendarRevision(context.db, officeId);
  const calendar = await findCalendar(context.db, officeId);
  const problems = calendarProblems(calendar, change);
  if (problems.length > 0) return { ok: false, reason: "problems", problems };
  const difference = calendarDifference(calendar, change);
  if (isNoDifference(difference)) return { ok: false, reason: "nothing" };
  const moving = await listMovingCases(context.db, officeId, withChange(calendar, change));
  const open = moving.filter(({ locked }) => locked === 0);
  const moves = open.map(({ reference, from, to }) => ({ reference, from, to }));
  return { ok: true, preview: { revision, difference, moves, lockedMoves: moving.length - open.length } };
}

export type ChangeCalendarOutcome =
  | { ok: true; movedCases: number; year: number }
  | { ok: false; reason: "problems"; problems: CalendarProblem[] }
  | { ok: false; reason: "nothing" }
  /** Colleagues changed the calendar since it was looked at: what they did, the latest first. */
  | { ok: false; reason: "changed"; since: CalendarChangeDone[] };

const mostChangesTold = 5;

/**
 * Changes the office's calendar as it was previewed, counts the due days of its open cases again and writes why into
 * their histories, all at once. `revision` is the one that was previewed: of two people changing it, one wins.
 */
export function changeCalendar(
  context: Context,
  actor: Actor,
  { change, revision }: { change: CalendarChange; revision: number },
): Promise<ChangeCalendarOutcome> {
  const { staffId, officeId } = actor;
  return inTransaction<ChangeCalendarOutcome>(context.db, async (tx) => {
    const locked = await lockCalendar(tx, officeId);
    if (locked.revision !== revision) {
      const since = await listCalendarChanges(tx, officeId, { since: revision, most: mostChangesTold });
      return { ok: false, reason: "changed", since };
    }
    const problems = calendarProblems(locked.calendar, change);
    if (problems.length > 0) return { ok: false, reason: "problems", problems };
    const difference = calendarDifference(locked.calendar, change);
    if (isNoDifference(difference)) return { ok: false, reason: "nothing" };
    const at = context.clock.now();
    const calendar = withChange(locked.calendar, change);
    const movedCases = await recomputeDueDays(tx, { officeId, calendar, reason: change.reason, staffId, at });
    await saveCalendarChange(tx, { officeId, revision, change, difference, movedCases, staffId, at });
    const years = yearsTouched(difference);
    const subject = years.map(String).join(", ");
    const [action, changes] = [auditActionOf(difference), calendarAudit(difference)];
    await recordAudit(context, tx, { now: at, officeId, staffId, action, subject, changes });
    return { ok: true, movedCases, year: years[0] ?? 0 };
  });
}

function auditActionOf({ confirmed, reopened }: CalendarDifference): AuditAction {
  if (confirmed.length > 0) return "calendar-confirmed";
  return reopened.length > 0 ? "calendar-reopened" : "calendar-changed";
}

import type { Db, Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import { findCalendar } from "./find-calendar.server.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** A calendar and its revision: the number of changes made to it so far. */
export interface LockedCalendar {
  calendar: WorkingCalendar;
  revision: number;
}

/** Revision of the office's calendar: it is unchanged while the number is the same. */
export async function findCalendarRevision(db: Db, officeId: string): Promise<number> {
  const { last } = await db
    .selectFrom("calendar_changes")
    .where("office_id", "=", officeId)
    .select((select) => select.fn.max<number | null>("number").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/**
 * Reads the office's calendar and locks it until commit. Every transaction that computes and saves a due day locks it,
 * so that no case is saved with days that a change has just moved. The lock is the office's row; a calendar has none of
 * its own.
 */
export async function lockCalendar(tx: Tx, officeId: string): Promise<LockedCalendar> {
  await lockOffice(tx, officeId);
  return { calendar: await findCalendar(tx, officeId), revision: await findCalendarRevision(tx, officeId) };
}

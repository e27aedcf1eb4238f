import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import type { CalendarChange } from "./calendar-change.ts";
import type { CalendarDifference } from "./calendar-difference.ts";
import type { CalendarEntry } from "./working-calendar.ts";

/** A decided change, with the person who made it and the number of cases it moved. */
export interface DecidedChange {
  officeId: string;
  /** The revision of the locked calendar. */
  revision: number;
  change: CalendarChange;
  difference: CalendarDifference;
  movedCases: number;
  staffId: string;
  at: Instant;
}

/** Saves a change into the calendar that `lockCalendar` has locked in the same transaction, with its record. */
export async function saveCalendarChange(tx: Tx, decided: DecidedChange): Promise<void> {
  const { officeId, difference } = decided;
  for (const { day } of difference.removed) {
    await tx.deleteFrom("calendar_days").where("office_id", "=", officeId).where("day", "=", day).execute();
  }
  for (const entry of [...difference.added, ...difference.changed.map(({ after }) => after)]) {
    await putDay(tx, officeId, entry);
  }
  for (const year of difference.confirmed) await putYear(tx, decided, year, true);
  for (const year of difference.reopened) await putYear(tx, decided, year, false);
  await tx
    .insertInto("calendar_changes")
    .values({
      office_id: officeId,
      number: decided.revision + 1,
      changed_at: decided.at,
      changed_by: decided.staffId,
      reason: decided.change.reason,
      difference: JSON.stringify(difference),
      moved_cases: decided.movedCases,
    })
    .execute();
}

async function putDay(tx: Tx, officeId: string, { day, kind, name, source }: CalendarEntry): Promise<void> {
  await tx
    .insertInto("calendar_days")
    .values({ office_id: officeId, day, kind, name, source })
    .onConflict((conflict) => conflict.columns(["office_id", "day"]).doUpdateSet({ kind, name, source }))
    .execute();
}

async function putYear(tx: Tx, decided: DecidedChange, year: number, isConfirmed: boolean): Promise<void> {
  const state = isConfirmed
    ? { confirmed_at: decided.at, confirmed_by: decided.staffId, source: decided.change.reason }
    : { confirmed_at: null, confirmed_by: null, source: null };
  await tx
    .insertInto("calendar_years")
    .values({ office_id: decided.officeId, year, ...state })
    .onConflict((conflict) => conflict.columns(["office_id", "year"]).doUpdateSet(state))
    .execute();
}

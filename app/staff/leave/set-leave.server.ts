import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { listDeputies, listLeaves } from "./find-leaves.server.ts";
import { endedToday, leaveProblem, type LeaveProblem } from "./leave.ts";
import type { TypedLeave } from "./leave-schema.ts";

/** Who sets a leave: the person, or whoever manages the accounts of the office. */
interface By {
  staffId: string;
  officeId: string;
}

export type LeaveOutcome = { ok: true } | { ok: false; reason: LeaveProblem | "deputyUnknown" | "not-found" };

/**
 * Sets the days on which a person of the office is away and who deputises. Both accounts are locked until commit, so that
 * neither is closed meanwhile and nobody deputises for somebody who deputises for them.
 */
export function setLeave(context: Context, by: By, staffId: string, typed: TypedLeave): Promise<LeaveOutcome> {
  const { officeId } = by;
  return inTransaction(context.db, async (tx): Promise<LeaveOutcome> => {
    const locked = await lockOpen(tx, officeId, [staffId, typed.deputy]);
    if (!locked.has(staffId)) return { ok: false, reason: "not-found" };
    const now = context.clock.now();
    const today = dayOf(now);
    const leave = { staffId, deputyId: typed.deputy, fromOn: typed.from, untilOn: typed.until };
    const problem = leaveProblem(leave, await listLeaves(tx, officeId, today), today);
    if (problem !== undefined) return { ok: false, reason: problem };
    const deputies = await listDeputies(tx, officeId, staffId);
    const isKnown = locked.has(typed.deputy) && deputies.some(({ id }) => id === typed.deputy);
    if (!isKnown) return { ok: false, reason: "deputyUnknown" };
    await tx
      .insertInto("staff_leaves")
      .values({
        id: newId(),
        office_id: officeId,
        staff_id: staffId,
        deputy_id: typed.deputy,
        from_on: typed.from,
        until_on: typed.until,
      })
      .execute();
    const changes = changesBetween({}, { leaveFrom: typed.from, leaveUntil: typed.until });
    await recordAudit(context, tx, { ...note(by, staffId, now), action: "leave-set", changes });
    return { ok: true };
  });
}

/** Ends a leave today, so that everything is the person's again at once; one that has not begun is removed. */
export function endLeave(context: Context, by: By, staffId: string, leaveId: string): Promise<LeaveOutcome> {
  return inTransaction(context.db, async (tx): Promise<LeaveOutcome> => {
    await lockOpen(tx, by.officeId, [staffId]);
    const now = context.clock.now();
    const today = dayOf(now);
    const leaves = await listLeaves(tx, by.officeId, today);
    const leave = leaves.find(({ id, staffId: owner }) => id === leaveId && owner === staffId);
    if (leave === undefined) return { ok: false, reason: "not-found" };
    const untilOn = endedToday(leave, today);
    if (untilOn === undefined) await tx.deleteFrom("staff_leaves").where("id", "=", leaveId).execute();
    else await tx.updateTable("staff_leaves").set({ until_on: untilOn }).where("id", "=", leaveId).execute();
    const before = { leaveFrom: leave.fromOn, leaveUntil: leave.untilOn };
    const after = untilOn === undefined ? {} : { ...before, leaveUntil: untilOn };
    await recordAudit(context, tx, {
      ...note(by, staffId, now),
      action: "leave-ended",
      changes: changesBetween(before, after),
    });
    return { ok: true };
  });
}

/**
 * Takes a person whose account is closed out of every leave that is not over: their own end, and those in which they
 * deputise stay without a deputy.
 */
export async function leaveWithoutDeputy(tx: Tx, staffId: string, now: Instant): Promise<void> {
  const today = dayOf(now);
  await tx.deleteFrom("staff_leaves").where("staff_id", "=", staffId).where("until_on", ">=", today).execute();
  await tx
    .updateTable("staff_leaves")
    .set({ deputy_id: null })
    .where("deputy_id", "=", staffId)
    .where("until_on", ">=", today)
    .execute();
}

/** Locks the open accounts among these, in order of id; returns their ids. */
async function lockOpen(tx: Tx, officeId: string, ids: readonly string[]): Promise<Set<string>> {
  const query = tx
    .selectFrom("staff")
    .where("office_id", "=", officeId)
    .where("id", "in", ids)
    .where("closed_at", "is", null)
    .orderBy("id")
    .select("id");
  return new Set((await lockForUpdate(tx, query, "staff").execute()).map(({ id }) => id));
}

function note({ officeId, staffId: doer }: By, subject: string, now: Instant) {
  return { now, officeId, staffId: doer, subject };
}

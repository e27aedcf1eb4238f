import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { annualDayText } from "./annual-day.ts";
import { deadlinesOf, type CalendarPreset, type Taking } from "./calendar-presets.ts";
import { mostDeadlines } from "./deadline-forms.ts";
import { listDeadlines } from "./find-deadlines.server.ts";
import type { OfficeDeadline, ReportDeadline } from "./report-deadline.ts";

/** The commands that change the reporting calendar of an office. A deadline is never overwritten: it is retired. */

type Setter = Pick<SignedIn, "staffId" | "officeId">;

export type AddOutcome = { ok: true; added: number } | { ok: false; reason: "nothing-new" | "too-many" };

/** Adds a deadline of the office's own. "nothing-new": it has one of this name and due day. */
export function addDeadline(context: Context, setter: Setter, deadline: ReportDeadline): Promise<AddOutcome> {
  return addAll(context, setter, [deadline], { action: "report-deadline-added", subject: "own" });
}

/** Takes the deadlines of a preset that the office does not have yet, all of them or none. */
export function takePreset(
  context: Context,
  setter: Setter,
  preset: CalendarPreset,
  taking: Taking,
): Promise<AddOutcome> {
  const note = { action: "report-calendar-taken", subject: preset.name } as const;
  return addAll(context, setter, deadlinesOf(preset, taking), note);
}

function addAll(
  context: Context,
  setter: Setter,
  deadlines: readonly ReportDeadline[],
  note: { action: "report-deadline-added" | "report-calendar-taken"; subject: string },
): Promise<AddOutcome> {
  return inTransaction(context.db, async (tx): Promise<AddOutcome> => {
    const known = await lockDeadlines(tx, setter.officeId);
    const added = deadlines.filter((one) => !known.some(({ name, due }) => name === one.name && due === one.due));
    if (added.length === 0) return { ok: false, reason: "nothing-new" };
    if (known.length + added.length > mostDeadlines) return { ok: false, reason: "too-many" };
    const now = context.clock.now();
    for (const deadline of added) await save(tx, setter.officeId, deadline, now);
    const changes = added.map((one): AuditChange => ({ field: "reportDeadline", before: "", after: recorded(one) }));
    await recordAudit(context, tx, { now, ...setterOf(setter), ...note, changes });
    return { ok: true, added: added.length };
  });
}

export type RetireOutcome = { ok: true } | { ok: false; reason: "not-found" };

/** Retires a deadline: from now on no report is due by it. Its reports stay. "not-found": the office has no such one in force. */
export function retireDeadline(context: Context, setter: Setter, id: string): Promise<RetireOutcome> {
  return inTransaction(context.db, async (tx): Promise<RetireOutcome> => {
    const deadline = (await lockDeadlines(tx, setter.officeId)).find((one) => one.id === id);
    if (deadline === undefined) return { ok: false, reason: "not-found" };
    const now = context.clock.now();
    await tx.updateTable("report_deadlines").set({ retired_at: now }).where("id", "=", id).execute();
    const changes: AuditChange[] = [{ field: "reportDeadline", before: recorded(deadline), after: "" }];
    await recordAudit(context, tx, {
      now,
      ...setterOf(setter),
      action: "report-deadline-retired",
      subject: id,
      changes,
    });
    return { ok: true };
  });
}

function setterOf({ staffId, officeId }: Setter): Setter {
  return { staffId, officeId };
}

/** Reads the deadlines in force and locks them until the transaction ends, by the row of the office. */
async function lockDeadlines(tx: Tx, officeId: string): Promise<OfficeDeadline[]> {
  await lockOffice(tx, officeId);
  return listDeadlines(tx, officeId);
}

async function save(tx: Tx, officeId: string, deadline: ReportDeadline, now: Instant): Promise<void> {
  await tx
    .insertInto("report_deadlines")
    .values({
      id: newId(),
      office_id: officeId,
      kind: deadline.kind,
      name: deadline.name,
      from_day: deadline.from,
      cut_off_day: deadline.cutOff,
      due_day: deadline.due,
      day_off: deadline.dayOff,
      addressee: deadline.addressee,
      source: deadline.source,
      added_at: now,
      retired_at: null,
    })
    .execute();
}

/** A deadline in the audit record: "Báo cáo quý I: 15/12–14/02, gửi 24/02 (before), Sở Nội vụ". */
function recorded({ name, from, cutOff, due, dayOff, addressee }: ReportDeadline): string {
  return `${name}: ${annualDayText(from)}–${annualDayText(cutOff)}, gửi ${annualDayText(due)} (${dayOff}), ${addressee}`;
}

import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { listOfficesToRemind, markReminded, type OfficeReminders } from "#app/deadlines/due/office-reminders.server.ts";
import { isReminderTime, remindersDue } from "#app/deadlines/due/reminder-plan.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { DigestLine } from "#app/notifications/message.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import { eachByItself } from "#app/platform/each-by-itself.ts";
import { listLeaves } from "#app/staff/leave/find-leaves.server.ts";
import { receiverOn } from "#app/staff/leave/leave.ts";
import { openStates } from "#app/complaints/case/complaint.ts";
import { peopleToRemind, type Remindable } from "./reminder-recipients.ts";
import { notifySender } from "#app/complaints/steps/notify-sender.server.ts";
import { tellCases } from "#app/complaints/steps/tell-cases.server.ts";

/** What a round of reminding came to. */
export interface RemindCounts extends Record<string, number> {
  offices: number;
  digests: number;
  /** Late cases whose senders were informed, today or before. */
  late: number;
}

/**
 * Sends the reminders of every office in its working time, once a working day: each member of staff with cases to
 * handle or supervise gets one digest, and the senders of late cases and the software that listens are informed, once per due day. Can be called at
 * any time and from several processes.
 */
export async function remindStaff(context: Context): Promise<RemindCounts> {
  const now = context.clock.now();
  const counts: RemindCounts = { offices: 0, digests: 0, late: 0 };
  await eachByItself(await listOfficesToRemind(context.db, dayOf(now)), async (reminders) => {
    const calendar = await findCalendar(context.db, reminders.officeId);
    if (!isReminderTime(now, calendar, reminders.plan)) return;
    const done = await inTransaction(context.db, (tx) => remindOffice(context, tx, reminders, calendar, now));
    if (done === undefined) return;
    counts.offices += 1;
    counts.digests += done.digests;
    counts.late += done.late;
  });
  return counts;
}

/** Reminds one office; undefined if another process has just done so. */
async function remindOffice(
  context: Context,
  tx: Tx,
  reminders: OfficeReminders,
  calendar: WorkingCalendar,
  now: Instant,
): Promise<{ digests: number; late: number } | undefined> {
  const today = dayOf(now);
  if (!(await markReminded(tx, reminders, today))) return undefined;
  const cases = await listOwedCases(tx, reminders.officeId);
  const staff = await listRemindable(tx, reminders.officeId);
  const leaves = await listLeaves(tx, reminders.officeId, today);
  const receiver = (staffId: string) => receiverOn(leaves, staffId, today);
  const digests = digestsOf(cases, staff, (one) => {
    const recipients = remindersDue(one.dueOn, { today, remindedOn: reminders.remindedOn }, calendar, reminders.plan);
    return recipients.flatMap((recipient) => peopleToRemind(recipient, one, staff, receiver));
  });
  for (const [staffId, digestCases] of digests) {
    const reader = staff.find(({ id }) => id === staffId);
    if (reader === undefined) continue;
    const lines = digestCases.map((one) => digestLine(context, one, isOwnOf(one, staffId, receiver), today, calendar));
    await announceDigest(context, tx, reminders, reader, lines, today);
  }
  const late = cases.filter(({ dueOn }) => dueOn < today);
  for (const { id, dueOn } of late) await notifySender(context, tx, id, "interim", dueOn);
  const overdue = late.map(({ id, dueOn }) => ({ id, occasion: dueOn }));
  await tellCases(tx, "complaint.overdue", reminders.officeId, overdue, now);
  return { digests: digests.size, late: late.length };
}

interface OwedCase {
  id: string;
  reference: string;
  dueOn: Day;
  unitId: string | null;
  assigneeId: string | null;
  isLocked: boolean;
}

/** The open cases to which an official answer is owed, by due day. */
async function listOwedCases(db: Db, officeId: string): Promise<OwedCase[]> {
  const rows = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("state", "in", openStates)
    .where("answer_owed", "=", 1)
    .orderBy("due_on")
    .orderBy("id")
    .select(["id", "reference", "due_on as dueOn", "unit_id as unitId", "assignee_id as assigneeId", "locked"])
    .execute();
  return rows.map(({ locked, ...one }) => ({ ...one, isLocked: locked === 1 }));
}

type Reader = Remindable & { email: string; officeName: string };

async function listRemindable(db: Db, officeId: string): Promise<Reader[]> {
  const people = await db
    .selectFrom("staff")
    .innerJoin("offices", "offices.id", "staff.office_id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .orderBy("staff.id")
    .select(["staff.id", "staff.email", "staff.unit_id as unitId", "offices.name as officeName"])
    .execute();
  const roleRows = await db
    .selectFrom("staff_roles")
    .innerJoin("staff", "staff.id", "staff_roles.staff_id")
    .where("staff.office_id", "=", officeId)
    .select(["staff_roles.staff_id", "staff_roles.role"])
    .execute();
  return people.map((one) => ({
    ...one,
    roles: roleRows.filter(({ staff_id: id }) => id === one.id).map(({ role }) => role),
  }));
}

/** The cases of each member of staff to remind, each case once. */
function digestsOf(
  cases: readonly OwedCase[],
  staff: readonly Reader[],
  peopleFor: (one: OwedCase) => string[],
): Map<string, OwedCase[]> {
  const digests = new Map<string, OwedCase[]>();
  for (const one of cases) {
    for (const staffId of new Set(peopleFor(one))) {
      digests.set(staffId, [...(digests.get(staffId) ?? []), one]);
    }
  }
  return new Map(staff.flatMap(({ id }) => (digests.has(id) ? [[id, digests.get(id) ?? []]] : [])));
}

/** Whether a case is the reader's to handle: as its assignee, or as the assignee's deputy today. */
function isOwnOf({ assigneeId }: OwedCase, readerId: string, receiverOf: (id: string) => string | null): boolean {
  return assigneeId !== null && (assigneeId === readerId || receiverOf(assigneeId) === readerId);
}

function digestLine(
  { settings }: Context,
  { reference, dueOn }: OwedCase,
  isOwn: boolean,
  today: Day,
  calendar: WorkingCalendar,
): DigestLine {
  return {
    reference,
    dueOn,
    workingDaysLeft: workingDaysBetween(today, dueOn, calendar),
    isEscalated: !isOwn,
    link: `${settings.publicUrl}/inbox/${reference}`,
  };
}

function announceDigest(
  context: Context,
  tx: Tx,
  { officeId, plan }: OfficeReminders,
  reader: Reader,
  lines: readonly DigestLine[],
  today: Day,
): Promise<void> {
  const [hours = 0, minutes = 0] = plan.closesAt.split(":").map(Number);
  return announce(context, tx, {
    officeId,
    key: `digest:${reader.id}:${today}`,
    channel: "email",
    to: reader.email,
    language: "vi",
    message: {
      kind: "digest",
      officeName: reader.officeName,
      today,
      lines,
      link: `${context.settings.publicUrl}/inbox`,
    },
    // A digest that could not leave within the working time is followed by the next one.
    usefulUntil: instantAt(today, hours, minutes),
  });
}

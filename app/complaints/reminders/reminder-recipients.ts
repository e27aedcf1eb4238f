import type { ReminderRecipient } from "#app/deadlines/due/reminder-plan.ts";
import { may, type Role } from "#app/staff/permissions.ts";

/** A member of staff with an open account, as far as reminders go. */
export interface Remindable {
  id: string;
  unitId: string | null;
  roles: readonly Role[];
}

/** Who a case is with. */
export interface CaseHolder {
  assigneeId: string | null;
  unitId: string | null;
  /** Whether only named roles, and the one it is given to, may see it. */
  isLocked: boolean;
}

/**
 * The recipients of a reminder. The handler is the assignee; the heads of the unit are the approvers of the case's
 * unit, or of its handler's; Chánh Văn phòng is everybody with the role office. If nobody has the role, the next higher
 * one is reminded instead, so that no case is late without anyone knowing. Reminders about a locked case go only to
 * those who may see it. `receiverOf` says who receives what is a person's today: on leave the deputy, or nobody.
 */
export function peopleToRemind(
  recipient: ReminderRecipient,
  holder: CaseHolder,
  staff: readonly Remindable[],
  receiverOf: (staffId: string) => string | null = (staffId) => staffId,
): string[] {
  const seeing = staff.filter(
    ({ id, roles }) => !holder.isLocked || id === holder.assigneeId || may(roles, "case.locked"),
  );
  const handler = seeing.find(({ id }) => id === holder.assigneeId);
  const unitId = holder.unitId ?? handler?.unitId ?? null;
  const approvers = seeing.filter((one) => unitId !== null && one.unitId === unitId && one.roles.includes("approver"));
  const office = seeing.filter(({ roles }) => roles.includes("office"));
  const found = {
    handler: [handler === undefined ? [] : [handler], approvers, office],
    "unit-head": [approvers, office],
    "head-of-office": [office],
  }[recipient];
  const received = found.map((people) => people.flatMap(({ id }) => seeing.filter((one) => one.id === receiverOf(id))));
  const isSomebody = (people: readonly Remindable[]) => people.length > 0;
  // Where everybody is away, those who are away are reminded.
  const people = received.find(isSomebody) ?? found.find(isSomebody) ?? [];
  return [...new Set(people.map(({ id }) => id))];
}

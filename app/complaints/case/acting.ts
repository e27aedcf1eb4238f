import type { Represented } from "#app/staff/leave/leave.ts";
import { may, type Permission, type Role } from "#app/staff/permissions.ts";
import { isOpen, type ComplaintState } from "./complaint.ts";

/** The fields of a case that decide whether somebody acts on it as a deputy. */
export interface ActedOn {
  state: ComplaintState;
  assigneeId: string | null;
  isLocked: boolean;
}

/** A person who looks at a case, and whom they represent today. */
export interface Acting {
  roles: readonly Role[];
  represents?: readonly Represented[];
}

/**
 * In whose place the person acts on a case: that of its assignee, where they are the deputy today and the case is open.
 * Never on a locked case: who sees it is not widened by a leave (docs/decisions/0012).
 */
export function inPlaceOf(
  { represents = [] }: Acting,
  { state, assigneeId, isLocked }: ActedOn,
): Represented | undefined {
  if (isLocked || !isOpen(state)) return undefined;
  return represents.find(({ staffId }) => staffId === assigneeId);
}

/** Whether the person has the permission on this case: by their own roles, or in place of its assignee. */
export function mayOn(person: Acting, found: ActedOn, permission: Permission): boolean {
  return may(person.roles, permission) || may(inPlaceOf(person, found)?.roles ?? [], permission);
}

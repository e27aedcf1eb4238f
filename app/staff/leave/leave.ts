import { addDays, type Day } from "#app/platform/day.ts";
import type { Role } from "#app/staff/permissions.ts";

/** Days on which a person is away, the last one included, and who deputises. */
export interface Leave {
  id: string;
  staffId: string;
  /** Null if the deputy's account was closed since. */
  deputyId: string | null;
  fromOn: Day;
  untilOn: Day;
}

/** A person whom somebody represents today, with the roles of that person. */
export interface Represented {
  staffId: string;
  name: string;
  roles: readonly Role[];
  untilOn: Day;
}

/** A leave in words: who deputises, and for whom. */
export interface NamedLeave {
  id: string;
  name: string;
  deputyName: string | null;
  fromOn: Day;
  untilOn: Day;
}

/** A person who can deputise. */
export interface Deputy {
  id: string;
  name: string;
  unitName: string | null;
}

/** What the part of a page about a person's leaves shows. */
export interface LeavePart {
  own: readonly NamedLeave[];
  /** In which the person deputises. */
  deputised: readonly NamedLeave[];
  deputies: readonly Deputy[];
}

/** The longest leave in days, so that a wrong year is noticed. */
export const longestLeave = 366;

/** Whether the day is one of the leave. */
function covers({ fromOn, untilOn }: Leave, day: Day): boolean {
  return fromOn <= day && day <= untilOn;
}

function overlap(one: Pick<Leave, "fromOn" | "untilOn">, other: Pick<Leave, "fromOn" | "untilOn">): boolean {
  return one.fromOn <= other.untilOn && other.fromOn <= one.untilOn;
}

/** The leave of a person on a day. */
export function leaveOn(leaves: readonly Leave[], staffId: string, day: Day): Leave | undefined {
  return leaves.find((leave) => leave.staffId === staffId && covers(leave, day));
}

/**
 * Who receives what is a person's on a day: the person, or on a day of leave the deputy. Null if the deputy is away, too,
 * or has no account any more: a deputy of a deputy does not exist, and what waits goes to the head of the unit.
 */
export function receiverOn(leaves: readonly Leave[], staffId: string, day: Day): string | null {
  const leave = leaveOn(leaves, staffId, day);
  if (leave === undefined) return staffId;
  const { deputyId } = leave;
  return deputyId === null || leaveOn(leaves, deputyId, day) !== undefined ? null : deputyId;
}

export type LeaveProblem = "leavePast" | "leaveOrder" | "leaveLong" | "leaveOverlap" | "deputySelf" | "deputyAway";

/** Why a leave cannot be: with what is known of the leaves of the office. Undefined if it can. */
export function leaveProblem(
  leave: Pick<Leave, "staffId" | "fromOn" | "untilOn"> & { deputyId: string },
  leaves: readonly Leave[],
  today: Day,
): LeaveProblem | undefined {
  if (leave.untilOn < leave.fromOn) return "leaveOrder";
  if (leave.untilOn < today) return "leavePast";
  if (leave.untilOn > addDays(leave.fromOn, longestLeave - 1)) return "leaveLong";
  if (leave.deputyId === leave.staffId) return "deputySelf";
  const isAwayThen = (staffId: string) => leaves.some((one) => one.staffId === staffId && overlap(one, leave));
  if (isAwayThen(leave.staffId)) return "leaveOverlap";
  return isAwayThen(leave.deputyId) ? "deputyAway" : undefined;
}

/** The last day of a leave that is ended today; undefined if it has no day before today. */
export function endedToday({ fromOn }: Pick<Leave, "fromOn">, today: Day): Day | undefined {
  return fromOn < today ? addDays(today, -1) : undefined;
}

import { z } from "zod";
import type { Day } from "#app/platform/day.ts";
import type { NamedLeave } from "#app/staff/leave/leave.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";

/** What a person has in hand when their account is to be closed. */
export interface OpenWork {
  /** The person's open cases by due day. */
  cases: { id: string; reference: string; state: ComplaintState; dueOn: Day | null }[];
  /** The ids of locked cases: how many there are is shown, which ones is not. */
  lockedIds: string[];
  /** Leaves of colleagues in which the person deputises. */
  deputyships: readonly NamedLeave[];
  /** Answers and refusals that the person prepared and a second person has not decided on. */
  awaitingApproval: { reference: string }[];
  /** Number of prepared answers that nobody else in the office may approve. */
  onlyApproverOf: number;
}

/** Value of the field `to` that gives the cases back to their unit instead of to a person. */
export const backToUnit = "unit";

const seen = z.string("workChanged").max(100, "workChanged");

/** The form that closes an account; a person without cases hands nothing over. */
export function closeAccountSchema(hasCases: boolean) {
  const to = z.string("receiverMissing").max(60, "receiverUnknown");
  return z.object({ to: hasCases ? to : to.optional(), seen });
}

/** Who has a case, and where it is. */
export interface Held {
  state: ComplaintState;
  unitId: string | null;
}

/**
 * Where a case is after the handover. A case that is given back stays with its unit, else goes to the unit of the person
 * who had it; without any unit it waits to be assigned again.
 */
export function handedOver(held: Held, receiverId: string | null, unitOfPerson: string | null) {
  const unitId = held.unitId ?? (receiverId === null ? unitOfPerson : null);
  const isNobodys = receiverId === null && unitId === null;
  const state = isNobodys && held.state === "assigned" ? ("classified" as const) : held.state;
  return { unitId, assigneeId: receiverId, state };
}

import { createHash } from "node:crypto";
import type { Db } from "#db/engine.ts";
import { openStates, undecidedStates } from "#app/complaints/case/complaint.ts";
import { permissions } from "#app/staff/permissions.ts";
import { listLeavesOf } from "#app/staff/leave/find-leaves.server.ts";
import type { Day } from "#app/platform/day.ts";
import type { OpenWork } from "./handover.ts";

/** The cases of a person that somebody must go on with: the open ones, and locked ones that are not forwarded yet. */
export function casesInHand(db: Db, officeId: string, staffId: string) {
  return db
    .selectFrom("complaints")
    .where("complaints.office_id", "=", officeId)
    .where("complaints.assignee_id", "=", staffId)
    .where((eb) => eb.or([eb("complaints.state", "in", openStates), eb("complaints.state", "=", "rerouted")]));
}

/** What a person of the office has in hand now. */
export async function findOpenWork(db: Db, officeId: string, staffId: string, today: Day): Promise<OpenWork> {
  const rows = await casesInHand(db, officeId, staffId)
    .orderBy("due_on")
    .orderBy("id")
    .select(["id", "reference", "state", "due_on as dueOn", "answer_owed as answerOwed", "locked"])
    .execute();
  const cases = rows.filter(({ locked }) => locked === 0);
  return {
    cases: cases.map(({ id, reference, state, dueOn, answerOwed }) => ({
      id,
      reference,
      state,
      dueOn: answerOwed === 1 ? dueOn : null,
    })),
    lockedIds: rows.filter(({ locked }) => locked === 1).map(({ id }) => id),
    deputyships: (await listLeavesOf(db, officeId, staffId, today)).deputised,
    awaitingApproval: await listPrepared(db, officeId, staffId),
    onlyApproverOf: await countOnlyApprover(db, officeId, staffId),
  };
}

/** Identifies the work that a page showed: a form on older work closes nothing. */
export function openWorkKey({ cases, lockedIds }: OpenWork): string {
  const ids = [...cases.map(({ id }) => id), ...lockedIds].sort();
  return createHash("sha256").update(ids.join(" ")).digest("base64url");
}

function listPrepared(db: Db, officeId: string, staffId: string): Promise<{ reference: string }[]> {
  return db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("locked", "=", 0)
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "submitted"), eb("drafted_by", "=", staffId)]),
        eb.and([eb("state", "=", "refusal-proposed"), eb("refusal_by", "=", staffId)]),
      ]),
    )
    .orderBy("due_on")
    .orderBy("id")
    .select("reference")
    .execute();
}

/** Prepared answers of the office, if this person is the only one who may approve them; else 0. */
async function countOnlyApprover(db: Db, officeId: string, staffId: string): Promise<number> {
  const approvers = await db
    .selectFrom("staff")
    .innerJoin("staff_roles", "staff_roles.staff_id", "staff.id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .where("staff_roles.role", "in", permissions["complaint.approve"])
    .distinct()
    .select("staff.id")
    .execute();
  if (approvers.length !== 1 || approvers[0]?.id !== staffId) return 0;
  const { count } = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("locked", "=", 0)
    .where("state", "in", undecidedStates)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

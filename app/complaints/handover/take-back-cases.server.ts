import type { Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { lockForUpdate } from "#db/lock.ts";
import { assignedNoteSchema, type AssignedNote } from "#app/complaints/case/case-history.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

type By = Pick<SignedIn, "staffId" | "officeId">;

/**
 * Gives a person whose account is opened again the cases back that its closing handed over and that nobody has touched
 * since; all others stay where they are, and so do locked ones, which are entrusted anew. Runs before the account is
 * locked, as cases are always locked first. Returns how many came back.
 */
export async function takeBackCases(context: Context, tx: Tx, by: By, staffId: string): Promise<number> {
  const cases = await lockHandedOver(tx, by.officeId, staffId);
  for (const { id, revision, state, formerState, unit } of cases) {
    await tx
      .updateTable("complaints")
      .set({ assignee_id: staffId, state: formerState, revision: revision + 1 })
      .where("id", "=", id)
      .execute();
    const note: AssignedNote = { unit, assigneeId: staffId };
    await recordStep(tx, {
      officeId: by.officeId,
      complaintId: id,
      kind: "handed-over",
      at: context.clock.now(),
      staffId: by.staffId,
      from: state,
      to: formerState === state ? null : formerState,
      note: JSON.stringify(note),
    });
  }
  return cases.length;
}

interface HandedOver {
  id: string;
  revision: number;
  state: ComplaintState;
  formerState: ComplaintState;
  unit: string | null;
}

/** The cases whose last step is the handover at the closing of the account. */
async function lockHandedOver(tx: Tx, officeId: string, staffId: string): Promise<HandedOver[]> {
  const account = tx.selectFrom("staff").where("id", "=", staffId).where("office_id", "=", officeId);
  const closedAt = (await account.select("closed_at").executeTakeFirst())?.closed_at ?? null;
  if (closedAt === null) return [];
  const handovers = await tx
    .selectFrom("complaint_events")
    .where("office_id", "=", officeId)
    .where("kind", "=", "handed-over")
    .where("happened_at", "=", closedAt)
    .select(["id", "complaint_id as complaintId", "from_state as formerState", "note"])
    .execute();
  if (handovers.length === 0) return [];
  const ids = handovers.map(({ complaintId }) => complaintId);
  const query = tx
    .selectFrom("complaints")
    .where(inList(tx, "id", ids))
    .where("locked", "=", 0)
    .orderBy("id")
    .select(["id", "revision", "state"]);
  const cases = await lockForUpdate(tx, query, "complaints").execute();
  const steps = tx
    .selectFrom("complaint_events")
    .where(inList(tx, "complaint_id", ids))
    .groupBy("complaint_id");
  const last = await steps.select(({ fn }) => fn.max("id").as("id")).execute();
  const untouched = new Map(
    handovers.filter(({ id }) => last.some((step) => step.id === id)).map((step) => [step.complaintId, step]),
  );
  return cases.flatMap(({ id, revision, state }) => {
    const step = untouched.get(id);
    if (step === undefined) return [];
    const note = assignedNoteSchema.safeParse(JSON.parse(step.note ?? "{}"));
    return [{ id, revision, state, formerState: step.formerState ?? state, unit: note.data?.unit ?? null }];
  });
}

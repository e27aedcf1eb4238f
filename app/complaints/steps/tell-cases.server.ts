import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import type { ChosenEvent } from "#app/webhooks/event.ts";
import { tellWebhooks, type Happened } from "#app/webhooks/tell-webhooks.server.ts";

type CaseEvent = Extract<ChosenEvent, `complaint.${string}`>;

/** A case with the occasion on which it is told; each occasion is told once. */
export interface ToldCase {
  id: string;
  occasion: string;
}

/** Values of one list in a query. */
const perQuery = 500;

/** Tells other software of cases of an office, in the transaction of what happened. Locked cases are not told. */
export async function tellCases(
  tx: Tx,
  type: CaseEvent,
  officeId: string,
  cases: readonly ToldCase[],
  at: Instant,
): Promise<void> {
  if (cases.length === 0) return;
  await tellWebhooks(tx, type, [officeId], async () => {
    const told: Happened<CaseEvent>[] = [];
    for (let from = 0; from < cases.length; from += perQuery) {
      told.push(...(await describe(tx, type, cases.slice(from, from + perQuery), at)));
    }
    return told;
  });
}

async function describe(
  tx: Tx,
  type: CaseEvent,
  cases: readonly ToldCase[],
  at: Instant,
): Promise<Happened<CaseEvent>[]> {
  const occasions = new Map(cases.map(({ id, occasion }) => [id, occasion]));
  const rows = await tx
    .selectFrom("complaints")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .where("complaints.id", "in", [...occasions.keys()])
    .where("complaints.locked", "=", 0)
    .orderBy("complaints.id")
    .select(["complaints.id", "complaints.office_id as officeId", "complaints.reference", "complaints.kind"])
    .select(["complaints.source", "complaints.received_on as receivedOn", "complaints.answer_owed as owed"])
    .select(["complaints.due_on as dueOn", "complaints.answered_on as answeredOn", "dossiers.number as dossier"])
    .execute();
  return rows.map(({ id, officeId, owed, dueOn, ...data }) => ({
    officeId,
    key: `${type}:${id}:${occasions.get(id) ?? ""}`,
    about: data.reference,
    at,
    data: { ...data, answerOwed: owed === 1, dueOn: owed === 1 ? dueOn : null },
  }));
}

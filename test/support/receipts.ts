import { inTransaction } from "#db/engine.ts";
import { addToTotals } from "#app/dossiers/totals/daily-totals.server.ts";
import { untouched } from "#app/dossiers/totals/counted-dossier.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";

export interface GivenReceipt {
  code: string;
  dossierId: string;
}

interface ReceiptFacts {
  number?: string;
  channel?: Channel;
  finishedOn?: string;
  openUntil?: string;
}

/** A received dossier with its receipt, counted in the totals, as an import leaves it. */
export function givenReceipt(context: Context, officeId: string, facts: ReceiptFacts = {}): Promise<GivenReceipt> {
  const now = context.clock.now();
  const finished = facts.finishedOn === undefined ? null : day(facts.finishedOn);
  const dossierId = newId();
  const code = newReadableCode(receiptCodeLength);
  return inTransaction(context.db, async (tx) => {
    const procedure = {
      id: newId(),
      office_id: officeId,
      code: "2.001100",
      name: "Cấp giấy phép",
      field: "An toàn bức xạ",
    };
    await tx
      .insertInto("procedures")
      .values(procedure)
      .onConflict((oc) => oc.columns(["office_id", "code"]).doNothing())
      .execute();
    const { id: procedureId } = await tx
      .selectFrom("procedures")
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirstOrThrow();
    const dossier = {
      office_id: officeId,
      procedure_id: procedureId,
      unit_id: null,
      counter_id: null,
      channel: facts.channel ?? ("counter" as const),
      received_at: now,
      received_on: dayOf(now),
      due_on: null,
      finished_on: finished,
      returned_by: null,
    };
    await tx
      .insertInto("dossiers")
      .values({
        ...dossier,
        id: dossierId,
        number: facts.number ?? `H29.16-${dossierId}`,
        state: finished === null ? "in-progress" : "finished",
        due_at: null,
        finished_at: finished === null ? null : now,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await tx
      .insertInto("receipts")
      .values({
        code,
        office_id: officeId,
        dossier_id: dossierId,
        issued_at: now,
        printed_at: null,
        first_printed_at: null,
        complained: 0,
        open_until: facts.openUntil === undefined ? null : day(facts.openUntil),
      })
      .execute();
    await addToTotals(tx, undefined, { dossier, ...untouched, rating: undefined });
    return { code, dossierId };
  });
}

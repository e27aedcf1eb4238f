import { inTransaction } from "#db/engine.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantFromDate } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** A small register with its ratings, created through the product's own commands. */

interface ReceivedDossier {
  /** When it was received, an ISO time with offset. */
  at: string;
  /** Code of the procedure, which is also its name here. */
  procedure?: string;
  channel?: Channel;
  counter?: string;
  unit?: string;
  /** The faces tapped one after the other; none when it was not rated. */
  taps?: readonly Score[];
}

/** Registers dossiers in the given order, each rated as given; returns their receipt codes. */
export async function givenDossiers(
  context: Context,
  officeId: string,
  dossiers: readonly ReceivedDossier[],
): Promise<string[]> {
  const prefix = String((await countReceipts(context)) + 1);
  const entries = dossiers.map((dossier, index) => entryOf(dossier, `H29.16-${prefix}-${String(index)}`));
  await inTransaction(context.db, (tx) => registerDossiers(tx, officeId, entries, context.clock.now()));
  const codes: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const code = await findCode(context, officeId, entry.number);
    for (const score of dossiers[index]?.taps ?? []) {
      await giveRating(context, { code, score, source: "phone", language: "vi" });
    }
    codes.push(code);
  }
  return codes;
}

function entryOf(dossier: ReceivedDossier, number: string): RegisterEntry {
  const receivedAt = instantFromDate(new Date(dossier.at));
  const procedure = dossier.procedure ?? "2.001100";
  return {
    number,
    procedure: { code: procedure, name: procedure, field: "Lĩnh vực thử" },
    channel: dossier.channel ?? "counter",
    state: "in-progress",
    receivedAt,
    receivedOn: dayOf(receivedAt),
    dueAt: null,
    dueOn: null,
    finishedAt: null,
    finishedOn: null,
    returnedBy: null,
    counter: dossier.counter ?? null,
    unit: dossier.unit ?? null,
  };
}

async function countReceipts(context: Context): Promise<number> {
  const row = await context.db
    .selectFrom("receipts")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

async function findCode(context: Context, officeId: string, number: string): Promise<string> {
  const row = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", number)
    .select("receipts.code")
    .executeTakeFirstOrThrow();
  return row.code;
}

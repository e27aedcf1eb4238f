import { inTransaction, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { newDayProblem, refusalOf, type ApologyRefusal, type ApologyTitle, type NewDayProblem } from "./apology.ts";
import { countBatch } from "./list-apologies.server.ts";
import { findChosen, findLateDays, letterStateOf, listLate } from "./list-late.server.ts";
import type { LateFilter } from "./late-filter.ts";

/** The most letters written at once. */
export const mostLetters = 5000;
/** Rows of one statement. */
const portion = 200;

export type Writer = Pick<SignedIn, "officeId" | "staffId" | "unitId" | "roles">;

/** The letters that are asked for: for these dossiers, or for all that a filter leaves. */
export interface AskedLetters {
  dossiers: { ids: readonly string[] } | { filter: LateFilter };
  title: ApologyTitle;
  reason: string;
  newOn: Day;
  again: boolean;
  /** The id that the form carries: a second tap on its button is the same writing. */
  batchId?: string | undefined;
}

/** What became of the dossiers: how many letters were written, and how many dossiers got none, by the reason. */
export interface LettersWritten {
  ok: true;
  batchId: string;
  written: number;
  left: Partial<Record<ApologyRefusal, number>>;
}

export type LettersOutcome =
  | LettersWritten
  | { ok: false; reason: NewDayProblem | "noneChosen" | "tooMany" }
  /** No dossier may have this letter; by the reason. */
  | { ok: false; reason: "noneLeft"; left: Partial<Record<ApologyRefusal, number>> };

/**
 * Writes a letter of apology for each of the dossiers: all letters and their entry in the audit record are saved together
 * or not at all. A dossier that may not have one is left out and counted; of two persons who write for the same dossier at
 * once one does. The same form sent again completes its letters and is answered like the first time. Nothing is sent: a
 * letter counts as sent when a person records its number and day.
 */
export async function writeApologies(context: Context, writer: Writer, asked: AskedLetters): Promise<LettersOutcome> {
  const days = await findLateDays(context, writer.officeId);
  const wrong = newDayProblem(asked.newOn, days.today, days.calendar);
  if (wrong !== undefined) return { ok: false, reason: wrong };
  return inTransaction(context.db, async (tx): Promise<LettersOutcome> => {
    const { batchId, before } = await findBatch(tx, writer, asked);
    const chosen = await listChosen(tx, writer, days, asked.dossiers);
    if (chosen.length === 0 && before === 0) return { ok: false, reason: "noneChosen" };
    if (chosen.length > mostLetters) return { ok: false, reason: "tooMany" };
    const { ready, left } = await decide(tx, writer, { ...asked, ...days, batchId }, chosen);
    const now = context.clock.now();
    const saved = await saveLetters(tx, { ...asked, batchId, writer, now, today: days.today }, ready);
    // Counted anew: the same form may have been sent twice at once.
    const written = await countBatch(tx, writer.officeId, batchId);
    leave(left, "meanwhile", ready.length - (written - before));
    if (written === 0) return { ok: false, reason: "noneLeft", left };
    if (saved > 0) {
      await recordAudit(context, tx, {
        now,
        officeId: writer.officeId,
        staffId: writer.staffId,
        action: "apologies-written",
        subject: `${String(saved)} ${batchId}`,
      });
    }
    return { ok: true, batchId, written, left };
  });
}

/**
 * The id under which the letters are written, and how many letters it has: that of the form, unless another person or
 * another text used it (the form was changed and sent again from the browser's history).
 */
async function findBatch(
  tx: Tx,
  { officeId, staffId }: Writer,
  { batchId, title, reason, newOn }: AskedLetters,
): Promise<{ batchId: string; before: number }> {
  if (batchId === undefined) return { batchId: newId(), before: 0 };
  const known = await tx
    .selectFrom("apology_letters")
    .where("batch_id", "=", batchId)
    .select(["office_id", "written_by", "title", "reason", "new_on"])
    .executeTakeFirst();
  if (known === undefined) return { batchId, before: 0 };
  const isSame =
    known.office_id === officeId &&
    known.written_by === staffId &&
    known.title === title &&
    known.reason === reason &&
    known.new_on === newOn;
  return isSame ? { batchId, before: await countBatch(tx, officeId, batchId) } : { batchId: newId(), before: 0 };
}

type LeftOut = Partial<Record<ApologyRefusal, number>>;

function leave(left: LeftOut, reason: ApologyRefusal, count = 1): void {
  if (count > 0) left[reason] = (left[reason] ?? 0) + count;
}

/** Which of the chosen dossiers get a letter, and how many get none by the reason. */
async function decide(
  tx: Tx,
  writer: Writer,
  asked: Parameters<typeof refusalOf>[1] & { batchId: string },
  chosen: readonly string[],
) {
  const found = await findChosen(tx, writer.officeId, chosen);
  const left: LeftOut = {};
  leave(left, "gone", chosen.length - found.length);
  const ready = found.filter((dossier) => {
    const refusal = refusalOf({ ...dossier, letter: letterStateOf(dossier) }, asked, writer);
    const isOwn = refusal === "written" && dossier.batchId === asked.batchId;
    if (refusal !== undefined && !isOwn) leave(left, refusal);
    return refusal === undefined;
  });
  return { ready, left };
}

async function listChosen(
  tx: Tx,
  { officeId }: Writer,
  days: Awaited<ReturnType<typeof findLateDays>>,
  dossiers: AskedLetters["dossiers"],
): Promise<string[]> {
  if ("ids" in dossiers) return [...new Set(dossiers.ids)];
  const page = await listLate(tx, { officeId, days }, dossiers.filter, { most: mostLetters + 1 });
  return page.dossiers.map(({ id }) => id);
}

interface SavedLetters extends Omit<AskedLetters, "dossiers" | "again" | "batchId"> {
  batchId: string;
  writer: Writer;
  now: ReturnType<Context["clock"]["now"]>;
  today: Day;
}

interface ReadyDossier {
  number: string;
  receivedOn: Day;
  dueOn: Day | null;
}

/** Saves the letters of dossiers that may have one; returns how many were not written by somebody else meanwhile. */
async function saveLetters(
  tx: Tx,
  { batchId, writer, now, today, title, reason, newOn }: SavedLetters,
  dossiers: readonly ReadyDossier[],
): Promise<number> {
  const ordinals = await findOrdinals(tx, writer.officeId, dossiers);
  let written = 0;
  for (let first = 0; first < dossiers.length; first += portion) {
    const rows = dossiers.slice(first, first + portion).map(({ number, receivedOn, dueOn }) => ({
      id: newId(),
      office_id: writer.officeId,
      dossier_number: number,
      received_on: receivedOn,
      ordinal: (ordinals.get(number) ?? 0) + 1,
      batch_id: batchId,
      title,
      reason,
      // `refusalOf` refuses what has no promised day.
      promised_on: dueOn ?? today,
      new_on: newOn,
      written_by: writer.staffId,
      written_at: now,
      written_on: today,
      document_number: null,
      sent_on: null,
      recorded_by: null,
      recorded_at: null,
    }));
    const saved = await tx
      .insertInto("apology_letters")
      .values(rows)
      .onConflict((known) => known.columns(["office_id", "dossier_number", "ordinal"]).doNothing())
      .executeTakeFirst();
    written += Number(saved.numInsertedOrUpdatedRows ?? 0n);
  }
  return written;
}

/** The number of the last letter of each dossier that has one, also of an earlier dossier with the same number. */
async function findOrdinals(tx: Tx, officeId: string, dossiers: readonly ReadyDossier[]): Promise<Map<string, number>> {
  const numbers = dossiers.map(({ number }) => number);
  const rows = await tx
    .selectFrom("apology_letters")
    .where("office_id", "=", officeId)
    .where(inList(tx, "dossier_number", numbers))
    .groupBy("dossier_number")
    .select(["dossier_number as number", (eb) => eb.fn.max("ordinal").as("ordinal")])
    .execute();
  return new Map(rows.map(({ number, ordinal }) => [number, ordinal]));
}

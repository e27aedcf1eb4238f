import { inTransaction, type Tx } from "#db/engine.ts";
import { dueOn, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { lockCalendar } from "#app/deadlines/calendar/lock-calendar.server.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { lockOwnCase, type LockedCase } from "#app/complaints/steps/change-case.server.ts";
import { reopenUntil, type Solved } from "#app/complaints/case/complaint.ts";
import { checkSecret } from "./follow-case.server.ts";
import { followUpDuplicates, lockDuplicates } from "#app/complaints/steps/duplicates.server.ts";
import { findOpenQuestion } from "#app/complaints/case/list-questions.server.ts";
import { applyStep, type Moment, type OwnRefusal, type PreparedStep } from "#app/complaints/steps/take-step.server.ts";
import { fitsState, steps, type StepName } from "#app/complaints/case/step-rules.ts";
import { notifyStep } from "#app/complaints/steps/notify-step.server.ts";

/** What its sender does with a case: with reference and secret, on its status page. */
export interface Sender {
  reference: string;
  secret: string;
}

/** "refused": wrong secret. "state": the state of the case no longer allows the step. */
export type SenderOutcome = { ok: true } | { ok: false; reason: "refused" | "too-many" | "state" };

type OwnCase = LockedCase & { officeId: string };
type Prepare = (
  tx: Tx,
  lockedCase: OwnCase,
  moment: Moment,
) => PreparedStep | OwnRefusal<"state"> | Promise<PreparedStep | OwnRefusal<"state">>;

async function takeSenderStep(
  context: Context,
  sender: Sender,
  stepName: StepName,
  prepare: Prepare,
): Promise<SenderOutcome> {
  const checked = await checkSecret(context, sender.reference, sender.secret);
  if (!checked.ok) return checked;
  return inTransaction(context.db, async (tx): Promise<SenderOutcome> => {
    if (stepName === "reopen") await lockCalendarOfCase(tx, checked.reference);
    const lockedCase = await lockOwnCase(tx, checked.reference);
    if (lockedCase === undefined || !fitsState(stepName, lockedCase.state)) return { ok: false, reason: "state" };
    await lockDuplicates(tx, lockedCase, steps[stepName].step);
    const at = context.clock.now();
    const prepared = await prepare(tx, lockedCase, { at, on: dayOf(at) });
    if ("refused" in prepared) return { ok: false, reason: prepared.refused };
    const isTaken = await applyStep(tx, lockedCase, stepName, prepared, {
      officeId: lockedCase.officeId,
      staffId: null,
      at,
    });
    if (!isTaken) return { ok: false, reason: "state" };
    const { step } = steps[stepName];
    const { id: complaintId, officeId, reference } = lockedCase;
    const notice = { officeId, complaintId, step, revision: lockedCase.revision + 1, staffId: null };
    await notifyStep(context, tx, notice);
    await followUpDuplicates(context, tx, { reference, ...notice });
    return { ok: true };
  });
}

/** The new due day is counted by the office's calendar, which comes before the case in the order of locks. */
async function lockCalendarOfCase(tx: Tx, reference: string): Promise<void> {
  const found = tx.selectFrom("complaints").where("reference", "=", reference).select("office_id");
  const row = await found.executeTakeFirst();
  if (row !== undefined) await lockCalendar(tx, row.office_id);
}

/** Replies to the question the office has asked. */
export function replyToQuestion(context: Context, sender: Sender, reply: string): Promise<SenderOutcome> {
  return takeSenderStep(context, sender, "reply", async (tx, lockedCase, { at }) => {
    const question = await findOpenQuestion(tx, lockedCase.id);
    if (question === undefined) return { refused: "state" };
    return {
      change: {},
      note: reply,
      alsoSave: async () => {
        await tx
          .updateTable("complaint_questions")
          .set({ reply, replied_at: at })
          .where("id", "=", question.id)
          .where("replied_at", "is", null)
          .execute();
      },
    };
  });
}

/** Withdraws the case; a reason may be given. */
export function withdrawCase(context: Context, sender: Sender, reason: string): Promise<SenderOutcome> {
  return takeSenderStep(context, sender, "withdraw", (_tx, _lockedCase, { on }) => ({
    change: { closed_on: on },
    note: reason === "" ? null : reason,
  }));
}

/**
 * Reopens an answered case, once, within the days the office allows, because the answer does not settle it. A second
 * clock of five working days starts; the first due day and the first answer stay beside it.
 */
export function reopenCase(context: Context, sender: Sender, reason: string): Promise<SenderOutcome> {
  return takeSenderStep(context, sender, "reopen", async (tx, lockedCase, { on }) => {
    const { reopenDays } = await findCaseRules(tx, lockedCase.officeId);
    const until = reopenUntil(lockedCase, reopenDays);
    if (until === null || until < on) return { refused: "state" };
    const due = dueOn(on, workingDaysToAnswer, (await lockCalendar(tx, lockedCase.officeId)).calendar);
    return {
      change: {
        reopened_on: on,
        second_due_on: due.dueOn,
        due_on: due.dueOn,
        due_unconfirmed: due.unconfirmedYears.length > 0 ? 1 : 0,
        first_answer: lockedCase.answer,
        first_answered_on: lockedCase.answeredOn,
        first_answered_by: lockedCase.answeredBy,
        answer: null,
        answered_at: null,
        answered_on: null,
        answered_by: null,
        drafted_by: null,
      },
      note: reason,
    };
  });
}

/**
 * Records, once for each answer, whether it solved the matter. What was recorded for the first answer stays with it.
 */
export function recordOutcome(
  context: Context,
  sender: Sender,
  outcome: { solved: Solved; words: string },
): Promise<SenderOutcome> {
  return takeSenderStep(context, sender, "tell-outcome", async (tx, lockedCase, { at, on }) => {
    const { reopened_on } = await tx
      .selectFrom("complaints")
      .where("id", "=", lockedCase.id)
      .select("reopened_on")
      .executeTakeFirstOrThrow();
    const row = {
      complaint_id: lockedCase.id,
      answer_number: reopened_on === null ? 1 : 2,
      solved: outcome.solved,
      words: outcome.words === "" ? null : outcome.words,
      told_at: at,
      told_on: on,
    };
    // Inserted before the case is changed; the case is locked, so a second tap finds the row.
    const saved = await tx
      .insertInto("complaint_outcomes")
      .values(row)
      .onConflict((conflict) => conflict.columns(["complaint_id", "answer_number"]).doNothing())
      .executeTakeFirst();
    if (saved.numInsertedOrUpdatedRows === 0n) return { refused: "state" };
    return { change: {}, note: outcome.solved };
  });
}

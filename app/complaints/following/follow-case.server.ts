import type { Db } from "#db/engine.ts";
import { addWorkingDays, dueOn, workingDaysBetween, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { hashCode, sameDigest } from "#app/platform/secrets.server.ts";
import { publicHistory } from "#app/complaints/case/case-history.ts";
import { clockStartedOn, reopenUntil, soonWorkingDays, urgencyOf } from "#app/complaints/case/complaint.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { listQuestions } from "#app/complaints/case/list-questions.server.ts";
import { findOtherCase } from "./other-case.server.ts";
import type { FollowedCase } from "./followed-case.ts";
import { fitsState } from "#app/complaints/case/step-rules.ts";
import { isOfCurrentAnswer } from "#app/complaints/case/find-case.server.ts";
import { readFollowSecret, readReference } from "#app/complaints/case/reference.ts";

/**
 * "refused" is the answer for an unknown reference and for a wrong secret, so that nobody learns which references
 * exist.
 */
export type FollowOutcome = { ok: true; case: FollowedCase } | { ok: false; reason: "refused" | "too-many" };

/**
 * Limit of wrong secrets from one network for one reference. Only wrong ones are counted, and the right one is always
 * accepted: a secret is one of 23⁹, so only a script could find it, and a stranger who knows the reference must not be
 * able to lock its sender out.
 */
const wrongSecrets: Limit = { name: "wrong follow secret", count: 10, minutes: 15 };

/**
 * Finds the case of a reference for a visitor who knows its secret, both as typed. "too-many" is returned for a wrong
 * secret only.
 */
export async function followCase(
  context: Context,
  typedReference: string,
  typedSecret: string,
): Promise<FollowOutcome> {
  const checked = await checkSecret(context, typedReference, typedSecret);
  if (!checked.ok) return checked;
  const row = await findRow(context.db, checked.reference);
  return row === undefined ? { ok: false, reason: "refused" } : { ok: true, case: await describe(context, row) };
}

export type CheckedSecret = { ok: true; reference: string } | { ok: false; reason: "refused" | "too-many" };

/** Whether the secret is that of the case, both as typed. */
export async function checkSecret(
  context: Context,
  typedReference: string,
  typedSecret: string,
): Promise<CheckedSecret> {
  const reference = readReference(typedReference);
  const secret = readFollowSecret(typedSecret);
  if (!reference.ok || !secret.ok) return { ok: false, reason: "refused" };
  const row = await context.db
    .selectFrom("complaints")
    .where("reference", "=", reference.code)
    .select("secret_hash")
    .executeTakeFirst();
  const digest = hashCode(context.settings.secret, "follow secret", secret.code);
  const tries = `${reference.code} ${networkOf(context.visitor?.address ?? "")}`;
  if (row === undefined || !sameDigest(digest, row.secret_hash)) {
    return { ok: false, reason: context.limits.take(wrongSecrets, tries) ? "refused" : "too-many" };
  }
  context.limits.forget(wrongSecrets, tries);
  return { ok: true, reference: reference.code };
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, reference: string) {
  return db
    .selectFrom("complaints")
    .innerJoin("offices", "offices.id", "complaints.office_id")
    .leftJoin("complaint_outcomes", (join) =>
      join.onRef("complaint_outcomes.complaint_id", "=", "complaints.id").on(isOfCurrentAnswer),
    )
    .leftJoin("complaint_outcomes as first_outcomes", (join) =>
      join
        .onRef("first_outcomes.complaint_id", "=", "complaints.id")
        .on("first_outcomes.answer_number", "=", 1)
        .on("complaints.reopened_on", "is not", null),
    )
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("complaints.reference", "=", reference)
    .select([
      "complaints.id",
      "complaints.office_id",
      "complaints.lane",
      "complaints.first_due_on as firstDueOn",
      "complaints.first_answer as firstAnswer",
      "complaints.first_answered_on as firstAnsweredOn",
      "complaints.reopened_on as reopenedOn",
      "complaints.second_due_on as secondDueOn",
      "complaints.forwarded_to as forwardedTo",
      "complaints.forwarded_on as forwardedOn",
      "complaints.refusal_reason as refusalReason",
      "complaints.refusal_text as refusalText",
      "complaints.duplicate_of as duplicateOf",
      "complaint_outcomes.solved",
      "first_outcomes.solved as firstSolved",
      "complaints.answer_owed",
      "complaints.due_unconfirmed",
      "complaints.reference",
      "complaints.kind",
      "complaints.state",
      "complaints.text",
      "complaints.received_at as receivedAt",
      "complaints.received_on as receivedOn",
      "complaints.due_on as dueOn",
      "complaints.answer",
      "complaints.answered_on as answeredOn",
      "offices.name as officeName",
      "offices.contact_line as contactLine",
      "dossiers.number as dossierNumber",
      "procedures.name as procedureName",
    ])
    .executeTakeFirst();
}

async function describe(context: Context, row: Row): Promise<FollowedCase> {
  const { id, office_id: officeId, answer_owed: owed, due_unconfirmed: unconfirmed, duplicateOf, ...rest } = row;
  const { db } = context;
  const calendar = await findCalendar(db, officeId);
  const { reopenDays } = await findCaseRules(db, officeId);
  const today = dayOf(context.clock.now());
  const answerOwed = owed === 1;
  const counting = dueOn(clockStartedOn(row), workingDaysToAnswer, calendar);
  const until = reopenUntil(row, reopenDays);
  const isRefused = row.state === "not-accepted";
  return {
    ...rest,
    answerOwed,
    dueUnconfirmed: unconfirmed === 1,
    urgency: urgencyOf({ ...row, answerOwed }, today, addWorkingDays(today, soonWorkingDays, calendar)),
    workingDaysLeft: workingDaysBetween(row.answeredOn ?? today, row.dueOn, calendar),
    counting: counting.dueOn === row.dueOn ? counting : null,
    // A proposal is not a decision yet.
    refusalReason: isRefused ? row.refusalReason : null,
    refusalText: isRefused ? row.refusalText : null,
    otherCase:
      row.state === "duplicate" && duplicateOf !== null ? await findOtherCase(context, officeId, duplicateOf) : null,
    questions: await listQuestions(db, id),
    mayWithdraw: fitsState("withdraw", row.state),
    reopenUntil: until !== null && until >= today ? until : null,
    mayTellOutcome: fitsState("tell-outcome", row.state) && row.solved === null,
    steps: publicHistory(await listHistory(db, officeId, id)),
  };
}

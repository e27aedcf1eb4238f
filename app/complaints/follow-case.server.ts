import type { Db } from "#db/engine.ts";
import { addWorkingDays, dueOn, workingDaysBetween, workingDaysToAnswer, type DueDay } from "#app/deadlines/due-on.ts";
import { findCalendar } from "#app/deadlines/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { hashCode, sameDigest } from "#app/platform/secrets.server.ts";
import { publicHistory, type PublicStep } from "./case-history.ts";
import { soonWorkingDays, urgencyOf, type ComplaintKind, type ComplaintState, type Urgency } from "./complaint.ts";
import { listHistory } from "./list-history.server.ts";
import { readFollowSecret, readReference } from "./reference.ts";

/** What the sender of a case reads of it. */
export interface FollowedCase {
  reference: string;
  officeName: string;
  contactLine: string;
  kind: ComplaintKind;
  state: ComplaintState;
  text: string;
  answerOwed: boolean;
  receivedAt: Instant;
  receivedOn: Day;
  dueOn: Day;
  dueUnconfirmed: boolean;
  urgency: Urgency;
  /** Working days to the due day, from today or from the day of the answer; negative when it has passed. */
  workingDaysLeft: number;
  /** How the due day was counted; null where the calendar was changed after the case was closed. */
  counting: DueDay | null;
  procedureName: string | null;
  dossierNumber: string | null;
  answer: string | null;
  answeredOn: Day | null;
  steps: PublicStep[];
}

/** "refused" says the same of an unknown reference and of a wrong secret: nobody learns which references exist. */
export type FollowOutcome = { ok: true; case: FollowedCase } | { ok: false; reason: "refused" | "too-many" };

const attempts: Limit = { name: "follow", count: 10, minutes: 15 };

/** The case of a reference for whoever knows its secret, both as typed; a few attempts a reference and quarter of an hour. */
export async function followCase(
  context: Context,
  typedReference: string,
  typedSecret: string,
): Promise<FollowOutcome> {
  const reference = readReference(typedReference);
  const secret = readFollowSecret(typedSecret);
  if (!reference.ok || !secret.ok) return { ok: false, reason: "refused" };
  if (!context.limits.take(attempts, reference.code)) return { ok: false, reason: "too-many" };
  const row = await findRow(context.db, reference.code);
  const digest = hashCode(context.settings.secret, "follow secret", secret.code);
  if (row === undefined || !sameDigest(digest, row.secret_hash)) return { ok: false, reason: "refused" };
  context.limits.forget(attempts, reference.code);
  return { ok: true, case: await describe(context, row) };
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, reference: string) {
  return db
    .selectFrom("complaints")
    .innerJoin("offices", "offices.id", "complaints.office_id")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("complaints.reference", "=", reference)
    .select([
      "complaints.id",
      "complaints.office_id",
      "complaints.secret_hash",
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
  const { id, office_id: officeId, secret_hash: _hash, answer_owed: owed, due_unconfirmed: unconfirmed, ...rest } = row;
  const calendar = await findCalendar(context.db, officeId);
  const today = dayOf(context.clock.now());
  const answerOwed = owed === 1;
  const counting = dueOn(row.receivedOn, workingDaysToAnswer, calendar);
  return {
    ...rest,
    answerOwed,
    dueUnconfirmed: unconfirmed === 1,
    urgency: urgencyOf({ ...row, answerOwed }, today, addWorkingDays(today, soonWorkingDays, calendar)),
    workingDaysLeft: workingDaysBetween(row.answeredOn ?? today, row.dueOn, calendar),
    counting: counting.dueOn === row.dueOn ? counting : null,
    steps: publicHistory(await listHistory(context.db, officeId, id)),
  };
}

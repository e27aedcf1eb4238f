import { inTransaction, type Tx } from "#db/engine.ts";
import { dueOn, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { lockCalendar } from "#app/deadlines/calendar/lock-calendar.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import { hashCode, hashToken, keyedBytes, newToken, seal } from "#app/platform/secrets.server.ts";
import { readableCodeFrom } from "#app/platform/readable-code.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { mostFiles, type AcceptedFile } from "#app/complaints/attachments/attachment.ts";
import { saveAttachments } from "#app/complaints/attachments/save-attachments.server.ts";
import {
  isAnswerOwed,
  type ComplaintKind,
  type ComplaintSource,
  type ComplaintState,
} from "#app/complaints/case/complaint.ts";
import { countComplaint } from "#app/complaints/steps/count-complaint.server.ts";
import { noticeVersion, type ContactDetails } from "#app/complaints/case/new-complaint.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { followSecretLength, formatReference, referenceLength } from "#app/complaints/case/reference.ts";
import { notifyStep } from "#app/complaints/steps/notify-step.server.ts";

/** A complaint as the citizen sent it. */
export interface SentComplaint {
  officeId: string;
  /** The dossier it is about, if it comes from a receipt. */
  dossierId: string | null;
  source: ComplaintSource;
  language: Language;
  kind: ComplaintKind;
  text: string;
  /** Null makes it an anonymous comment, to which no official answer is owed. */
  contact: ContactDetails | null;
  /** The random key of the form; null if the sender's form has none. */
  formKey: string | null;
  /** The attached files. The caller must remove those that no case has claimed. */
  files?: readonly AcceptedFile[];
  /** Who entered it for its sender, and the day it reached the office; undefined where the sender sent it. */
  entered?: { by: string; receivedOn: Day } | undefined;
}

/** The codes for the citizen: the reference as shown, and the secret without its hyphen. */
export interface Receipted {
  reference: string;
  secret: string;
}

/**
 * Registers a complaint in one transaction: the case with its due day, the sealed contact, the first step of its
 * history. The same form with the same words returns the same reference and secret and creates no second case. Files
 * that the case lacks (the first response was lost, and the files were chosen again) are added until staff open the
 * case; afterwards they create another case, because nobody would notice them in the first.
 */
export async function sendComplaint(context: Context, sent: SentComplaint): Promise<Receipted> {
  const files = sent.files ?? [];
  const typed = [sent.formKey ?? newToken(), sent.officeId, sent.dossierId, sent.kind, sent.text, sent.contact];
  if (sent.entered !== undefined) typed.push(sent.source, sent.entered.receivedOn);
  const first = await sendForm(context, sent, JSON.stringify(typed));
  if (first !== undefined) return first;
  const withFiles = await sendForm(context, sent, JSON.stringify([...typed, ...files.map((file) => file.sentSha256)]));
  if (withFiles === undefined) throw new Error("the files of a form are neither in its case nor in one of their own");
  return withFiles;
}

/** Creates the case of this form, or finds it; undefined if it exists and does not accept the files any more. */
async function sendForm(context: Context, sent: SentComplaint, form: string): Promise<Receipted | undefined> {
  const { db, settings } = context;
  const formHash = hashToken(form);
  const secret = readableCodeFrom(keyedBytes(settings.secret, "first follow secret", form), followSecretLength);
  const reference = await inTransaction(db, async (tx) => {
    const known = await findByForm(tx, formHash);
    if (known !== undefined) return addLackingFiles(context, tx, sent, known);
    const made = await takeIn(context, tx, sent, formHash, secret);
    if (made !== undefined) return made;
    const faster = await findByForm(tx, formHash);
    if (faster === undefined) throw new Error("a complaint was neither saved nor found by its form");
    return addLackingFiles(context, tx, sent, faster);
  });
  return reference === undefined ? undefined : { reference, secret };
}

interface KnownCase {
  id: string;
  reference: string;
  state: ComplaintState;
}

/** Adds missing files to a case; returns its reference, or undefined if it cannot take them. */
async function addLackingFiles(
  context: Context,
  tx: Tx,
  { officeId, files }: SentComplaint,
  known: KnownCase,
): Promise<string | undefined> {
  if (files === undefined || files.length === 0) return known.reference;
  const rows = await tx.selectFrom("attachments").where("complaint_id", "=", known.id).select("sha256").execute();
  const stored = new Set(rows.map(({ sha256 }) => sha256));
  const lacking = files.filter(({ sha256 }) => !stored.has(sha256));
  if (lacking.length === 0) return known.reference;
  // Twice as many as in one form: a phone that shrinks its photos again sends other bytes each time.
  if (known.state !== "received" || rows.length + lacking.length > 2 * mostFiles) return undefined;
  const now = context.clock.now();
  await saveAttachments(tx, { officeId, complaintId: known.id, at: now, by: "citizen" }, lacking);
  return known.reference;
}

function findByForm(tx: Tx, formHash: string): Promise<KnownCase | undefined> {
  return tx
    .selectFrom("complaints")
    .where("form_hash", "=", formHash)
    .select(["id", "reference", "state"])
    .executeTakeFirst();
}

/** Inserts the case; undefined if a second tap at the same moment has inserted it. */
async function takeIn(
  context: Context,
  tx: Tx,
  sent: SentComplaint,
  formHash: string,
  secret: string,
): Promise<string | undefined> {
  const now = context.clock.now();
  const receivedOn = sent.entered?.receivedOn ?? dayOf(now);
  const { calendar } = await lockCalendar(tx, sent.officeId);
  const due = dueOn(receivedOn, workingDaysToAnswer, calendar);
  const id = newId();
  const reference = formatReference(newReadableCode(referenceLength));
  const saved = await tx
    .insertInto("complaints")
    .values({
      id,
      office_id: sent.officeId,
      reference,
      secret_hash: hashCode(context.settings.secret, "follow secret", secret),
      form_hash: formHash,
      kind: sent.kind,
      source: sent.source,
      language: sent.language,
      dossier_id: sent.dossierId,
      text: sent.text,
      search: searchText(`${reference} ${sent.text}`),
      state: "received",
      answer_owed: isAnswerOwed(sent.kind, sent.contact !== null) ? 1 : 0,
      received_at: receivedOn === dayOf(now) ? now : middayOf(receivedOn),
      received_on: receivedOn,
      first_due_on: due.dueOn,
      due_on: due.dueOn,
      due_unconfirmed: due.unconfirmedYears.length > 0 ? 1 : 0,
      unit_id: null,
      assignee_id: null,
      answer: null,
      answered_at: null,
      answered_on: null,
      answered_by: null,
      revision: 1,
    })
    .onConflict((conflict) => conflict.column("form_hash").doNothing())
    .executeTakeFirst();
  if (saved.numInsertedOrUpdatedRows === 0n) return undefined;
  if (sent.contact !== null) await saveContact(context, tx, id, sent.contact);
  await saveAttachments(tx, { officeId: sent.officeId, complaintId: id, at: now, by: "citizen" }, sent.files ?? []);
  await recordStep(tx, {
    officeId: sent.officeId,
    complaintId: id,
    kind: "received",
    at: now,
    staffId: sent.entered?.by ?? null,
    from: null,
    to: "received",
  });
  await notifyStep(context, tx, {
    officeId: sent.officeId,
    complaintId: id,
    step: "received",
    revision: 1,
    staffId: null,
  });
  await countComplaint(tx, sent.officeId, sent.dossierId);
  return reference;
}

/** The instant of receipt on an earlier day, whose hour nobody knows. */
const middayOf = (day: Day): Instant => instantAt(day, 12, 0);

async function saveContact(context: Context, tx: Tx, complaintId: string, contact: ContactDetails): Promise<void> {
  await tx
    .insertInto("complaint_contacts")
    .values({
      complaint_id: complaintId,
      sealed: seal(context.settings.secret, complaintId, JSON.stringify(contact)),
      consented_at: context.clock.now(),
      notice_version: noticeVersion,
    })
    .execute();
}

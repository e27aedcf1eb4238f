import { contactOf, newComplaintSchema } from "#app/complaints/case/new-complaint.ts";
import { otherLawOf } from "#app/complaints/case/other-law.ts";
import { sendComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import { findIdByNumber } from "#app/dossiers/listing/find-dossier-ids.server.ts";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { handle } from "#app/api/answering/handle.server.ts";
import { refusedBecause } from "#app/api/answering/refuse.ts";
import { pointerOf } from "#app/api/answering/wrong-places.ts";
import { listComplaintsRoute, sendComplaintRoute } from "#app/api/contract/complaints.ts";
import { pageOf } from "./page-of.ts";

/** Cases sent with one key: a program that runs wild must not fill the inbox. */
const sentByKey: Limit = { name: "complaints of a key", count: 300, minutes: 15 };

/** The cases of the office but for locked ones, which do not exist for software. */
const listComplaints = handle(listComplaintsRoute, async ({ context: { db }, caller, query, addressWith }) => {
  const { from, until, after, limit } = query;
  let cases = db
    .selectFrom("complaints")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .where("complaints.office_id", "=", caller.officeId)
    .where("complaints.locked", "=", 0);
  if (from !== undefined) cases = cases.where("complaints.received_on", ">=", from);
  if (until !== undefined) cases = cases.where("complaints.received_on", "<=", until);
  if (after !== undefined) cases = cases.where("complaints.id", ">", after);
  const rows = await cases
    .orderBy("complaints.id")
    .limit(limit + 1)
    .select(["complaints.id", "complaints.reference", "complaints.kind", "complaints.state", "complaints.source"])
    .select(["complaints.received_on as receivedOn", "complaints.answer_owed", "complaints.due_on"])
    .select(["complaints.answered_on as answeredOn", "complaints.closed_on as closedOn", "dossiers.number as dossier"])
    .execute();
  const { lines, next } = pageOf(rows, query, addressWith);
  const complaints = lines.map(({ id: _id, answer_owed: owed, due_on: dueOn, ...line }) => ({
    ...line,
    answerOwed: owed === 1,
    dueOn: owed === 1 ? dueOn : null,
  }));
  return { body: { complaints, next } };
});

const send = handle(sendComplaintRoute, async ({ context, caller, t, body, requestKey }) => {
  const { kind, text, contact, consent, language } = body;
  const read = newComplaintSchema.safeParse({ kind, text, ...contact, ...(consent ? { consent: "on" } : {}) });
  if (!read.success) {
    const places = read.error.issues.map(({ path: [field = ""], message }) => ({
      at: pointerOf(contact !== undefined && field in emptyContact ? ["contact", field] : [field]),
      text: problemSentence(t, "complaints:problems", message),
    }));
    return refusedBecause("invalid", { places });
  }
  const dossierId = body.dossier === undefined ? null : await findIdByNumber(context.db, caller.officeId, body.dossier);
  if (dossierId === undefined) {
    const text = problemSentence(t, "complaints:problems", "dossierUnknown");
    return refusedBecause("invalid", { places: [{ at: "/dossier", text }] });
  }
  if (otherLawOf(read.data.text) !== null && body.otherLaw !== "anyway") return refusedBecause("other-law");
  if (!context.limits.take(sentByKey, caller.keyId)) return refusedBecause("too-many", { afterSeconds: 900 });
  const { reference, secret } = await sendComplaint(context, {
    officeId: caller.officeId,
    dossierId,
    source: "api",
    language,
    kind: read.data.kind,
    text: read.data.text,
    contact: contactOf(read.data),
    // A request that is repeated after its answer was lost makes no second case.
    formKey: requestKey === null ? null : `${caller.keyId} ${requestKey}`,
  });
  const made = await context.db
    .selectFrom("complaints")
    .where("reference", "=", reference)
    .select(["answer_owed", "due_on"])
    .executeTakeFirstOrThrow();
  const answerOwed = made.answer_owed === 1;
  const statusUrl = `${context.settings.publicUrl}/t/${reference}`;
  return { body: { reference, secret, statusUrl, answerOwed, dueOn: answerOwed ? made.due_on : null } };
});

const emptyContact = { name: "", address: "", phone: "", email: "" };

export const complaintRoutes = [listComplaints, send];

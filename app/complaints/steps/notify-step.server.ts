import type { Tx } from "#db/engine.ts";
import type { SenderMessageKind } from "#app/notifications/message.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { ComplaintEventKind } from "#app/complaints/case/complaint.ts";
import { notifyAssignee } from "./notify-assignee.server.ts";
import { notifySender } from "./notify-sender.server.ts";
import { tellCases } from "./tell-cases.server.ts";

/** A step that was just taken. */
export interface StepNotice {
  officeId: string;
  complaintId: string;
  step: ComplaintEventKind;
  /** The revision of the case after it. */
  revision: number;
  /** Who took it; null for the sender. */
  staffId: string | null;
}

/** The steps that are announced to the sender. */
const newsOfStep: Partial<Record<ComplaintEventKind, SenderMessageKind>> = {
  received: "receipt",
  assigned: "progress",
  asked: "asked",
  answered: "answered",
  "not-accepted": "not-accepted",
  forwarded: "forwarded",
  reopened: "reopened",
  separated: "separated",
};

/** The steps of which other software is told. */
const eventOfStep = { received: "complaint.received", answered: "complaint.answered" } as const;

/**
 * Announces a step to those it concerns, in its transaction: to the sender, to whom the case is given, and to the
 * software that listens.
 */
export async function notifyStep(context: Context, tx: Tx, notice: StepNotice): Promise<void> {
  const { officeId, complaintId, step, revision } = notice;
  const news = newsOfStep[step];
  // Assignments inside the office are internal: the sender gets a message about the first one only.
  const occasion = step === "assigned" ? "first" : String(revision);
  if (news !== undefined) await notifySender(context, tx, complaintId, news, occasion);
  if (step === "assigned" || step === "entrusted") await notifyAssignee(context, tx, notice);
  if (step !== "received" && step !== "answered") return;
  const told = { id: complaintId, occasion: String(revision) };
  await tellCases(tx, eventOfStep[step], officeId, [told], context.clock.now());
}

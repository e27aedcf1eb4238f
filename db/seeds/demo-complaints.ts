import { addNote } from "#app/complaints/add-note.server.ts";
import { answerComplaint } from "#app/complaints/answer-complaint.server.ts";
import { assignComplaint } from "#app/complaints/assign-complaint.server.ts";
import { findCase } from "#app/complaints/find-case.server.ts";
import { openCase } from "#app/complaints/open-case.server.ts";
import { sendComplaint } from "#app/complaints/send-complaint.server.ts";
import { addWorkingDays } from "#app/deadlines/due-on.ts";
import { findCalendar } from "#app/deadlines/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantAt, type Instant } from "#app/platform/day.ts";
import { complaints, type DemoComplaint } from "./demo-texts.ts";

const steps = ["received", "opened", "assigned", "noted", "answered"] as const;

/** Who acts in the demonstration's cases. */
export interface Cast {
  officeId: string;
  officerId: string;
  approverId: string;
  handlerId: string;
  handlerUnitId: string | null;
}

/** Sends every complaint of the demonstration on its day and takes each as far as it is said to be. */
export async function playComplaints(context: Context, cast: Cast): Promise<void> {
  const today = dayOf(context.clock.now());
  const oldestFirst = [...complaints].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const [index, complaint] of oldestFirst.entries()) {
    const sentOn = addDays(today, -complaint.daysAgo);
    const sentAt = instantAt(sentOn, 8 + (index % 8), (index * 17) % 60);
    const { reference } = await sendComplaint(at(context, sentAt), sent(complaint, index, cast.officeId));
    await handle(context, cast, complaint, reference, sentAt);
  }
}

function at(context: Context, instant: Instant): Context {
  return { ...context, clock: { now: () => instant } };
}

function sent(complaint: DemoComplaint, index: number, officeId: string): Parameters<typeof sendComplaint>[1] {
  const number = String(index + 1).padStart(2, "0");
  return {
    officeId,
    dossierId: null,
    source: "web",
    language: "vi",
    kind: complaint.kind,
    text: complaint.text,
    formKey: null,
    contact:
      complaint.anonymous === true
        ? null
        : {
            name: `Người gửi thử nghiệm ${number}`,
            address: `Địa chỉ thử nghiệm ${number}`,
            phone: `09000000${number}`,
            email: "",
          },
  };
}

async function handle(
  context: Context,
  cast: Cast,
  complaint: DemoComplaint,
  reference: string,
  sentAt: Instant,
): Promise<void> {
  const reached = steps.indexOf(complaint.progress);
  const officer = { staffId: cast.officerId, officeId: cast.officeId };
  const approver = { staffId: cast.approverId, officeId: cast.officeId };
  const handler = { staffId: cast.handlerId, officeId: cast.officeId };
  const sentOn = dayOf(sentAt);
  const soon = at(context, instantAt(sentOn, 17, 5));
  if (reached >= 1) await openCase(soon, officer, reference);
  if (reached >= 2) {
    await assignComplaint(soon, approver, {
      reference,
      revision: await revisionOf(context, cast, reference),
      unitId: cast.handlerUnitId,
      assigneeId: cast.handlerId,
    });
  }
  if (reached >= 3) {
    const note = "Đã đề nghị quầy tiếp nhận cung cấp nhật ký trong ngày để đối chiếu.";
    await addNote(at(context, instantAt(addDays(sentOn, 1), 9, 30)), handler, { reference, note });
  }
  if (reached >= 4 && complaint.answer !== undefined) {
    const calendar = await findCalendar(context.db, cast.officeId);
    const answeredOn = addWorkingDays(sentOn, complaint.answeredAfterWorkingDays ?? 3, calendar);
    await answerComplaint(at(context, instantAt(answeredOn, 15, 20)), handler, {
      reference,
      revision: await revisionOf(context, cast, reference),
      text: complaint.answer,
    });
  }
}

async function revisionOf(context: Context, cast: Cast, reference: string): Promise<number> {
  const found = await findCase(context.db, cast.officeId, reference);
  if (found === undefined) throw new Error("a complaint of the demonstration is missing");
  return found.revision;
}

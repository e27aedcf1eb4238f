import { clockAt } from "#app/platform/clock.server.ts";
import {
  reopenCase,
  recordOutcome,
  withdrawCase,
  type Sender,
} from "#app/complaints/following/act-as-sender.server.ts";
import { addNote } from "#app/complaints/handling/add-note.server.ts";
import {
  approveAnswer,
  returnAnswer,
  saveDraft,
  submitAnswer,
} from "#app/complaints/handling/answer-complaint.server.ts";
import { askSender } from "#app/complaints/handling/ask-sender.server.ts";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";
import { classifyCase } from "#app/complaints/handling/classify-case.server.ts";
import { markDuplicate } from "#app/complaints/handling/close-case.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { findPublicationPage } from "#app/complaints/publication/find-publication.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import { openCase } from "#app/complaints/handling/open-case.server.ts";
import { publishAnswer } from "#app/complaints/publication/publish-answer.server.ts";
import { confirmRefusal, proposeRefusal } from "#app/complaints/handling/refusal.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { sendComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import type { Role } from "#app/staff/permissions.ts";
import { complaints, type DemoComplaint } from "./demo-texts.ts";

/** The people who act in the demonstration's cases. */
export interface Cast {
  officeId: string;
  officerId: string;
  approverId: string;
  handlerId: string;
  officeStaffId: string;
  handlerUnitId: string | null;
}

/** Sends every complaint of the demonstration on its day and takes the steps that lead to its intended state. */
export async function playComplaints(context: Context, cast: Cast): Promise<void> {
  const today = dayOf(context.clock.now());
  const oldestFirst = [...complaints].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const [index, complaint] of oldestFirst.entries()) {
    const sentOn = addDays(today, -complaint.daysAgo);
    const sentAt = instantAt(sentOn, 8 + (index % 8), (index * 17) % 60);
    const dossierId = await findLateDossier(context, cast.officeId, complaint, sentOn);
    const sender = await sendComplaint(at(context, sentAt), { ...sent(complaint, index, cast.officeId), dossierId });
    await handle(context, cast, complaint, sender, sentAt);
  }
}

function at(context: Context, instant: Instant): Context {
  return { ...context, clock: clockAt(instant) };
}

function sent(complaint: DemoComplaint, index: number, officeId: string): Parameters<typeof sendComplaint>[1] {
  const number = String(index + 1).padStart(2, "0");
  return {
    officeId,
    dossierId: null,
    source: complaint.lateDossierOf === undefined ? "web" : "receipt",
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

/** Finds the newest dossier of the procedure that was late when the complaint was sent. */
async function findLateDossier(
  context: Context,
  officeId: string,
  { lateDossierOf }: DemoComplaint,
  sentOn: Day,
): Promise<string | null> {
  if (lateDossierOf === undefined) return null;
  const row = await context.db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("dossiers.office_id", "=", officeId)
    .where("procedures.name", "like", `${lateDossierOf}%`)
    .where("dossiers.due_on", "<", sentOn)
    .where((where) =>
      where.or([
        where("dossiers.finished_on", "is", null),
        where("dossiers.finished_on", ">", where.ref("dossiers.due_on")),
      ]),
    )
    .orderBy("dossiers.due_on", "desc")
    .orderBy("dossiers.number", "desc")
    .select("dossiers.id")
    .executeTakeFirst();
  return row?.id ?? null;
}

interface Scene {
  context: Context;
  cast: Cast;
  people: Record<"officer" | "approver" | "handler" | "office", Actor>;
  complaint: DemoComplaint;
  sender: Sender;
  reference: string;
  sentOn: Day;
}

async function handle(
  context: Context,
  cast: Cast,
  complaint: DemoComplaint,
  sender: Sender,
  sentAt: Instant,
): Promise<void> {
  const actor = (staffId: string, role: Role): Actor => ({ staffId, officeId: cast.officeId, roles: [role] });
  const people = {
    officer: actor(cast.officerId, "officer"),
    approver: actor(cast.approverId, "approver"),
    handler: actor(cast.handlerId, "handler"),
    office: actor(cast.officeStaffId, "office"),
  };
  const { reference } = sender;
  const scene: Scene = { context, cast, people, complaint, sender, reference, sentOn: dayOf(sentAt) };
  const end = complaint.progress;
  if (end === "received") return;
  const soon = at(context, instantAt(scene.sentOn, 17, 5));
  await openCase(soon, people.officer, reference);
  if (end === "opened") return;
  await expectDone(classifyCase(soon, people.office, { ...(await seen(scene)), kind: complaint.kind }));
  if (end === "classified") return;
  if (await endWithoutHandling(scene, soon)) return;
  await assign(scene, soon);
  if (end === "assigned") return;
  const nextDay = at(context, instantAt(addDays(scene.sentOn, 1), 9, 30));
  const note = "Đã đề nghị quầy tiếp nhận cung cấp nhật ký trong ngày để đối chiếu.";
  await expectDone(addNote(nextDay, people.handler, { reference, note }));
  if (end === "noted") return;
  await write(scene, nextDay);
}

async function assign(scene: Scene, when: Context): Promise<void> {
  const { people, cast } = scene;
  const to = { unitId: cast.handlerUnitId, assigneeId: cast.handlerId };
  await expectDone(assignComplaint(when, people.approver, { ...(await seen(scene)), ...to }));
}

/** Ends a case whose intended end needs no handler; false if the case continues. */
async function endWithoutHandling(scene: Scene, when: Context): Promise<boolean> {
  const { people, complaint, sender } = scene;
  const words = complaint.words ?? "";
  switch (complaint.progress) {
    case "forwarded": {
      const forwarding = { agency: "Ủy ban nhân dân phường (thử nghiệm)", slip: words };
      await expectDone(forwardCase(when, people.office, { ...(await seen(scene)), ...forwarding }));
      return true;
    }
    case "withdrawn":
      await expectDone(withdrawCase(when, sender, words));
      return true;
    case "rerouted": {
      const request = { ...(await seen(scene)), lane: "denunciation" as const, reason: words };
      await expectDone(rerouteCase(when, people.office, request));
      return true;
    }
    case "duplicate": {
      const original = complaint.original === undefined ? "" : await referenceOf(scene, complaint.original);
      await expectDone(markDuplicate(when, people.office, { ...(await seen(scene)), original }));
      return true;
    }
    case "refusal-proposed":
    case "not-accepted": {
      const proposal = { ...(await seen(scene)), ground: "unclear" as const, text: words };
      await expectDone(proposeRefusal(when, people.office, proposal));
      if (complaint.progress === "not-accepted")
        await expectDone(confirmRefusal(when, people.approver, await seen(scene)));
      return true;
    }
    default:
      return false;
  }
}

/** Takes the steps from the draft to the answer and those after it. */
async function write(scene: Scene, when: Context): Promise<void> {
  const { context, cast, people, complaint, sender, sentOn } = scene;
  const text = complaint.answer ?? "";
  if (complaint.progress === "asked") {
    const question = complaint.words ?? "";
    await expectDone(askSender(when, people.handler, { ...(await seen(scene)), question }));
    return;
  }
  const draft = async () => ({ ...(await seen(scene)), text });
  if (complaint.progress === "drafting") {
    await expectDone(saveDraft(when, people.handler, await draft()));
    return;
  }
  const calendar = await findCalendar(context.db, cast.officeId);
  const days = complaint.answeredAfterWorkingDays ?? 1;
  const answeredOn = addWorkingDays(sentOn, days, calendar);
  const afternoon = at(context, instantAt(answeredOn, 15, 20));
  await expectDone(submitAnswer(afternoon, people.handler, await draft()));
  if (complaint.progress === "submitted") return;
  if (complaint.progress === "returned") {
    const reason = complaint.words ?? "";
    await expectDone(returnAnswer(afternoon, people.approver, { ...(await seen(scene)), reason }));
    return;
  }
  const later = at(context, instantAt(answeredOn, 16, 10));
  await expectDone(approveAnswer(later, people.approver, await seen(scene)));
  const nextDay = at(context, instantAt(addDays(answeredOn, 1), 19, 30));
  if (complaint.published === true) await publish(scene, nextDay);
  if (complaint.solved !== undefined)
    await expectDone(recordOutcome(nextDay, sender, { solved: complaint.solved, words: "" }));
  if (complaint.progress === "reopened") await expectDone(reopenCase(nextDay, sender, complaint.words ?? ""));
}

/** Publishes the answer, by somebody who did not write it, masked as the product proposes. */
async function publish({ people, reference }: Scene, when: Context): Promise<void> {
  const page = await findPublicationPage(when, people.office, reference);
  const masked = { question: page?.question.masked ?? "", answer: page?.answer.masked ?? "" };
  await expectDone(publishAnswer(when, people.office, reference, masked));
}

/** Throws if a step is refused: that is an error in the demonstration's script. */
async function expectDone(outcome: Promise<{ ok: boolean; reason?: string }>): Promise<void> {
  const { ok, reason } = await outcome;
  if (!ok) throw new Error(`a step of the demonstration was refused: ${reason ?? ""}`);
}

async function seen({ context, reference, people }: Scene): Promise<{ reference: string; revision: number }> {
  const found = await findCase(context.db, people.approver, reference);
  if (found === undefined) throw new Error("a complaint of the demonstration is missing");
  return { reference, revision: found.revision };
}

async function referenceOf({ context, cast }: Scene, words: string): Promise<string> {
  const row = await context.db
    .selectFrom("complaints")
    .where("office_id", "=", cast.officeId)
    .where("text", "like", `${words}%`)
    .select("reference")
    .executeTakeFirstOrThrow();
  return row.reference;
}

import type { SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { may } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { addNote } from "./add-note.server.ts";
import { answerComplaint, approveAnswer, returnAnswer, saveDraft, submitAnswer } from "./answer-complaint.server.ts";
import { askSender } from "./ask-sender.server.ts";
import { assignComplaint, entrustCase } from "./assign-complaint.server.ts";
import {
  answerSchema,
  assignSchema,
  decisionSchema,
  duplicateSchema,
  forwardSchema,
  kindSchema,
  noteSchema,
  questionSchema,
  reasonSchema,
  refusalSchema,
  rerouteSchema,
  sentAnswerSchema,
} from "#app/complaints/case/case-forms.ts";
import { classifyCase } from "./classify-case.server.ts";
import { markDuplicate, noteWithdrawal, separateCase } from "./close-case.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { forwardCase } from "./forward-case.server.ts";
import type { StepOutcome } from "#app/complaints/steps/take-step.server.ts";
import type { ContactDetails } from "#app/complaints/case/new-complaint.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { openCase } from "./open-case.server.ts";
import { readContact } from "./read-contact.server.ts";
import { confirmRefusal, declineRefusal, proposeRefusal } from "./refusal.server.ts";
import type { GroundProblem } from "#app/complaints/case/refusal-ground.ts";
import { rerouteCase, restoreCase } from "./reroute-case.server.ts";
import type { CaseIntent, RefusedForm } from "./case-page.ts";

interface Call {
  context: Context;
  staff: SignedIn;
  reference: string;
  form: FormData;
}

type OwnReason =
  "assignee" | "original" | "question-open" | "no-draft" | "original-unowed" | "unfilled" | GroundProblem;
type Outcome = StepOutcome<OwnReason>;

/** Reads the fields by the schema and takes the step; a mistake in them comes back with what was typed. */
function step<Schema extends z.ZodType>(
  schema: Schema,
  take: (call: Call, value: z.infer<Schema>) => Promise<Outcome>,
) {
  return async (intent: CaseIntent, call: Call): Promise<CaseFormResult> => {
    const submission = parseForm(call.form, schema);
    if (submission.status !== "success") return badForm(intent, submission.reply());
    const outcome = await take(call, submission.value);
    return settle(intent, outcome, (problem) => submission.reply({ formErrors: [problem] }));
  };
}

type Assign = typeof assignComplaint;

function giving(command: Assign) {
  return step(assignSchema, ({ context, staff, reference }, { unit, assignee, revision }) =>
    command(context, staff, { reference, revision, unitId: unit ?? null, assigneeId: assignee ?? null }),
  );
}

type WithReason = (
  context: Context,
  staff: SignedIn,
  request: { reference: string; revision: number; reason: string },
) => Promise<Outcome>;

function explained(command: WithReason) {
  return step(reasonSchema, ({ context, staff, reference }, value) => command(context, staff, { reference, ...value }));
}

type Decide = (context: Context, staff: SignedIn, request: { reference: string; revision: number }) => Promise<Outcome>;

function decided(command: Decide) {
  return step(decisionSchema, ({ context, staff, reference }, value) =>
    command(context, staff, { reference, ...value }),
  );
}

const draftStep = step(answerSchema, ({ context, staff, reference }, { answer: text, revision }) =>
  saveDraft(context, staff, { reference, revision, text }),
);

/** Sends the answer where this person may send it alone, else hands it to those who approve. */
const sendAnswer = step(sentAnswerSchema, async ({ context, staff, reference }, { answer: text, revision }) => {
  const { answerNeedsApproval } = await findCaseRules(context.db, staff.officeId);
  const isOwnToGive = may(staff.roles, "complaint.approve") && !answerNeedsApproval;
  const answer = { reference, revision, text };
  return isOwnToGive ? answerComplaint(context, staff, answer) : submitAnswer(context, staff, answer);
});

/** One form with two buttons: keep the draft, or let it go. */
const answerStep: typeof draftStep = (intent, call) =>
  call.form.get("as") === "draft" ? draftStep(intent, call) : sendAnswer(intent, call);

type StepIntent = Exclude<CaseIntent, "contact" | "open">;

/** What each form of the case page does. Each command checks the permission itself. */
const steps: Record<StepIntent, typeof draftStep> = {
  classify: step(kindSchema, ({ context, staff, reference }, value) =>
    classifyCase(context, staff, { reference, ...value }),
  ),
  assign: giving(assignComplaint),
  entrust: giving(entrustCase),
  note: step(noteSchema, ({ context, staff, reference }, { note }) => addNote(context, staff, { reference, note })),
  answer: answerStep,
  approve: decided(approveAnswer),
  return: explained(returnAnswer),
  ask: step(questionSchema, ({ context, staff, reference }, value) =>
    askSender(context, staff, { reference, ...value }),
  ),
  "propose-refusal": step(refusalSchema, ({ context, staff, reference }, { ground, reason, revision }) =>
    proposeRefusal(context, staff, { reference, revision, ground, text: reason }),
  ),
  "confirm-refusal": decided(confirmRefusal),
  "decline-refusal": explained(declineRefusal),
  forward: step(forwardSchema, ({ context, staff, reference }, value) =>
    forwardCase(context, staff, { reference, ...value }),
  ),
  duplicate: step(duplicateSchema, ({ context, staff, reference }, value) =>
    markDuplicate(context, staff, { reference, ...value }),
  ),
  "note-withdrawal": explained(noteWithdrawal),
  reroute: step(rerouteSchema, ({ context, staff, reference }, value) =>
    rerouteCase(context, staff, { reference, ...value }),
  ),
  restore: explained(restoreCase),
  separate: explained(separateCase),
};

/**
 * Result of a form. "shown": the page itself is the answer, because the contact is stored nowhere else. "left": after
 * the step this person can no longer see the case.
 */
export type CaseFormResult =
  | { kind: "done" | "left" }
  | { kind: "forbidden" | "not-found" | "unknown-intent" }
  | { kind: "shown"; contact: ContactDetails }
  | RefusedForm;

/** Does what a form on a case's page asks, if the step is this person's to take. */
export async function handleCaseForm(
  context: Context,
  staff: SignedIn,
  reference: string,
  form: FormData,
): Promise<CaseFormResult> {
  const intent = form.get("intent");
  const call = { context, staff, reference, form };
  if (intent === "open") {
    await openCase(context, staff, reference);
    return { kind: "done" };
  }
  if (intent === "contact") return showContact(call);
  const known = (Object.keys(steps) as StepIntent[]).find((name) => name === intent);
  if (known === undefined) return { kind: "unknown-intent" };
  const acted = await steps[known](known, call);
  const hasLeft = known === "reroute" && acted.kind === "done" && !may(staff.roles, "case.locked");
  return hasLeft ? { kind: "left" } : acted;
}

async function showContact({ context, staff, reference }: Call): Promise<CaseFormResult> {
  const found = await findCase(context.db, staff, reference);
  if (found === undefined) return { kind: "not-found" };
  const outcome = await readContact(context, staff, found.id);
  if (outcome.ok) return { kind: "shown", contact: outcome.contact };
  if (outcome.reason !== "none") return { kind: outcome.reason };
  return badForm("contact", { status: "error", error: { "": ["contactNone"] } });
}

function badForm(intent: CaseIntent, lastResult: SubmissionResult): RefusedForm {
  return { kind: "refused", status: 400, intent, lastResult, last: null };
}

type ProblemName = keyof Messages["complaints"]["problems"];

const ownProblems: Record<OwnReason, ProblemName> = {
  assignee: "assigneeUnknown",
  original: "originalUnknown",
  "original-unowed": "originalUnowed",
  "question-open": "questionOpen",
  "no-draft": "changed",
  unfilled: "unfilledBefore",
  groundContactKnown: "groundContactKnown",
  groundNotAnswered: "groundNotAnswered",
};

/** Maps a command outcome to a page result; a conflict includes the colleague's last step. */
function settle(
  intent: CaseIntent,
  outcome: Outcome,
  reply: (problem: ProblemName) => SubmissionResult,
): CaseFormResult {
  if (outcome.ok) return { kind: "done" };
  switch (outcome.reason) {
    case "not-found":
    case "forbidden":
      return { kind: outcome.reason };
    case "second-person":
      return badForm(intent, reply("secondPerson"));
    case "state":
    case "changed": {
      const problem = outcome.reason === "state" ? "alreadyMoved" : "changed";
      return { kind: "refused", status: 409, intent, lastResult: reply(problem), last: outcome.last ?? null };
    }
    default:
      return badForm(intent, reply(ownProblems[outcome.reason]));
  }
}
